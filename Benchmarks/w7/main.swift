// W7: Cox regression of 100,000 deals with 12 columns, days as ties. Argument: the CSV file.
import Foundation
import LinearAlgebra
import Statistics
import Support

guard CommandLine.arguments.count > 1 else {
  print("usage: w7 FILE.csv")
  exit(2)
}
let table = try NumberTable(path: CommandLine.arguments[1])
let (days, closed) = (table.columns[12], table.columns[13].map { $0 == 1 })
let design = try Matrix(columns: Array(table.columns[0..<12]))
let model = try CoxRegression()

let (fitted, cpu) = try timed(runs: 7) {
  try model.fit(SurvivalData(durations: days, events: closed), design: design)
}
let data = try SurvivalData(durations: days, events: closed)
let (concordance, concordanceCPU) = try timed(runs: 3) {
  try fitted.concordance(data, design: design)
}
report(
  "W7", "aforo CoxRegression (Efron)",
  [
    ("n", Double(days.count)), ("cpu", cpu), ("iterations", Double(fitted.iterations)),
    ("loglik", fitted.logLikelihood), ("concordance", concordance.index),
    ("concordance_cpu", concordanceCPU), ("rss_mb", peakMegabytes()),
  ])

// The same by four-week periods, thirteen of them, with what comes later in the last.
let periods = try SurvivalData(
  durations: days.map { min(13, (($0 - 1) / 28).rounded(.down) + 1) }, events: closed)
let (hazards, hazardCPU) = try timed(runs: 3) {
  try DiscreteHazard().fit(periods, design: design)
}
report(
  "W7", "aforo DiscreteHazard",
  [
    ("cpu", hazardCPU), ("iterations", Double(hazards.iterations)),
    ("loglik", hazards.logLikelihood),
  ])
for (coefficient, error) in zip(fitted.coefficients, fitted.standardErrors) {
  print("coefficient", coefficient, error)
}
