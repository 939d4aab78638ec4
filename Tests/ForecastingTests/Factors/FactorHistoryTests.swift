import Calendars
import DealFixtures
import Deals
import Detection
import Foundation
import TestSupport
import Testing

@testable import Forecasting

@Suite("Factors of a forecast")
struct FactorHistoryTests {
  private struct Setting {
    let forecaster: Forecaster
    let forecasts: [BookingsForecast]
    let history: [FactorHistory]
    let gaps: GapReport
  }

  private static func setting(_ crm: SampleCRM, _ day: Day, workers: Int = 1) throws -> Setting {
    let known = try crm.book(crm.simulatedSettings).known(atEndOf: day)
    let running = known.calendar.quarter(containing: day + 1)
    let targets = [
      ForecastTarget(running), ForecastTarget(known.calendar.period(running, offsetBy: 1)),
    ]
    let model = try BookingsModel.train(on: known, targets: targets)
    let forecaster = try Forecaster(model: model, known: known)
    let options = ForecastOptions(levels: ["region"], draws: 200)
    let forecasts = try targets.map { try forecaster.forecast($0, options: options) }
    return Setting(
      forecaster: forecaster, forecasts: forecasts,
      history: try forecasts.map {
        try forecaster.factors(of: $0, levels: ["region"], workers: workers)
      },
      gaps: GapFinder(forecaster: forecaster, levels: ["region"]).find(in: forecasts))
  }

  /// Fourteen quarters, as of the middle of the last but one.
  private static func crm() throws -> SampleCRM {
    try SampleCRM.simulated(deals: 2_400, quarters: 14, seed: 8)
  }

  private static let day = Day(number: 20_230)

  @Test("the sums are the forecast's mean, node by node, but for rounding")
  func mean() throws {
    let setting = try Self.setting(try Self.crm(), Self.day)
    for (forecast, history) in zip(setting.forecasts, setting.history) {
      for node in forecast.nodes {
        let sums = history.sums(of: node.path.map(\.value))
        let bookings = sums[0].reduce(0) { $0 + $1.bookings }
        // Half a cent a deal, and the cells' shares of what is new.
        #expect(
          abs(bookings - Double(node.mean)) <= Double(node.openCount + history.segments.count + 1))
      }
    }
  }

  @Test("what lies after the day changes no bit of the sums and the causes")
  func noLookAhead() throws {
    let crm = try Self.crm()
    let other = crm.noised(from: BusinessTimeZone.utc.startOfDay(Self.day + 1), seed: 4)
    let own = try Self.setting(crm, Self.day)
    let noised = try Self.setting(other, Self.day)
    #expect(own.gaps == noised.gaps)
    #expect(own.gaps.gaps.contains { $0.causes.split != nil })
    for (one, two) in zip(own.history, noised.history) {
      #expect(one.sums(of: []) == two.sums(of: []))
      #expect(one.growth == two.growth)
    }
  }

  @Test("the periods are the one asked for and the ones before it, each with sums")
  func periods() throws {
    let setting = try Self.setting(try Self.crm(), Self.day)
    let history = setting.history[0]
    #expect(history.periods.first == setting.forecasts[0].target.id)
    #expect(history.periods.count > FactorHistory.referencePeriods)
    for sums in history.sums(of: []) { #expect(sums.allSatisfy { $0.bookings >= 0 }) }
  }

  @Test("lines of every period and node sum to its gap")
  func lines() throws {
    let gaps = try Self.setting(try Self.crm(), Self.day).gaps
    #expect(gaps.gaps.contains { $0.causes.split != nil })
    for gap in gaps.gaps {
      guard let split = gap.causes.split else { continue }
      #expect(split.lines.reduce(0) { $0 + $1.amount } == gap.node.gap)
    }
  }

  @Test("no causes of a window, of a run rate, and with too little history")
  func undefined() throws {
    let setting = try Self.setting(try Self.crm(), Self.day)
    #expect(throws: FactorsUndefined.runRate) {
      try setting.forecaster.factors(
        of: setting.forecasts[0], levels: [], method: .runRate)
    }
    let young = try SampleCRM.simulated(deals: 900, quarters: 5, seed: 8)
    let known = try young.book(young.simulatedSettings).known(atEndOf: Day(number: 20_330))
    let target = ForecastTarget(known.calendar.quarter(containing: known.asOf + 1))
    let forecaster = try Forecaster(
      model: try BookingsModel.train(on: known, targets: [target]), known: known)
    let forecast = try forecaster.forecast(target, options: ForecastOptions(levels: [], draws: 50))
    #expect {
      try forecaster.factors(of: forecast, levels: [])
    } throws: { error in
      guard case FactorsUndefined.fewPeriods(let count)? = error as? FactorsUndefined else {
        return false
      }
      return count < FactorHistory.referencePeriods
    }
  }
}
