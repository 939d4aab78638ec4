import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

@testable import Forecasting

/// A steady CRM whose manager of the north called every quarter's bookings to the cent.
private struct RightManager {
  var crm: SampleCRM
  let settings: DealSettings
  let asOf: Day
  let running: FiscalPeriod

  static let north = [PathElement(level: "region", value: "North")]
  static let south = [PathElement(level: "region", value: "South")]

  init(quarters: Int = 9) throws {
    crm = try steadyCRM(deals: 840, start: "2019-11-04")
    settings = crm.settings(hierarchy: ["region", "owner"], segments: ["segment"])
    asOf = try Day(iso: "2024-05-10")
    let known = try crm.book(settings).known(atEndOf: asOf)
    running = known.calendar.quarter(containing: asOf)
    for age in 1...quarters {
      let quarter = known.calendar.period(running, offsetBy: -age)
      let came = NodeBookings(known: known, target: ForecastTarget(quarter), levels: ["region"])
      try call(came.amount(of: ["North"]), quarter, on: quarter.start + 20)
    }
  }

  func quarter(_ age: Int) throws -> FiscalPeriod {
    try crm.book(settings).calendar.period(running, offsetBy: -age)
  }

  mutating func call(_ amount: Int64, _ quarter: FiscalPeriod? = nil, on day: Day) throws {
    try crm.call(
      (quarter ?? running).id, amount, day.iso8601, by: "Rosa", role: "Manager",
      ["region": "North"])
  }

  var prepared: PreparedDeals {
    get throws { PreparedDeals(try crm.book(settings).known(atEndOf: asOf)) }
  }

  var target: ForecastTarget { ForecastTarget(running) }

  func forecast(
    _ model: BookingsModel, levels: [String] = ["region", "owner"], period: ForecastTarget? = nil
  ) throws -> BookingsForecast {
    try Forecaster(model: model, prepared: try prepared).forecast(
      period ?? target,
      options: ForecastOptions(levels: levels, draws: 300, keepsSample: true))
  }
}

@Suite("Forecasts blended with calls")
struct BlendedForecastTests {
  private static let manager = Voice(
    role: "manager", person: "Rosa", level: "region", path: RightManager.north)

  /// What nine right calls beside an erring model earn: 1 x 9 / (9 + 8).
  private static let blend = JudgementBlend(
    level: "region",
    weights: [
      BlendWeight(
        voice: manager, weight: 9.0 / 17, correction: 1, periodCount: 9, betterCount: 9,
        pValue: 0.004)
    ])

  /// The model of the running and the next quarter.
  private static let trained = Result {
    let right = try RightManager()
    let prepared = try right.prepared
    return try BookingsModel.train(
      on: prepared,
      targets: [
        right.target, ForecastTarget(prepared.known.calendar.period(right.running, offsetBy: 1)),
      ])
  }

  private func node(_ forecast: BookingsForecast, _ path: [PathElement]) throws -> NodeForecast {
    try #require(forecast.nodes.first { $0.path == path })
  }

  @Test("a manager who was right in nine quarters earns a weight; nobody else does")
  func replay() throws {
    let right = try RightManager()
    let model = try Self.trained.get()
    let replay = try #require(JudgementReplay(try right.prepared, target: right.target))
    #expect(replay.levels == ["region"])
    #expect(replay.count == 9)
    let blend = replay.blend(with: model, workers: 2)
    #expect(blend.level == "region")
    let weight = try #require(blend.weights.first)
    #expect(blend.weights.count == 1)
    #expect(weight.voice == Self.manager)
    // Right to the cent: n / (n + 8) of n periods, all but those whose own model was of a lower grade.
    let lower = try (1...9).count { age in
      let quarter = try right.quarter(age)
      let then = PreparedDeals(
        try right.crm.book(right.settings).known(
          atEndOf: quarter.start + (right.asOf - right.running.start)))
      let own = try BookingsModel.train(on: then, targets: [ForecastTarget(quarter)])
      return own.targets[0].outcome.grade != .model
    }
    #expect(model.targets[0].outcome.grade == .model && lower < 2)
    let count = 9 - lower
    #expect(weight.periodCount == count && weight.betterCount == count)
    #expect(weight.weight == Double(count) / Double(count + 8) && weight.correction == 1)
    #expect(weight.pValue < JudgementBlend.significance)
    // Calls made later, and deals that came later, change nothing.
    var later = right
    try later.call(1, try later.prepared.known.calendar.period(id: "2024-Q1"), on: right.asOf + 1)
    try later.call(1, on: right.asOf + 1)
    let again = try #require(JudgementReplay(try later.prepared, target: right.target))
    #expect(again.blend(with: model, workers: 1) == blend)
  }

  @Test("without calls of eight quarters at the same day nothing is replayed")
  func nothingToReplay() throws {
    let few = try RightManager(quarters: 7)
    #expect(JudgementReplay(try few.prepared, target: few.target) == nil)
    var late = few
    // The eighth quarter back was called, but only on a later day of it.
    let eighth = try late.prepared.known.calendar.period(id: "2022-Q2")
    try late.call(5, eighth, on: eighth.start + 60)
    #expect(JudgementReplay(try late.prepared, target: few.target) == nil)
    try late.call(5, eighth, on: eighth.start + 10)
    #expect(JudgementReplay(try late.prepared, target: few.target)?.count == 8)
    let window = ForecastTarget(days: 28, after: few.asOf)
    #expect(JudgementReplay(try late.prepared, target: window) == nil)
    late.crm.calls = []
    #expect(JudgementReplay(try late.prepared, target: few.target) == nil)
  }

  @Test("the called node moves towards the call by its weight, its siblings stay, sums hold")
  func moves() throws {
    var right = try RightManager()
    let model = try Self.trained.get()
    let plain = try right.forecast(model)
    let before = try node(plain, RightManager.north)
    #expect(before.booked > 0 && before.open > 0 && before.new > 0)
    // The older of two calls does not count, nor does one from tomorrow.
    try right.call(2 * before.mean, on: right.asOf)
    try right.call(9 * before.mean, on: right.asOf - 3)
    try right.call(5 * before.mean, on: right.asOf + 1)
    let blended = try right.forecast(model.with(Self.blend))
    checkForecast(blended)
    let after = try node(blended, RightManager.north)
    #expect(after.booked == before.booked)
    // Half a minor unit for each rounded deal, and for the new ones of each segment.
    let right9 = Double(before.mean) * (1 + 9.0 / 17)
    #expect(abs(Double(after.mean) - right9) <= Double(before.openCount) / 2 + 4)
    #expect(after.quantiles[4] > before.quantiles[4])
    let south = try node(blended, RightManager.south)
    let still = try node(plain, RightManager.south)
    #expect(south.open == still.open && abs(south.new - still.new) <= 4)
    #expect(blended.deals == plain.deals, "no deal's chance changes")
    for nodes in [
      blended.nodes.filter { $0.path.count == 1 }, blended.nodes.filter { $0.path.count == 2 },
    ] {
      #expect(nodes.reduce(0) { $0 + $1.mean } == blended.total.mean)
      #expect(
        nodes.flatMap(\.sample).reduce(0, +) == blended.total.sample.reduce(0, +), "every draw")
    }
    #expect(
      blended.warnings.contains(
        "the call of manager Rosa for North, which erred less than the model in 9 of 9 periods "
          + "(p = 0.004), has weight 53 %"))
  }

  @Test("a call that is a slip moves what is to come tenfold at most, one below booked to no less")
  func slips() throws {
    var right = try RightManager()
    let model = try Self.trained.get().with(Self.blend)
    let plain = try node(try right.forecast(model), RightManager.north)
    try right.call(.max / 1_000_000, on: right.asOf - 1)
    let high = try right.forecast(model)
    checkForecast(high)
    let after = try node(high, RightManager.north)
    let bound = Int64(plain.openCount) * 5 + 40
    #expect(abs(after.mean - after.booked - 10 * (plain.mean - plain.booked)) <= bound)
    try right.call(0, on: right.asOf)
    let low = try node(try right.forecast(model), RightManager.north)
    let left = Double(plain.mean - plain.booked) * (1 - 9.0 / 17)
    #expect(low.booked == plain.booked)
    #expect(abs(Double(low.mean - low.booked) - left) <= Double(plain.openCount) / 2 + 4)
  }

  @Test("no cut of the answer moves the total", arguments: [[], ["owner"], ["segment", "region"]])
  func cuts(levels: [String]) throws {
    var right = try RightManager()
    let model = try Self.trained.get().with(Self.blend)
    try right.call(123_456_789, on: right.asOf)
    let whole = try right.forecast(model)
    let cut = try right.forecast(model, levels: levels)
    #expect(cut.total == whole.total)
    checkForecast(cut)
  }

  @Test("an explanation has a line for judgement, and adds up", arguments: [20_000_000, 1])
  func explanation(call: Int64) throws {
    var right = try RightManager()
    let model = try Self.trained.get()
    try right.call(call, on: right.asOf)
    let options = ForecastOptions(levels: ["region"], draws: 300)
    let plain = try Forecaster(model: model, prepared: try right.prepared)
    let blended = try Forecaster(model: model.with(Self.blend), prepared: try right.prepared)
    for path in [[], RightManager.north, RightManager.south] {
      let one = try #require(
        try blended.explanation(of: path, in: right.target, options: options))
      #expect(one.causes.reduce(0) { $0 + $1.amount } == one.node.mean)
      let line = try #require(one.causes.last)
      #expect(line.kind == .judgement)
      let other = try #require(
        try plain.explanation(of: path, in: right.target, options: options))
      #expect(abs(line.amount - (one.node.mean - other.node.mean)) <= 4, "cents of new deals")
      #expect(path == RightManager.south ? line.amount == 0 : (line.amount > 0) == (call > 1))
      #expect(one.width?.whole == one.node.quantiles[2]...one.node.quantiles[6])
      #expect(!other.causes.contains { $0.kind == .judgement })
    }
  }

  @Test("without a call now, for the next quarter and without a weight the forecast is the model's")
  func untouched() throws {
    var right = try RightManager()
    let model = try Self.trained.get()
    let blended = model.with(Self.blend)
    #expect(try right.forecast(blended) == right.forecast(model))
    let plain = try right.forecast(model)
    try right.call(1, on: right.asOf + 1)
    try right.call(1, on: right.asOf + 9)
    #expect(try right.forecast(blended) == plain, "calls made after the as-of day")
    try right.call(1, on: right.asOf)
    #expect(try right.forecast(blended) != plain)
    #expect(try right.forecast(model) == plain)
    #expect(model.with(.none) == model)
    let next = ForecastTarget(
      try right.prepared.known.calendar.period(right.running, offsetBy: 1))
    try right.call(1, try right.prepared.known.calendar.period(id: next.id), on: right.asOf)
    #expect(
      try right.forecast(blended, period: next) == right.forecast(model, period: next))
  }

  @Test("a model keeps its weights in its file, and one without says nothing of them")
  func stored() throws {
    let model = try Self.trained.get()
    let bare = try JSONEncoder().encode(model)
    #expect(!String(decoding: bare, as: UTF8.self).contains("\"judgement\""))
    #expect(try JSONDecoder().decode(BookingsModel.self, from: bare).judgement == nil)
    let blended = model.with(Self.blend)
    let data = try JSONEncoder().encode(blended)
    #expect(try JSONDecoder().decode(BookingsModel.self, from: data).judgement == Self.blend)
  }
}
