internal import Calendars
internal import Deals
internal import Foundation

/// Deals entered twice: same account, product, segment, region, source and type, created within 14
/// days of each other, first amounts within a fifth.
struct DuplicateDetector: Sendable {
  private let frame: AnomalyFrame

  static let days: Int32 = 14
  static let logAmount = 0.2

  init(_ frame: AnomalyFrame) { self.frame = frame }

  private static let account = DealAttributes.names.firstIndex(of: "account") ?? 0
  private static let manager = DealAttributes.names.firstIndex(of: "manager") ?? 1

  func find() -> DetectorResult {
    let rows = frame.lines.filter {
      $0.codes[DuplicateDetector.account] >= 0 && ($0.firstAmount ?? $0.amount ?? 0) > 0
    }
    guard !rows.isEmpty else { return .notLookedAt(.field("account")) }
    var groups: [[Int32]: [AnomalyFrame.Line]] = [:]
    for line in rows {
      var key = line.codes
      // The manager follows the owner, who may differ.
      key[DuplicateDetector.manager] = -1
      groups[key, default: []].append(line)
    }
    var copies: [AnomalyFrame.Line] = []
    for group in groups.values where group.count > 1 {
      copies += DuplicateDetector.copies(group)
    }
    let found = Dictionary(grouping: copies, by: \.cell).sorted { $0.key < $1.key }.map {
      anomaly($0, $1)
    }
    return DetectorResult(found: found, tested: rows.count)
  }

  /// Those that repeat an earlier one.
  static func copies(_ group: [AnomalyFrame.Line]) -> [AnomalyFrame.Line] {
    let ordered = group.sorted { ($0.created, $0.deal) < ($1.created, $1.deal) }
    return ordered.indices.filter { later in
      ordered[..<later].contains { isCopy(ordered[later], of: $0) }
    }.map { ordered[$0] }
  }

  private static func isCopy(_ line: AnomalyFrame.Line, of other: AnomalyFrame.Line) -> Bool {
    guard line.createdDay - other.createdDay <= days,
      let amount = line.firstAmount ?? line.amount,
      let original = other.firstAmount ?? other.amount
    else { return false }
    return abs(log(Double(amount)) - log(Double(original))) < logAmount
  }

  private func anomaly(_ cell: Int, _ copies: [AnomalyFrame.Line]) -> Anomaly {
    let all = frame.lines.lazy.filter { $0.cell == cell }.count
    var anomaly = Anomaly(
      .duplicates, frame.cells[cell], effect: Double(copies.count) / Double(max(1, all)))
    anomaly.observed = Double(copies.count)
    anomaly.expected = 0
    anomaly.since = copies.map(\.createdDay).min().map { Day(number: $0) }
    anomaly.until = copies.map(\.createdDay).max().map { Day(number: $0) }
    anomaly.deals = frame.deals(of: copies)
    // Only what is open is counted twice in the pipeline, what is won twice in the bookings.
    anomaly.money = frame.total(copies.filter { $0.status != .lost })
    return anomaly
  }
}
