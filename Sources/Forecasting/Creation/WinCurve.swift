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
  static let keptAmounts = 400

  init(_ entries: [DealLog.Entry], origin: Instant, firstClose: Instant) {
    let length = WinCurve.maximumWeeks
    var atRisk = [Double](repeating: 0, count: length)
    var won = [Double](repeating: 0, count: length)
    var amount = [Double](repeating: 0, count: length)
    let limit = WinCurve.upperAmount(entries, origin: origin)
    let week = Int64(7 * 86_400)
    for entry in entries where entry.created < origin {
      let age = Int((origin.seconds - entry.created.seconds) / week)
      // A delay is observed only after the first close ever recorded: before it, closes were not
      // kept (left truncation), not absent.
      let hidden = max(0, Int((firstClose.seconds - entry.created.seconds + week - 1) / week))
      guard hidden < min(age, length) else { continue }
      let weight = pow(0.5, Double(age) / WinCurve.halfLifeWeeks)
      for delay in hidden..<min(age, length) { atRisk[delay] += weight }
      guard entry.isWon, entry.closed < origin else { continue }
      let delay = Int((entry.closed.seconds - entry.created.seconds) / week)
      guard hidden <= delay, delay < min(age, length) else { continue }
      won[delay] += weight
      amount[delay] += weight * min(limit, Double(max(0, entry.amount ?? 0)))
    }
    value = zip(amount, atRisk).map { $1 > 0 ? $0 / $1 : 0 }
    wins = zip(won, atRisk).map { $1 > 0 ? $0 / $1 : 0 }
    amounts = WinCurve.shortCycleAmounts(entries, origin: origin, limit: limit)
  }

  private static func upperAmount(_ entries: [DealLog.Entry], origin: Instant) -> Double {
    let won = entries.filter { $0.isWon && $0.closed < origin }.compactMap(\.amount)
      .map(Double.init).sorted()
    guard let last = won.last else { return .infinity }
    let position = Int((0.99 * Double(won.count)).rounded(.up))
    return position < won.count ? won[position] : last
  }

  /// Amounts of the wins with a cycle under 13 weeks, thinned to a fixed number of quantiles.
  private static func shortCycleAmounts(
    _ entries: [DealLog.Entry], origin: Instant, limit: Double
  ) -> [Double] {
    let won = entries.filter { $0.isWon && $0.closed < origin && ($0.amount ?? 0) > 0 }
    let quick = won.filter { $0.closed.seconds - $0.created.seconds < 91 * 86_400 }
    let chosen = (quick.count >= 20 ? quick : won)
      .map { min(limit, Double($0.amount ?? 0)) }.sorted()
    guard chosen.count > keptAmounts else { return chosen }
    return (0..<keptAmounts).map {
      chosen[($0 * 2 + 1) * chosen.count / (2 * keptAmounts)]
    }
  }
}
