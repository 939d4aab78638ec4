import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

@testable import Forecasting

@Suite("Judgement of replayed forecasts")
struct ReplayedJudgementTests {
  /// Forecasts of the last quarters by region, each by a model of its own day, four weeks in.
  private static func replay(_ crm: SampleCRM, quarters: Int) throws -> [BookingsForecast] {
    let book = try crm.book(crm.simulatedSettings)
    let last = book.lastDay
    let running = book.calendar.quarter(containing: last)
    return try (1...quarters).reversed().map { age in
      let quarter = book.calendar.period(running, offsetBy: -age)
      let trained = try Trained(
        crm, asOf: quarter.start + 28, settings: crm.simulatedSettings)
      return try trained.forecast(levels: ["region"], draws: 200)
    }
  }

  @Test("people who call a fixed share of what comes are found to, and calls after T change no bit")
  func fixedShare() throws {
    var crm = try SampleCRM.simulated(deals: 500, seed: 5)
    let forecasts = try Self.replay(crm, quarters: 3)
    let known = try crm.book(crm.simulatedSettings).known(before: Instant(seconds: .max / 4))
    for forecast in forecasts {
      for region in known.labels(of: "region") {
        let actual = NodeBookings(known: known, target: forecast.target, levels: ["region"])
          .amount(of: [region])
        try crm.call(
          forecast.target.id, actual * 8 / 10, forecast.asOf.iso8601, by: "M \(region)",
          role: "Manager", ["region": region])
      }
    }
    let later = try crm.book(crm.simulatedSettings).known(before: known.cutoff)
    let report = JudgementReport.make(known: later, forecasts: forecasts)
    let managers = report.voices.filter { $0.voice.role == "manager" }
    #expect(managers.count == known.labels(of: "region").count)
    for score in managers {
      #expect(score.periodCount == 3)
      // A call is cut to the minor unit: of amounts above 1,000 that is less than 1e-5.
      #expect(agree(score.logBias ?? .nan, log(0.8), within: cutCallError))
      #expect(score.sandbagging == 1 && score.optimism == 0)
      #expect(agree(score.meanUnderCall ?? .nan, 0.2, within: cutCallError))
    }
    #expect(report.blend == .none)
    let categories = report.roles.filter { $0.voice.role == Voice.crm }
    #expect(
      categories.map(\.voice.category) == ["commit", Voice.bestCase, "commit", Voice.bestCase])
    // Whoever adds best cases to commits never calls less.
    #expect((categories[0].bias ?? 0) <= (categories[1].bias ?? 0))
    // The calls of people change neither the model's forecasts nor what categories say.
    #expect(try Self.replay(crm, quarters: 3) == forecasts)
    let without = JudgementReport.make(known: known, forecasts: forecasts)
    #expect(without.roles == categories)
    #expect(without.voices == report.voices.filter { $0.voice.role == Voice.crm })
  }
}
