internal import Calendars
import Foundation
import Statistics

/// What a team of a simulation cost in a month.
public struct SyntheticSpend: Equatable, Sendable {
  /// The month, for example `2025-11`.
  public let month: String
  /// `sales` or `marketing`.
  public let team: String
  /// The ledger's account: `payroll`, `travel`, a source of leads, `brand`.
  public let account: String
  /// Amount in cents.
  public let amountMinor: Int
}

extension Simulator {
  /// What marketing and sales cost in each whole month, in the order of the months: salaries of
  /// those who work there, and campaigns by the source of the leads they bring.
  public var spend: [SyntheticSpend] {
    var stream = configuration.stream(.spend)
    let deals = Double(configuration.deals) / Double(configuration.quarters) / 3
    var months: [SyntheticSpend] = []
    let last = Day(number: Int32(clamping: configuration.lastDay + 1))
    for day in configuration.firstDay...configuration.lastDay {
      let day = Day(number: Int32(clamping: day))
      guard day.day == 1, day.year * 12 + day.month < last.year * 12 + last.month else { continue }
      let staff = organisation.people.filter { $0.firstDay <= Int(day.number) }.count
      let season = LeadSource.season(month: day.month)
      let iso = String(day.iso8601.prefix(7))
      func add(_ team: String, _ account: String, _ euro: Double, spread: Double) {
        months.append(
          SyntheticSpend(
            month: iso, team: team, account: account,
            amountMinor: Int((100 * euro * exp(spread * stream.normal())).rounded())))
      }
      add("sales", "payroll", 6_800 * Double(staff), spread: 0.01)
      add("sales", "travel", 420 * Double(staff), spread: 0.15)
      for source in DealLabel.sources {
        guard let cost = Simulator.campaignCost[source.name] else { continue }
        add("marketing", source.name, cost * source.share * deals * season, spread: 0.1)
      }
      add("marketing", "brand", 60 * deals, spread: 0.05)
    }
    return months
  }

  /// Euro for each deal that comes from the source.
  private static let campaignCost = ["Web": 340.0, "Partner": 210, "Outbound": 160, "Event": 980]
}
