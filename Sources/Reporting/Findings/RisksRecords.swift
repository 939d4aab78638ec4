internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

/// The deals at risk as CSV.
struct RisksRecords {
  let report: RiskReport

  func text(_ shown: [DealRisk]) -> String {
    var csv = CSVText(header: [
      "id", "owner", "account", "stage", "amount", "closeDate", "winProbability",
      "periodProbability", "moneyAtRisk", "signals", "atRisk", "reasons",
    ])
    for risk in shown {
      csv.text(risk.forecast.id)
      csv.text(risk.owner)
      csv.text(risk.account)
      csv.text(risk.stage)
      csv.money(risk.amount, report.currency)
      csv.day(risk.closeDay)
      csv.number(risk.forecast.winProbability)
      csv.number(risk.forecast.periodProbability)
      csv.money(risk.moneyAtRisk, report.currency)
      csv.text(risk.signals.map(\.signal.name).joined(separator: ";"))
      csv.text(risk.isAtRisk ? "true" : "false")
      csv.text(risk.reasons.map(\.signal.name).joined(separator: ";"))
      csv.end()
    }
    return csv.string
  }
}

/// Representatives and teams as CSV: one record for each node and signal.
struct NodeRisksRecords {
  let report: RiskReport

  var text: String {
    var csv = CSVText(header: [
      "asOf", "period", "path", "name", "signal", "value", "threshold", "lower", "upper", "flagged",
      "met", "reason",
    ])
    for node in report.nodes {
      for reading in node.readings {
        csv.day(report.asOf)
        csv.text(report.target.id)
        csv.text(node.node.path.map { "\($0.level)=\($0.value)" }.joined(separator: ";"))
        csv.text(node.node.name)
        csv.text(reading.signal.name)
        for number in [reading.value, reading.threshold, reading.lower, reading.upper] {
          csv.number(number)
        }
        csv.text(reading.isFlagged ? "true" : "false")
        csv.text(reading.isMet ? "true" : "false")
        csv.text(reading.reason?.sentence)
        csv.end()
      }
    }
    return csv.string
  }
}
