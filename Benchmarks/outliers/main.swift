// Outlier tables: the default ensemble and its members on labelled tables. Arguments: CSV files
// whose last column is is_outlier (0 or 1).
import Foundation
import LinearAlgebra
import Statistics
import Support

guard CommandLine.arguments.count > 1 else {
  print("usage: outliers FILE.csv...")
  exit(2)
}
/// The chance that an outlier scores above another row, ties counting half.
func areaUnderCurve(_ scores: [Double], _ labels: [Double]) -> Double {
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var (rankSum, start) = (0.0, 0)
  while start < order.count {
    var end = start
    while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
    let rank = 0.5 * Double(start + end + 1)
    for place in start..<end where labels[order[place]] == 1 { rankSum += rank }
    start = end
  }
  let m = labels.reduce(0, +)
  return (rankSum - m * (m + 1) / 2) / (m * (Double(labels.count) - m))
}

for path in CommandLine.arguments.dropFirst() {
  let table = try NumberTable(path: path)
  guard let labels = table.columns.last else { continue }
  let data = try Matrix(columns: Array(table.columns.dropLast()))
  let ensemble = OutlierEnsemble()
  let (found, cpu) = try timed(runs: 3) { try ensemble.scores(data) }
  var figures = [
    ("n", Double(data.rows)), ("p", Double(data.columns)), ("cpu", cpu),
    ("auc", areaUnderCurve(found.scores, labels)),
  ]
  for member in found.members {
    figures.append((member.member.rawValue, areaUnderCurve(member.values, labels)))
  }
  figures.append(("rss_mb", peakMegabytes()))
  report(URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent, "aforo", figures)
}
