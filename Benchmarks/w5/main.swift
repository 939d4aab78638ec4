// W5: reconciliation of a total, 39 groups and their bottom series. Argument: the folder with
// group.csv, base.csv and residuals.csv; the forecasts are written to aforo.csv.
import Foundation
import LinearAlgebra
import Support
import TimeSeries

guard CommandLine.arguments.count > 1 else {
  print("usage: w5 FOLDER")
  exit(2)
}
let folder = CommandLine.arguments[1]
let groups = try NumberTable(path: folder + "/group.csv").columns[0].map { Int($0) }
let base = try Matrix(columns: NumberTable(path: folder + "/base.csv").columns)
let residuals = try Matrix(columns: NumberTable(path: folder + "/residuals.csv").columns)
let groupCount = base.rows - groups.count - 1

// As the peer is given its summing matrix, so the lists are made outside of the time.
var members = [[Int]](repeating: [], count: groupCount)
for (series, group) in groups.enumerated() { members[group].append(series) }
let hierarchy = try Hierarchy(
  bottomCount: groups.count, aggregates: [Array(groups.indices)] + members)
let model = MinimumTraceReconciliation(covariance: .shrinkage)

// One call is below the clock's grain: time them by the hundred.
let calls = 100
let (forecasts, cpu) = try timed(runs: 5) {
  var result = base
  for _ in 0..<calls {
    result = try model.reconcile(hierarchy, baseForecasts: base, residuals: residuals)
  }
  return result
}
let fitted = try model.fit(hierarchy, residuals: residuals)
report(
  "W5", "aforo MinimumTraceReconciliation",
  [
    ("bottom", Double(groups.count)), ("cpu", cpu / Double(calls)),
    ("shrinkage", fitted.shrinkage ?? 0), ("rss_mb", peakMegabytes()),
  ])
let lines = (0..<forecasts.rows).map { i in
  forecasts.row(i).map { "\($0)" }.joined(separator: ",")
}
try (lines.joined(separator: "\n") + "\n")
  .write(toFile: folder + "/aforo.csv", atomically: true, encoding: .utf8)
