import Artifacts
import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Foundation
import Testing

/// Everything that aforo says as of a day, to be compared with `==`.
struct Answer: Equatable {
  let model: BookingsModel
  let modelBytes: [UInt8]
  let forecasts: [BookingsForecast]
  let gaps: GapReport
  let risks: RiskReport
  let facts: [UInt8]

  init(_ crm: SampleCRM, asOf day: Day, trainedOn later: Int = 0) throws {
    let book = try DealBook(crm.facts(), settings: crm.simulatedSettings)
    let known = book.known(atEndOf: day)
    let running = known.calendar.quarter(containing: day + 1)
    let targets = [
      ForecastTarget(running), ForecastTarget(known.calendar.period(running, offsetBy: 1)),
    ]
    model = try BookingsModel.train(on: known, targets: targets, workers: 2)
    modelBytes = try CanonicalJSON.encode(model)
    let forecaster = try Forecaster(model: model, known: known)
    let options = ForecastOptions(levels: known.settings.hierarchy, draws: 250)
    forecasts = try targets.map { try forecaster.forecast($0, options: options) }
    gaps = GapFinder(forecaster: forecaster, levels: known.settings.hierarchy)
      .find(in: forecasts[0])
    risks = RiskFinder(known: known).find(in: forecasts[0])
    var bytes: [UInt8] = []
    known.forEachFact { bytes.append(contentsOf: $0) }
    facts = bytes
  }

  /// The parts that differ, by name.
  func differences(from other: Answer) -> [String] {
    [
      ("facts", facts == other.facts), ("model", model == other.model),
      ("the model's bytes", modelBytes == other.modelBytes),
      ("forecasts", forecasts == other.forecasts), ("gaps", gaps == other.gaps),
      ("risks", risks == other.risks),
    ].filter { !$0.1 }.map(\.0)
  }
}

@Suite("Time travel")
struct TimeTravelTests {
  static let isLong = ProcessInfo.processInfo.environment["AFORO_LONG"] == "1"
  /// The figure of the reliability table (A14) is 200; the default run takes a sample of it.
  static let dates = isLong ? 200 : 25
  static let deals = isLong ? 1_500 : 600

  private static func days(_ count: Int) -> [Day] {
    var random = NoiseSource(seed: 14)
    // The last 400 days of the simulation: before them there is too little history to learn from.
    return (0..<count).map { _ in
      Day(number: 20_406 - Int32.random(in: 0..<400, using: &random))
    }
  }

  @Test("what lies after the as-of day changes no bit (25 days; 200 with AFORO_LONG=1)")
  func noLookAhead() throws {
    print("time travel: \(Self.dates) as-of days, \(Self.deals) deals")
    let crm = try SampleCRM.simulated(deals: Self.deals, seed: 41)
    for (index, day) in Self.days(Self.dates).enumerated() {
      let cutoff = BusinessTimeZone.utc.startOfDay(day + 1)
      let other = crm.noised(from: cutoff, seed: UInt64(index))
      let differences = try Answer(other, asOf: day).differences(from: Answer(crm, asOf: day))
      #expect(differences.isEmpty, "as of \(day): \(differences)")
    }
  }
}
