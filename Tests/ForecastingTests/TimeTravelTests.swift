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
  let calls: ForecastCalls
  let facts: [UInt8]

  init(_ crm: SampleCRM, asOf day: Day, workers: Int = 1) throws {
    let book = try DealBook(crm.facts(), settings: crm.simulatedSettings)
    let known = book.known(atEndOf: day)
    let running = known.calendar.quarter(containing: day + 1)
    let targets = [
      ForecastTarget(running), ForecastTarget(known.calendar.period(running, offsetBy: 1)),
    ]
    model = try BookingsModel.train(on: known, targets: targets, workers: workers)
    modelBytes = try CanonicalJSON.encode(model)
    let forecaster = try Forecaster(model: model, known: known)
    let options = ForecastOptions(levels: known.settings.hierarchy, draws: 600, workers: workers)
    forecasts = try targets.map { try forecaster.forecast($0, options: options) }
    gaps = GapFinder(forecaster: forecaster, levels: known.settings.hierarchy)
      .find(in: forecasts)
    risks = RiskFinder(known: known).find(in: forecasts[0])
    calls = ForecastCalls(forecasts, known: known)
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
      ("risks", risks == other.risks), ("calls", calls == other.calls),
    ].filter { !$0.1 }.map(\.0)
  }
}

@Suite("Time travel")
struct TimeTravelTests {
  static let isLong = ProcessInfo.processInfo.environment["AFORO_LONG"] == "1"
  /// The figure of the reliability table (A14) is 200; the default run takes a sample of it.
  static let dates = isLong ? 200 : 25
  static let deals = isLong ? 1_500 : 400

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
      if Self.isLong, (index + 1).isMultiple(of: 10) {
        print("time travel: \(index + 1) days done")
      }
    }
  }

  private static func planted() throws -> (crm: SampleCRM, other: SampleCRM, day: Day) {
    let crm = try SampleCRM.simulated(deals: 300, seed: 42)
    let day = Day(number: 20_250)
    let cutoff = BusinessTimeZone.utc.startOfDay(day + 1)
    return (crm, crm.noised(from: cutoff, seed: 1), day)
  }

  @Test("a planted leak is found: changes that are dated a week too early")
  func plantedShift() throws {
    let (crm, other, day) = try Self.planted()
    #expect(try Answer(crm, asOf: day).differences(from: Answer(other, asOf: day)).isEmpty)
    func leaking(_ crm: SampleCRM) -> SampleCRM {
      var copy = crm
      for index in copy.changes.indices { copy.changes[index].at -= 7 * 86_400 }
      return copy
    }
    let differences = try Answer(leaking(crm), asOf: day)
      .differences(from: Answer(leaking(other), asOf: day))
    #expect(Set(differences).isSuperset(of: ["facts", "model", "the model's bytes", "forecasts"]))
  }

  @Test("a planted leak is found: a model fed with what was known a day later")
  func plantedLaterView() throws {
    let (crm, other, day) = try Self.planted()
    func model(_ crm: SampleCRM, _ day: Day) throws -> BookingsModel {
      let known = try crm.book(crm.simulatedSettings).known(atEndOf: day)
      let running = known.calendar.quarter(containing: day + 1)
      return try BookingsModel.train(on: known, targets: [ForecastTarget(running)])
    }
    #expect(try model(crm, day) == model(other, day))
    #expect(try model(crm, day + 1) != model(other, day + 1))
  }

  @Test("a planted leak is found: one deal's outcome told a second too early")
  func plantedOutcome() throws {
    let (crm, _, day) = try Self.planted()
    let cutoff = BusinessTimeZone.utc.startOfDay(day + 1).seconds
    var future = crm
    var leak = crm
    let open = try #require(crm.deals.first { ($0.created ?? 0) < cutoff && $0.closed == nil })
    try future.change(open.id, "2025-09-01", stage: "Closed Won")
    leak.changes.append(try #require(future.changes.last))
    leak.changes[leak.changes.count - 1].at = cutoff - 1
    #expect(try Answer(crm, asOf: day).differences(from: Answer(future, asOf: day)).isEmpty)
    #expect(try !Answer(crm, asOf: day).differences(from: Answer(leak, asOf: day)).isEmpty)
  }

  @Test("the facts of the future may as well be absent: the forecast is the same")
  func absent() throws {
    let (crm, _, day) = try Self.planted()
    let cutoff = BusinessTimeZone.utc.startOfDay(day + 1).seconds
    var past = crm
    past.deals.removeAll { ($0.created ?? 0) >= cutoff }
    past.changes.removeAll { $0.at >= cutoff }
    past.activities.removeAll { $0.at >= cutoff }
    past.quotas.removeAll { $0.knownFrom >= cutoff }
    let lateCloses = Set(past.deals.filter { ($0.closed ?? 0) >= cutoff }.map(\.id))
    for index in past.deals.indices where lateCloses.contains(past.deals[index].id) {
      past.deals[index].closed = nil
      past.deals[index].stage = "Prospecting"
    }
    #expect(try Answer(crm, asOf: day).differences(from: Answer(past, asOf: day)).isEmpty)
  }

  @Test("the answer is the same for 1, 2 and 8 workers and for files in any order")
  func workersAndOrder() throws {
    let (crm, _, day) = try Self.planted()
    let expected = try Answer(crm, asOf: day)
    for seed in 0..<2 as Range<UInt64> {
      let found = try Answer(crm.shuffled(seed: seed), asOf: day)
      #expect(expected.differences(from: found).isEmpty)
    }
    for workers in [1, 2, 8] {
      #expect(
        try expected.differences(from: Answer(crm, asOf: day, workers: workers)).isEmpty,
        "\(workers) workers")
    }
  }
}
