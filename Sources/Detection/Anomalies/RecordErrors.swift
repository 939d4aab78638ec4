internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// Records that contradict themselves: rules of the data contract, and impossible close days.
struct RecordErrors: Sendable {
  let frame: AnomalyFrame
  /// Of the contract, with every example; `nil` where it was not checked.
  let violations: [ContractViolation]?

  /// Rules of the contract whose breach is an error of the record rather than a habit.
  static let rules: [ViolationKind] = [
    .wonAmountMissing, .amountNegative, .amountZero, .creationMissing, .closedBeforeCreated,
    .historyBeforeCreation, .historyContradiction,
  ]
  /// A close day so many days after the creation is an error, and so many times the 99 % quantile.
  static let farDays = 1_095.0
  static let farFactor = 3.0

  func find() -> DetectorResult {
    var broken: [(rule: RecordRule, lines: [AnomalyFrame.Line])] = []
    for violation in violations ?? [] where RecordErrors.rules.contains(violation.kind) {
      let names = Set(violation.examples)
      broken.append(
        (.contract(violation.kind), frame.lines.filter { names.contains(frame.known.id($0.deal)) }))
    }
    let dated = frame.lines.filter { $0.closeDay != Int32.min }
    broken.append((.closeDayBeforeCreation, dated.filter { $0.closeDay < $0.createdDay }))
    let far = RecordErrors.farAhead(dated.map { Double($0.closeDay - $0.createdDay) })
    broken.append(
      (.closeDayFarAhead, dated.filter { Double($0.closeDay - $0.createdDay) > far }))
    let found = broken.flatMap { rule, lines in
      Dictionary(grouping: lines, by: \.cell).sorted { $0.key < $1.key }.map {
        anomaly(rule, $0, $1)
      }
    }
    return DetectorResult(found: found, tested: frame.lines.count)
  }

  /// Beyond so many days a close day is an error.
  static func farAhead(_ days: [Double]) -> Double {
    max(farDays, farFactor * (Descriptive.quantile(days, probability: 0.99) ?? 0))
  }

  private func anomaly(
    _ rule: RecordRule, _ cell: Int, _ lines: [AnomalyFrame.Line]
  ) -> Anomaly {
    var anomaly = Anomaly(.records, frame.cells[cell], effect: Double(lines.count))
    anomaly.rule = rule
    anomaly.observed = Double(lines.count)
    anomaly.expected = 0
    anomaly.since = lines.map(\.createdDay).min().map { Day(number: $0) }
    anomaly.until = frame.asOf
    anomaly.deals = frame.deals(of: lines)
    anomaly.money = frame.total(lines.filter { $0.status != .lost })
    return anomaly
  }
}
