import Artifacts
import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

// Probabilities are taken apart into contributions, which have no package face yet.
@testable import Forecasting

/// A trained model with what it was trained on.
struct Trained {
  let crm: SampleCRM
  let known: KnownDeals
  let model: BookingsModel
  let targets: [ForecastTarget]

  init(
    _ crm: SampleCRM, asOf day: Day, settings: DealSettings, periods: Int = 1,
    days: Int? = nil
  ) throws {
    self.crm = crm
    known = try crm.book(settings).known(atEndOf: day)
    let running = known.calendar.quarter(containing: day + 1)
    let calendar = known.calendar
    targets =
      days.map { [ForecastTarget(days: $0, after: day)] }
      ?? (0..<periods).map { ForecastTarget(calendar.period(running, offsetBy: $0)) }
    model = try BookingsModel.train(on: known, targets: targets, workers: 2)
  }

  func forecast(
    _ target: Int = 0, levels: [String] = [], draws: Int = 500, seed: UInt64 = 1, workers: Int = 1
  ) throws -> BookingsForecast {
    try Forecaster(model: model, known: known).forecast(
      targets[target],
      options: ForecastOptions(levels: levels, draws: draws, seed: seed, workers: workers))
  }

  /// The simulated CRM that most tests look at.
  static let simulated = Result {
    let crm = try SampleCRM.simulated(deals: 500, seed: 5)
    return try Trained(
      crm, asOf: Day(number: 20_360), settings: crm.simulatedSettings, periods: 2)
  }

  /// The steady CRM, as of 10 May 2024.
  static func steady(
    _ crm: SampleCRM, hierarchy: [String] = ["region", "owner"], segments: [String] = ["segment"],
    days: Int? = nil
  ) throws -> Trained {
    try Trained(
      crm, asOf: try Day(iso: "2024-05-10"),
      settings: crm.settings(hierarchy: hierarchy, segments: segments), days: days)
  }
}

/// What must hold of every forecast.
func checkForecast(_ forecast: BookingsForecast, sourceLocation: SourceLocation = #_sourceLocation)
{
  for node in forecast.nodes {
    #expect(node.booked + node.open + node.new == node.mean, sourceLocation: sourceLocation)
    let rising = zip(node.quantiles, node.quantiles.dropFirst()).allSatisfy { $0 <= $1 }
    #expect(rising, "quantiles of \(node.name)", sourceLocation: sourceLocation)
    #expect(node.median == node.quantiles[4], sourceLocation: sourceLocation)
    #expect(node.quantiles[0] >= node.booked, sourceLocation: sourceLocation)
    if let odds = node.probabilityOfQuota {
      #expect((0...1).contains(odds), sourceLocation: sourceLocation)
    }
    let children = forecast.nodes.filter {
      $0.path.count == node.path.count + 1 && $0.path.starts(with: node.path)
    }
    guard !children.isEmpty else { continue }
    for part in [\NodeForecast.booked, \.open, \.new, \.mean] {
      #expect(
        children.reduce(0) { $0 + $1[keyPath: part] } == node[keyPath: part],
        "children of \(node.name)", sourceLocation: sourceLocation)
    }
    #expect(
      children.reduce(0) { $0 + $1.openCount } == node.openCount, sourceLocation: sourceLocation)
  }
  for deal in forecast.deals {
    #expect((0...1).contains(deal.periodProbability), sourceLocation: sourceLocation)
    #expect((0...1).contains(deal.winProbability), sourceLocation: sourceLocation)
    #expect(deal.winProbability >= deal.periodProbability, sourceLocation: sourceLocation)
  }
}

@Suite("Forecasts")
struct ForecastTests {
  @Test("children add up to their parents to the minor unit, quantiles rise", arguments: [0, 1])
  func sums(target: Int) throws {
    let trained = try Trained.simulated.get()
    let levels = [["region", "manager", "owner"], ["segment", "product"], ["owner"], []]
    for levels in levels {
      let forecast = try trained.forecast(target, levels: levels, draws: 300)
      checkForecast(forecast)
      #expect(forecast.nodes.count > levels.count)
      #expect(forecast.total.path.isEmpty)
    }
  }

  @Test("the total does not depend on how the answer is cut")
  func cuts() throws {
    let trained = try Trained.simulated.get()
    let whole = try trained.forecast(levels: ["region", "manager", "owner"]).total
    let other = try trained.forecast(levels: ["segment"]).total
    #expect(whole.booked == other.booked)
    #expect(whole.openCount == other.openCount)
    // Each of some 40 cells rounds its sum to the minor unit.
    #expect(abs(whole.open - other.open) <= 100)
    #expect(abs(whole.new - other.new) <= 100)
  }

  @Test("booked is what the history says was won in the period")
  func booked() throws {
    let trained = try Trained.simulated.get()
    let target = trained.targets[0]
    let forecast = try trained.forecast()
    #expect(forecast.total.booked == trained.known.bookings(from: target.start, to: target.end))
    #expect(forecast.total.booked > 0)
    #expect(try trained.forecast(1).total.booked == 0)
  }

  @Test("another seed moves the quantiles and nothing else")
  func seeds() throws {
    let trained = try Trained.simulated.get()
    let one = try trained.forecast(levels: ["region"], seed: 1)
    let two = try trained.forecast(levels: ["region"], seed: 2)
    #expect(one == (try trained.forecast(levels: ["region"], seed: 1)))
    #expect(one.deals == two.deals)
    for (a, b) in zip(one.nodes, two.nodes) {
      #expect(a.booked == b.booked && a.open == b.open && a.new == b.new)
      #expect(a.baselines == b.baselines && a.quota == b.quota)
    }
    #expect(one.total.quantiles != two.total.quantiles)
  }

  @Test("workers change no bit of model or forecast", arguments: [2, 8])
  func workers(count: Int) throws {
    let trained = try Trained.simulated.get()
    let one = try BookingsModel.train(on: trained.known, targets: [trained.targets[0]], workers: 1)
    let more = try BookingsModel.train(
      on: trained.known, targets: [trained.targets[0]], workers: count)
    #expect(try CanonicalJSON.encode(one) == CanonicalJSON.encode(more))
    #expect(
      try trained.forecast(levels: ["owner"], draws: 1_100, workers: count)
        == trained.forecast(levels: ["owner"], draws: 1_100, workers: 1))
  }

  @Test("a model that was written and read back answers alike")
  func roundTrip() throws {
    let trained = try Trained.simulated.get()
    let bytes = try CanonicalJSON.encode(trained.model)
    let read = try CanonicalJSON.decode(BookingsModel.self, from: bytes)
    #expect(read == trained.model)
    let forecast = try Forecaster(model: read, known: trained.known).forecast(
      trained.targets[0], options: ForecastOptions(levels: [], draws: 500))
    #expect(forecast == (try trained.forecast()))
  }

  @Test("a probability is the logistic function of its contributions' sum")
  func contributions() throws {
    let trained = try Trained.simulated.get()
    let forecaster = try Forecaster(model: trained.model, known: trained.known)
    for (target, part) in zip(trained.targets, trained.model.targets) {
      let baselines = Baselines(log: forecaster.log, target: target)
      let scored = forecaster.score(target, part, baselines)
      #expect(!scored.isEmpty)
      for deal in scored {
        let eta = part.outcome.contributions(deal.features, known: trained.known)
          .reduce(0) { $0 + $1.value }
        #expect(
          agree(
            deal.forecast.periodProbability, 1 / (1 + exp(-eta)), within: handComputationError))
      }
    }
  }

  @Test("the mean of the draws is the expected bookings within sampling error")
  func drawnMean() throws {
    let trained = try Trained.simulated.get()
    let draws = 4_000
    let total = try trained.forecast(draws: draws).total
    // The draws' own spread, from their 80 % interval; their mean from the midpoints of equal
    // shares is not known here, so the median is bounded: |mean - median| <= one deviation.
    let deviation = Double(total.quantiles[6] - total.quantiles[2]) / 2.563
    #expect(abs(Double(total.mean - total.median)) <= deviation)
  }

  @Test("a period that is over is booked, without any width; so it needs no model")
  func over() throws {
    let trained = try Trained.simulated.get()
    let running = trained.known.calendar.quarter(containing: trained.known.asOf + 1)
    let past = ForecastTarget(trained.known.calendar.period(running, offsetBy: -1))
    for model in [nil, trained.model] {
      let forecast = try Forecaster(model: model, known: trained.known).forecast(
        past, options: ForecastOptions(levels: ["region"], draws: 100))
      checkForecast(forecast)
      let total = forecast.total
      #expect(total.booked == trained.known.bookings(from: past.start, to: past.end))
      #expect(total.open == 0 && total.new == 0)
      #expect(total.quantiles == Array(repeating: total.booked, count: 9))
      #expect(forecast.deals.isEmpty)
      #expect(
        total.baselines.topDown == nil, "the series leads to the running period, not to this one")
    }
  }

  @Test("a model from the future, an unknown level, a period beyond the model are refused")
  func refused() throws {
    let trained = try Trained.simulated.get()
    let before = trained.known.known(before: Instant(seconds: trained.known.cutoff.seconds - 1))
    #expect(
      throws: ForecastError.modelFromTheFuture(
        trainedAsOf: trained.known.asOf, asOf: trained.known.asOf - 1)
    ) {
      let day = trained.known.zone.startOfDay(trained.known.asOf)
      _ = try Forecaster(model: trained.model, known: before.known(before: day))
    }
    #expect {
      try trained.forecast(levels: ["colour"])
    } throws: { error in
      guard case .unknownLevel("colour", _)? = error as? ForecastError else { return false }
      return true
    }
    let running = trained.known.calendar.quarter(containing: trained.known.asOf + 1)
    let far = ForecastTarget(trained.known.calendar.period(running, offsetBy: 2))
    #expect {
      try Forecaster(model: trained.model, known: trained.known).forecast(
        far, options: ForecastOptions(levels: [], draws: 10))
    } throws: { error in
      guard case .tooLittleHistory? = error as? ForecastError else { return false }
      return true
    }
  }

  @Test("a level named twice is no crash")
  func doubleLevel() throws {
    let trained = try Trained.simulated.get()
    let forecast = try trained.forecast(levels: ["region", "region"], draws: 50)
    checkForecast(forecast)
  }

  @Test("quotas of every level meet their nodes; the odds are the share of draws that reach them")
  func quotas() throws {
    let trained = try Trained.simulated.get()
    let forecast = try trained.forecast(levels: ["region", "manager", "owner"])
    let total = forecast.total
    #expect(total.quota != nil)
    let regions = forecast.nodes.filter { $0.path.count == 1 }
    #expect(regions.allSatisfy { $0.quota != nil })
    #expect(regions.reduce(0) { $0 + ($1.quota ?? 0) } == total.quota)
    for node in forecast.nodes {
      guard let quota = node.quota, let odds = node.probabilityOfQuota else { continue }
      #expect(node.gap == quota - node.mean)
      if quota <= node.quantiles[0] { #expect(odds >= 0.97) }
      if quota > node.quantiles[8] { #expect(odds <= 0.03) }
      if quota > node.median { #expect(odds <= 0.51) }
    }
  }

  @Test("a window of days counts the days after the as-of day")
  func window() throws {
    let crm = try steadyCRM(deals: 430)
    let trained = try Trained.steady(crm, days: 28)
    let target = trained.targets[0]
    #expect(target.start == (try Day(iso: "2024-05-11")))
    #expect(target.end == (try Day(iso: "2024-06-08")))
    let forecast = try trained.forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    #expect(forecast.total.booked == 0)
    #expect(forecast.total.open > 0)
    // A deal lives 48 days on average: in 28 days less is won than in the 51 left of the quarter.
    let quarter = try Trained.steady(crm).forecast()
    #expect(forecast.total.mean < quarter.total.open + quarter.total.new)
  }

  @Test("the forecast of a steady business comes near what a steady business books")
  func steadyBusiness() throws {
    let forecast = try Trained.steady(try steadyCRM(deals: 430)).forecast(draws: 2_000)
    // 45.5 deals a quarter are closed, two of three won, at 124,500 each on average.
    let usual = 45.5 * 2 / 3 * 124_500
    #expect(abs(Double(forecast.total.mean) / usual - 1) < steadyForecastError)
  }
}
