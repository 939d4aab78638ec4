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

  /// - Parameters:
  ///   - origin: only what happened before it counts.
  ///   - firstClose: the first close ever recorded. Before it closes were not kept (left
  ///     truncation), so a delay that ended before it was not observed.
  init(_ group: CreationHistory.Group, origin: Instant, firstClose: Instant) {
    let length = WinCurve.maximumWeeks
    let week = Int64(7 * 86_400)
    let weights = (0...4_000).map { pow(0.5, Double($0) / WinCurve.halfLifeWeeks) }
    // The deals at risk in week j, as differences: + where a deal's observation begins, - where
    // it ends.
    var entering = [Double](repeating: 0, count: length + 1)
    var won = [Double](repeating: 0, count: length)
    var amount = [Double](repeating: 0, count: length)
    for entry in group.entries where entry.created < origin {
      let age = Int((origin.seconds - entry.created.seconds) / week)
      let end = min(age, length)
      let hidden = max(0, Int((firstClose.seconds - entry.created.seconds + week - 1) / week))
      guard hidden < end else { continue }
      let weight = weights[min(age, weights.count - 1)]
      entering[hidden] += weight
      entering[end] -= weight
      guard entry.isWon, entry.closed < origin else { continue }
      let delay = Int((entry.closed.seconds - entry.created.seconds) / week)
      guard hidden <= delay, delay < end else { continue }
      won[delay] += weight
      amount[delay] += weight * min(group.upperAmount, Double(max(0, entry.amount ?? 0)))
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
}
