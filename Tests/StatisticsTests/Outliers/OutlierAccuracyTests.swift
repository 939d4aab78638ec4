import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("OutlierEnsemble on ADBench's tables")
struct OutlierAccuracyTests {
  /// Fitted and scored on all rows, no label seen.
  private static let tables = [
    "7_Cardiotocography", "12_fault", "18_Ionosphere", "21_Lymphography", "23_mammography",
    "28_pendigits", "31_satimage-2", "37_Stamps", "40_vowels", "42_WBC", "43_WDBC", "44_Wilt",
    "47_yeast",
  ]

  @Test("the mean AUC is above the floor, and the planted relations of Wilt are seen")
  func accuracy() throws {
    guard Places.publicData("adbench_tabular/\(Self.tables[0]).csv.gz") != nil else { return }
    var areas: [String: Double] = [:]
    for name in Self.tables {
      let path = try #require(Places.publicData("adbench_tabular/\(name).csv.gz"))
      let (data, labels) = try Self.table(path)
      let scores = try OutlierEnsemble().scores(data)
      areas[name] = Self.areaUnderCurve(scores.scores, labels)
    }
    let mean = areas.values.sorted().reduce(0, +) / Double(areas.count)
    #expect(mean >= outlierMeanArea, "\(areas)")
    #expect(areas["44_Wilt"] ?? 0 >= outlierWiltArea)
    #expect(areas["23_mammography"] ?? 0 >= outlierMammographyArea)
  }

  private static func table(_ path: String) throws -> (Matrix, [Double]) {
    let folder = try TemporaryFolder()
    let unpacked = try folder.write("", "table.csv")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gunzip")
    process.arguments = ["-c", path]
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: unpacked))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let rows = try String(contentsOfFile: unpacked, encoding: .utf8).split(separator: "\n")
      .dropFirst().map { line in try line.split(separator: ",").map { try #require(Double($0)) } }
    return (try Matrix(rows: rows.map { Array($0.dropLast()) }), rows.map { $0.last ?? .nan })
  }

  private static func areaUnderCurve(_ scores: [Double], _ labels: [Double]) -> Double {
    let inside = scores.indices.filter { labels[$0] == 1 }.map { scores[$0] }
    let others = scores.indices.filter { labels[$0] == 0 }.map { scores[$0] }.sorted()
    var sum = 0.0
    for score in inside {
      // Binary searches for how many are below, and how many at most as large.
      let below = others.partitioningIndex { $0 >= score }
      let atMost = others.partitioningIndex { $0 > score }
      sum += 0.5 * Double(below + atMost)
    }
    return sum / (Double(inside.count) * Double(others.count))
  }
}

extension Array<Double> {
  /// The first place from which on `belongs` holds.
  fileprivate func partitioningIndex(_ belongs: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
