import Calendars
import DealFixtures
import Deals
import Foundation
import Statistics
import TestSupport
import Testing

// The steps from log-odds to money have no package face.
@testable import Forecasting

@Suite("Explanations of deals")
struct DealExplanationTests {
  private static func explanations(
    _ trained: Trained, target: Int = 0
  ) throws -> [DealExplanation] {
    let forecaster = try Forecaster(model: trained.model, known: trained.known)
    return try forecaster.dealForecasts(trained.targets[target]).compactMap {
      try forecaster.explanation(of: $0.deal, in: trained.targets[target])
    }
  }

  // MARK: By hand

  private func scored(chance: Double, written: Int64, final: Double?) throws -> ScoredDeal {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", amount: written)
    let log = DealLog(known: try crm.book().known(before: try instant("2024-02-01")))
    let landmark = LandmarkPlan(
      target: ForecastTarget(days: 28, after: log.known.asOf), known: log.known,
      firstClose: log.firstClose
    ).question
    let maker = FeatureMaker(log: log)
    var walk = maker.walk(log.entries[0])
    walk.advance(to: landmark.moment)
    return ScoredDeal(
      forecast: DealForecast(
        id: "A", deal: 0, winProbability: chance, periodProbability: chance, stageWinRate: 0.5,
        expectedAmount: final.map { Int64($0) }),
      features: maker.features(walk, entry: log.entries[0], at: landmark),
      amount: final, dispersion: 0, closeDay: nil)
  }

  @Test("a chance of 3/4 against 1/2, of 1,000 that becomes 1,100, is split as worked out by hand")
  func byHand() throws {
    // From log-odds 0 to ln 3: p goes from 1/2 to 3/4. The stage brings 3/2 ln 3, the owner
    // -1/2 ln 3, so of the quarter gained the stage has 3/8 and the owner -1/8.
    let terms = LogOddsTerms(
      columns: [.intercept, .stage("Proposal"), .owner],
      terms: [0, 1.5 * log(3), -0.5 * log(3)], baseline: 0)
    let money = MoneyParts(
      terms: terms, deal: try scored(chance: 0.75, written: 100_000, final: 110_000))
    #expect(money.total == 82_500)
    #expect(money.baseline == 50_000)
    #expect(money.parts.map(\.reason) == [.stage, .owner])
    #expect(money.parts.map(\.money) == [37_500, -12_500])
    #expect(money.drift == 7_500)
    #expect(agree(money.logOdds, log(3), within: handComputationError))
  }

  @Test("a deal like the average one has the baseline's money and nothing else")
  func average() throws {
    let terms = LogOddsTerms(columns: [.intercept, .owner], terms: [0, 0], baseline: 0)
    let money = MoneyParts(
      terms: terms, deal: try scored(chance: 0.5, written: 100_001, final: 100_001))
    #expect(money.total == 50_001)
    #expect(money.baseline + money.parts[0].money + money.drift == money.total)
    #expect(money.parts[0].columns.isEmpty)
  }

  @Test("what the model puts on top of its columns is a part of its own")
  func calibration() throws {
    let terms = LogOddsTerms(columns: [.owner], terms: [1], baseline: -1)
    let money = MoneyParts(
      terms: terms, deal: try scored(chance: 0.75, written: 100, final: 100))
    let part = try #require(money.parts.first { $0.reason == .runRate })
    #expect(agree(part.logOdds, log(3), within: handComputationError))
    #expect(agree(money.logOdds, log(3), within: handComputationError))
  }

  @Test("a deal without a price adds nothing, and neither do its parts")
  func unpriced() throws {
    let terms = LogOddsTerms(columns: [.owner], terms: [1], baseline: -1)
    var deal = try scored(chance: 0.5, written: 100, final: nil)
    deal = ScoredDeal(
      forecast: deal.forecast, features: deal.features, amount: nil, dispersion: 0, closeDay: nil)
    let money = MoneyParts(terms: terms, deal: deal)
    #expect(money.total == 0)
    #expect(money.baseline + money.parts.reduce(0) { $0 + $1.money } + money.drift == 0)
  }

  @Test("equal log-odds have the derivative of the logistic as slope")
  func slope() {
    #expect(Chance.slope(from: 0, to: 0) == 0.25)
    #expect(agree(Chance.slope(from: 0, to: log(3)), 0.25 / log(3), within: handComputationError))
  }

  @Test("rounded amounts add up, the last one takes what is left")
  func rounding() {
    #expect(Chance.rounded([0.5, 0.5, 0.5, 0.5], total: 2) == [1, 0, 1, 0])
    #expect(Chance.rounded([-1.4, 0.3, 0.3], total: -1) == [-1, 0, 0])
  }

  // MARK: On simulated deals

  @Test("parts and baseline add up to the log-odds, money to the contribution", arguments: [0, 1])
  func sums(target: Int) throws {
    let trained = try Trained.simulated.get()
    let all = try Self.explanations(trained, target: target)
    #expect(all.count > 20)
    for one in all {
      let sum = one.baselineLogOdds + one.parts.reduce(0) { $0 + $1.logOdds }
      #expect(agree(sum, one.logOdds, within: additivityError))
      #expect(
        agree(LogScale.logistic(sum), one.forecast.periodProbability, within: additivityError))
      #expect(!one.parts.contains { $0.reason == .runRate })
      let money = one.baselineMoney + one.parts.reduce(0) { $0 + $1.money } + one.amountDrift
      #expect(money == one.contribution)
      for part in one.parts {
        #expect(part.money == part.columns.reduce(0) { $0 + $1.money })
      }
    }
    let open = try trained.forecast(target).total.open
    #expect(all.reduce(0) { $0 + $1.contribution } == open)
  }

  @Test("a column's part is its coefficient times the distance from the mean of the open deals")
  func columns() throws {
    let trained = try Trained.simulated.get()
    let all = try Self.explanations(trained)
    let coefficients = Dictionary(uniqueKeysWithValues: trained.model.coefficients)
    let stage = "Negotiation"
    let coefficient = try #require(coefficients["stage: \(stage)"])
    let share = Double(all.count { $0.state.stage == stage }) / Double(all.count)
    #expect(share > 0 && share < 1)
    for one in all {
      let column = one.parts.flatMap(\.columns).first { $0.name == "stage: \(stage)" }
      let distance = (one.state.stage == stage ? 1 : 0) - share
      #expect(agree(column?.logOdds ?? 0, coefficient * distance, within: additivityError))
    }
  }

  @Test("the mean of every reason over the open deals is none")
  func centred() throws {
    let all = try Self.explanations(try Trained.simulated.get())
    for reason in Set(all.flatMap { $0.parts.map(\.reason) }) {
      let terms = all.map { one in
        one.parts.first { $0.reason == reason }?.logOdds ?? 0
      }
      let size = terms.reduce(0) { $0 + abs($1) }
      #expect(abs(terms.reduce(0, +)) <= additivityError * max(1, size), "\(reason.name)")
    }
  }

  @Test("what lies after the as-of day, and the order of the files, change no bit")
  func noLookAhead() throws {
    let trained = try Trained.simulated.get()
    let cutoff = trained.known.cutoff
    let expected = try Self.explanations(trained)
    let settings = trained.crm.simulatedSettings
    let others = [
      trained.crm.noised(from: cutoff, seed: 3), trained.crm.shuffled(seed: 4),
    ]
    for other in others {
      let known = try other.book(settings).known(before: cutoff)
      let forecaster = try Forecaster(model: trained.model, known: known)
      for one in expected {
        let deal = try #require(known.find(one.forecast.id))
        let found = try #require(try forecaster.explanation(of: deal, in: one.target))
        #expect(found.parts == one.parts && found.history == one.history)
        #expect(found.state == one.state && found.contribution == one.contribution)
      }
    }
  }

  @Test("closed deals and periods that are over have no explanation")
  func undefined() throws {
    let trained = try Trained.simulated.get()
    let forecaster = try Forecaster(model: trained.model, known: trained.known)
    let closed = try #require(
      trained.known.deals.first { trained.known.latest($0).status == .won })
    #expect(try forecaster.explanation(of: closed, in: trained.targets[0]) == nil)
    let open = try #require(forecaster.dealForecasts(trained.targets[0]).first)
    let past = ForecastTarget(trained.known.calendar.quarter(containing: trained.known.asOf - 200))
    #expect(try forecaster.explanation(of: open.deal, in: past) == nil)
  }

  @Test("the next period's chance is that of its own forecast")
  func next() throws {
    let trained = try Trained.simulated.get()
    let forecaster = try Forecaster(model: trained.model, known: trained.known)
    let next = try #require(forecaster.dealForecasts(trained.targets[1]).first)
    let one = try forecaster.explanation(
      of: next.deal, in: trained.targets[0], next: trained.targets[1])
    #expect(one?.nextProbability == next.periodProbability)
    let beyond = ForecastTarget(
      trained.known.calendar.quarter(containing: trained.known.asOf + 400))
    let unreached = try forecaster.explanation(
      of: next.deal, in: trained.targets[0], next: beyond)
    #expect(unreached != nil && unreached?.nextProbability == nil)
  }

  @Test("the history is what the log says, the oldest first")
  func history() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", stage: "Proposal", amount: 200, owner: "Zoe")
    try crm.change("A", "2024-01-01", stage: "Qualify", amount: 100, owner: "Ada")
    try crm.change("A", "2024-02-01", stage: "Proposal", closeDay: "2024-06-01")
    try crm.change("A", "2024-03-01", amount: 200, owner: "Zoe")
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-02-29"))
    let events = known.events(of: 0)
    let first = try Day(iso: "2024-01-01")
    let second = try Day(iso: "2024-02-01")
    #expect(
      events == [
        DealEvent(day: first, change: .created),
        DealEvent(day: first, change: .stage(nil, "Qualify")),
        DealEvent(day: first, change: .amount(nil, 100)),
        DealEvent(day: first, change: .owner(nil, "Ada")),
        DealEvent(day: second, change: .stage("Qualify", "Proposal")),
        DealEvent(day: second, change: .closeDay(nil, try Day(iso: "2024-06-01"))),
      ])
  }
}
