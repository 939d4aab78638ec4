// Change points of annotated series. Argument: the folder of the Turing change point data set, with
// annotations.json and datasets/NAME.json.
import Foundation
import Support
import TimeSeries

struct Series: Decodable {
  struct Column: Decodable { let raw: [Double?] }
  let series: [Column]

  /// The columns; a missing value is that before it.
  var columns: [[Double]] {
    series.map { column in
      var last = column.raw.lazy.compactMap { $0 }.first ?? 0
      return column.raw.map { value in
        last = value ?? last
        return last
      }
    }
  }
}

guard CommandLine.arguments.count > 1 else {
  print("usage: changepoints FOLDER")
  exit(2)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let decoder = JSONDecoder()
decoder.nonConformingFloatDecodingStrategy = .convertFromString(
  positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
let marks = try decoder.decode(
  [String: [String: [Int]]].self,
  from: Data(contentsOf: folder.appending(path: "annotations.json")))
var sums: [String: (f1: Double, cover: Double, changes: Int)] = [:]
let methods = ["none", "PELT, factor 12", "of these, confirmed", "Bayes"]
var series = 0
for (name, people) in marks.sorted(by: { $0.key < $1.key }) {
  let file = folder.appending(path: "datasets/\(name).json")
  guard let data = try? Data(contentsOf: file) else { continue }
  // Bare NaN is no JSON.
  let text = String(decoding: data, as: UTF8.self).replacingOccurrences(of: "NaN", with: "null")
  let columns = try decoder.decode(Series.self, from: Data(text.utf8)).columns
  let score = SegmentationScore(annotations: Array(people.values), count: columns[0].count)
  let found = try ChangePointSearch().changePoints(columns)
  let answers = [
    [], found.map(\.index), found.filter(\.isConfirmed).map(\.index),
    try BayesianSegmentation().changePoints(columns),
  ]
  series += 1
  for (method, changes) in zip(methods, answers) {
    var sum = sums[method] ?? (0, 0, 0)
    sum.f1 += score.f1(changes)
    sum.cover += score.covering(changes)
    sum.changes += changes.count
    sums[method] = sum
  }
}
for method in methods {
  guard let sum = sums[method] else { continue }
  report(
    "change points", method,
    [
      ("series", Double(series)), ("f1", sum.f1 / Double(series)),
      ("cover", sum.cover / Double(series)), ("changes", Double(sum.changes)),
    ])
}
report("change points", "all", [("cpu", cpuSeconds())])
