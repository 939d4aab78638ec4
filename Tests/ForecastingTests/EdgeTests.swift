import Calendars
import DealFixtures
import Deals
import Forecasting
import Testing

@Suite("Forecasts of unusual businesses")
struct EdgeTests {
  @Test("no open deal: only new ones are expected")
  func nothingOpen() throws {
    var crm = try steadyCRM(deals: 430, closedUntil: "2030-01-01")
    let cutoff = try seconds("2024-05-11")
    let open = Set(crm.deals.filter { ($0.closed ?? 0) >= cutoff }.map(\.id))
    crm.deals.removeAll { open.contains($0.id) }
    crm.changes.removeAll { open.contains($0.deal) }
    let forecast = try Trained.steady(crm).forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    #expect(forecast.deals.isEmpty)
    #expect(forecast.total.open == 0)
    #expect(forecast.total.openCount == 0)
    #expect(forecast.total.new > 0)
  }

  @Test("a segment without open deals gets what is not yet created, no more")
  func emptySegment() throws {
    var crm = try steadyCRM(deals: 430)
    let open = Set(
      crm.deals.filter { $0.closed == nil && $0.attributes["segment"] == "Big" }.map(\.id))
    crm.deals.removeAll { open.contains($0.id) }
    crm.changes.removeAll { open.contains($0.deal) }
    let forecast = try Trained.steady(crm).forecast(levels: ["segment"])
    checkForecast(forecast)
    let big = try #require(forecast.nodes.first { $0.name == "Big" })
    #expect(big.open == 0)
    #expect(big.new > 0)
  }

  @Test("one deal worth half of everything keeps the sums exact and the range wide")
  func hugeDeal() throws {
    var crm = try steadyCRM(deals: 430)
    let index = try #require(
      crm.deals.firstIndex { $0.closed == nil && ($0.created ?? 0) < 1_715_000_000 })
    let id = crm.deals[index].id
    for change in crm.changes.indices where crm.changes[change].deal == id {
      if crm.changes[change].amount != nil { crm.changes[change].amount = 1_000_000_000 }
    }
    let forecast = try Trained.steady(crm).forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    #expect(forecast.total.quantiles[8] - forecast.total.quantiles[0] > 100_000_000)
    #expect(forecast.deals.contains { $0.id == id && ($0.expectedAmount ?? 0) > 100_000_000 })
  }

  @Test("amounts near the largest that a file may hold are no crash")
  func largestAmounts() throws {
    var crm = try steadyCRM(deals: 430)
    for id in crm.deals.filter({ $0.closed == nil }).prefix(20).map(\.id) {
      for change in crm.changes.indices where crm.changes[change].deal == id {
        if crm.changes[change].amount != nil {
          crm.changes[change].amount = 1_000_000_000_000_000
        }
      }
    }
    let forecast = try Trained.steady(crm).forecast(levels: ["region", "owner"])
    checkForecast(forecast)
  }

  @Test("an owner hired yesterday has a node of what is open; nobody else's changes")
  func hiredYesterday() throws {
    var crm = try steadyCRM(deals: 430)
    try crm.deal(
      "N1", created: "2024-05-10", closeDay: "2024-06-01", amount: 50_000, owner: "New",
      ["region": "North", "segment": "Small"])
    try crm.change(
      "N1", "2024-05-10", stage: "Qualify", amount: 50_000, closeDay: "2024-06-01", owner: "New")
    let forecast = try Trained.steady(crm).forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    let new = try #require(forecast.nodes.first { $0.name == "New" })
    #expect(new.booked == 0)
    #expect(new.openCount == 1)
    #expect(new.open > 0 && new.open <= 50_000)
    #expect(new.grade == .pooled, "ten wins are needed to speak of an owner")
  }

  @Test("a stage nobody used before is read like the others, without NaN")
  func newStage() throws {
    var crm = try steadyCRM(deals: 430)
    let names = ["Qualify", "Proposal"]
    #expect(crm.stages.stages.prefix(2).map(\.name) == names)
    let pilot = try StageList(
      [Stage(name: "Pilot", kind: .open)] + crm.stages.stages)
    crm.stages = pilot
    let id = try #require(crm.deals.first { $0.closed == nil }?.id)
    try crm.change(id, "2024-05-09", stage: "Pilot")
    let forecast = try Trained.steady(crm).forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    let deal = try #require(forecast.deals.first { $0.id == id })
    #expect((0...1).contains(deal.periodProbability))
  }

  @Test("a quarter with nothing booked, this one and a past one, leaves every answer finite")
  func nothingBooked() throws {
    var crm = try steadyCRM(deals: 430)
    let quarters = [("2023-07-01", "2023-10-01"), ("2024-04-01", "2024-06-30")]
    var lost = Set<String>()
    for (start, end) in quarters {
      let from = try seconds(start)
      let to = try seconds(end)
      for index in crm.deals.indices {
        guard let closed = crm.deals[index].closed, from <= closed, closed < to else { continue }
        lost.insert(crm.deals[index].id)
        crm.deals[index].stage = "Lost"
      }
    }
    for index in crm.changes.indices
    where lost.contains(crm.changes[index].deal) && crm.changes[index].stage == "Won" {
      crm.changes[index].stage = "Lost"
    }
    let trained = try Trained.steady(crm)
    for method in ForecastMethod.allCases {
      let forecast = try Forecaster(model: trained.model, known: trained.known).forecast(
        trained.targets[0],
        options: ForecastOptions(levels: ["region", "owner"], draws: 500, method: method))
      checkForecast(forecast)
      #expect(forecast.total.booked == 0)
      #expect(forecast.total.quantiles[8] >= forecast.total.quantiles[0])
    }
  }

  @Test("deals without amount, stage, owner, category, close day and attributes have a forecast")
  func blanks() throws {
    var crm = try steadyCRM(deals: 430)
    try crm.deal("N1", created: "2024-05-01", amount: nil, owner: nil)
    let forecast = try Trained.steady(crm).forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    #expect(forecast.nodes.contains { $0.path.map(\.value) == [KnownDeals.none, KnownDeals.none] })
    #expect(forecast.deals.first { $0.id == "N1" }?.expectedAmount != nil, "priced by like deals")
  }

  @Test("fewer than five wins are no history, and the reason says so")
  func fourWins() throws {
    let crm = try steadyCRM(deals: 6, start: "2024-01-01", stepDays: 1)
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-05-10"))
    let target = ForecastTarget(known.calendar.quarter(containing: known.asOf + 1))
    #expect {
      try BookingsModel.train(on: known, targets: [target])
    } throws: { error in
      guard case .tooLittleHistory(let reason)? = error as? ForecastError else { return false }
      return reason.contains("4 won deals") && reason.contains("at least 5")
    }
    let empty = try SampleCRM().book().known(atEndOf: try Day(iso: "2024-05-10"))
    #expect(throws: ForecastError.self) {
      try BookingsModel.train(on: empty, targets: [target])
    }
  }

  @Test(
    "thirty or a hundred closed deals carry a simpler model, said as grade and reason",
    arguments: [(36, 12), (110, 7)])
  func fewDeals(count: Int, step: Int) throws {
    let crm = try steadyCRM(
      deals: count, start: count > 50 ? "2022-03-01" : "2023-03-01", stepDays: step)
    let trained = try Trained.steady(crm)
    let closed = trained.model.wonCount + trained.model.lostCount
    #expect(closed < 115)
    if closed < 40 {
      #expect(trained.model.grade == .pooled || trained.model.grade == .baseline)
      #expect(!trained.model.reason.isEmpty)
    }
    let forecast = try trained.forecast(levels: ["region", "owner"])
    checkForecast(forecast)
    #expect(forecast.total.quantiles[8] > forecast.total.quantiles[0])
  }

  @Test("a model may answer for three weeks within its period, and no longer")
  func fits() throws {
    let calendar = FiscalCalendar()
    let day = try Day(iso: "2024-05-10")
    func fits(_ asOf: String) throws -> Bool {
      Forecaster.fits(
        trainedAsOf: day, asOf: try Day(iso: asOf), kind: .quarter, calendar: calendar)
    }
    #expect(try fits("2024-05-10"))
    #expect(try fits("2024-05-31"))
    #expect(try !fits("2024-06-01"))
    #expect(try !fits("2024-05-09"))
    let late = try Day(iso: "2024-06-25")
    #expect(
      !Forecaster.fits(
        trainedAsOf: late, asOf: try Day(iso: "2024-06-30"), kind: .quarter, calendar: calendar),
      "the day after 30 June is in another quarter")
  }
}
