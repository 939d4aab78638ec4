internal import Calendars
internal import Deals
internal import Foundation

/// Won amount and wins per created deal by its age in weeks, for deals not yet created
/// (science.md 3.3; cohorts of all history with a half-life, science-deals.md 5).
struct WinCurve: Codable, Equatable, Sendable {
  /// Won amount in minor units per deal, in week j after its creation.
  let value: [Double]
  /// Wins per deal, in week j after its creation.
  let wins: [Double]
  /// Amounts of short-cycle wins, ascending, for drawing.
  let amounts: [Double]

  static let halfLifeWeeks = 104.0
  static let maximumWeeks = 78

  /// Before the first close ever recorded closes were not kept (left truncation), so a delay that
  /// ended before it was not observed.
  ///
  /// - Parameter origin: only what happened before this day counts.
  init(_ group: CreationHistory.Group, of history: CreationHistory, origin: Day) {
    let log = history.log
    let length = WinCurve.maximumWeeks
    let firstClose = log.known.zone.day(of: log.firstClose)
    let observed = { (created: Day) in
      // The first week whose whole span lies after the first close, and the end of observation.
      (from: max(0, (firstClose - created + 6) / 7), to: min((origin - created) / 7, length))
    }
    // The deals at risk in week j, as differences: + where a deal's observation begins, - where
    // it ends.
    var entering = [Double](repeating: 0, count: length + 1)
    for (offset, count) in group.createdPerDay.enumerated() where count > 0 {
      let created = history.firstDay + offset
      guard created < origin else { break }
      let weeks = observed(created)
      guard weeks.from < weeks.to else { continue }
      let weight = WinCurve.weight(origin - created) * Double(count)
      entering[weeks.from] += weight
      entering[weeks.to] -= weight
    }
    var won = [Double](repeating: 0, count: length)
    var amount = [Double](repeating: 0, count: length)
    for win in group.wins where win.closedDay < origin.number {
      let created = Day(number: win.createdDay)
      let weeks = observed(created)
      let delay = Int(win.closedDay - win.createdDay) / 7
      guard weeks.from <= delay, delay < weeks.to else { continue }
      let weight = WinCurve.weight(origin - created)
      won[delay] += weight
      amount[delay] += weight * win.amount
    }
    var running = 0.0
    let atRisk = entering.prefix(length).map { change -> Double in
      running += change
      return running
    }
    value = zip(amount, atRisk).map { $1 > 1e-9 ? $0 / $1 : 0 }
    wins = zip(won, atRisk).map { $1 > 1e-9 ? $0 / $1 : 0 }
    amounts = group.amounts
  }

  private static let weights = (0...4_000).map { pow(0.5, Double($0) / halfLifeWeeks) }

  private static func weight(_ days: Int) -> Double {
    weights[min(max(0, days) / 7, weights.count - 1)]
  }
}
