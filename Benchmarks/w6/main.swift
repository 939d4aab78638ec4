// W6: minimum covariance determinant of 100,000 rows x 20 columns, of which the first tenth are
// outliers. Argument: the CSV file.
import Foundation
import LinearAlgebra
import Statistics
import Support

guard CommandLine.arguments.count > 1 else {
  print("usage: w6 FILE.csv")
  exit(2)
}
let data = try Matrix(columns: NumberTable(path: CommandLine.arguments[1]).columns)
let model = try RobustCovariance()
let (fitted, cpu) = try timed(runs: 3) { try model.fit(data) }

/// The chance that an outlier lies farther out than a clean row.
func areaUnderCurve(_ scores: [Double], outliers: Int) -> Double {
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  var rankSum = 0.0
  for (rank, row) in order.enumerated() where row < outliers { rankSum += Double(rank + 1) }
  let (m, k) = (Double(outliers), Double(scores.count - outliers))
  return (rankSum - m * (m + 1) / 2) / (m * k)
}

report(
  "W6", "aforo RobustCovariance",
  [
    ("n", Double(data.rows)), ("p", Double(data.columns)), ("cpu", cpu),
    ("auc", areaUnderCurve(fitted.squaredDistances, outliers: data.rows / 10)),
    ("steps", Double(fitted.steps)), ("rss_mb", peakMegabytes()),
  ])
