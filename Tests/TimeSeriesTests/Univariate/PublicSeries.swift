import Foundation
import TestSupport
import Testing

/// A series of a forecasting competition: what was known, and what came.
struct PublicSeries {
  let train: [Double]
  let test: [Double]
}

/// The dev half of a competition's set at one frequency.
struct PublicSet: CustomTestStringConvertible, Sendable {
  let name: String
  private let archive: String
  /// As the file's column says; `nil` where all of it is of one frequency.
  private let frequency: String?
  let period: Int
  private let horizon: Int

  var testDescription: String { name }

  static let all: [PublicSet] = [
    PublicSet("M1 quarterly", "m1_competition/m1", "QUARTERLY", 4, 8),
    PublicSet("M3 quarterly", "m3_competition/m3", "QUARTERLY", 4, 8),
    PublicSet("tourism quarterly", "tourism_comp_competition/tourism_comp", "QUARTERLY", 4, 8),
    PublicSet("M4 quarterly", "m4_competition/quarterly_sample", nil, 4, 8),
    PublicSet("M1 monthly", "m1_competition/m1", "MONTHLY", 12, 18),
    PublicSet("M3 monthly", "m3_competition/m3", "MONTHLY", 12, 18),
    PublicSet("tourism monthly", "tourism_comp_competition/tourism_comp", "MONTHLY", 12, 24),
  ]

  private init(
    _ name: String, _ stem: String, _ frequency: String?, _ period: Int, _ horizon: Int
  ) {
    self.name = name
    archive = stem + (frequency == nil ? "_dev.csv.gz" : "_values_dev.csv.gz")
    self.frequency = frequency
    self.period = period
    self.horizon = horizon
  }

  /// The series in the order of the file; `nil`, which is printed, where the set is not here.
  func series() throws -> [PublicSeries]? {
    guard let path = Places.publicData(archive) else { return nil }
    var names: [Substring] = []
    var values: [Substring: [Double]] = [:]
    for line in try unpacked(path).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      // id, period, set, t, value; or series, date, value.
      if let frequency, cells[1] != frequency { continue }
      let value = try #require(cells.last.flatMap { Double($0) })
      if values[cells[0]] == nil { names.append(cells[0]) }
      values[cells[0], default: []].append(value)
    }
    return names.map { name in
      let all = values[name] ?? []
      return PublicSeries(train: all.dropLast(horizon), test: all.suffix(horizon))
    }
  }
}

/// The dev half of M4's weekly series; `nil`, which is printed, where it is not here.
func weeklySeries() throws -> [PublicSeries]? {
  guard let train = Places.publicData("m4_competition/weekly_train_dev.csv.gz"),
    let test = Places.publicData("m4_competition/weekly_test_dev.csv.gz")
  else { return nil }
  // A row a series: its name, then its values, then empty cells.
  func rows(_ path: String) throws -> [[Double]] {
    try unpacked(path).split { $0.isNewline }.dropFirst().map { line in
      line.split(separator: ",").dropFirst()
        .compactMap { Double($0.filter { $0 != "\"" }) }
    }
  }
  return zip(try rows(train), try rows(test)).map { PublicSeries(train: $0, test: $1) }
}

/// The text of a gzip archive.
func unpacked(_ archive: String) throws -> String {
  let folder = try TemporaryFolder()
  let path = try folder.write("", "values.csv")
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/gunzip")
  process.arguments = ["-c", archive]
  process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  try process.run()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0)
  return try String(contentsOfFile: path, encoding: .utf8)
}
