import Calendars
import DealFixtures
import Deals
import Foundation
import Statistics
import Testing

@testable import Forecasting

@Suite("Lead scores")
struct LeadScoreTests {
  /// Distances from what is expected, in standard deviations: 1 in 16,000 under the normal law.
  static let sigmas = 4.0
  /// A lead may be judged on as many earlier days, 30 days apart, so judgements are not independent.
  static let repetitions = 3.0
  /// Log-odds are sums of eight parts.
  static let rounding = 1e-12

  static let told = Result {
    let population = try LeadPopulation(leads: 5_000, days: (1_000, 0), seed: 11)
    return (population, try LeadScorer(population.known()).scores())
  }

  @Test("where the source sets a known hazard, the scores are its probabilities within chance")
  func isCalibrated() throws {
    let (population, scores) = try Self.told.get()
    #expect(scores.method == .model)
    let sources = Dictionary(uniqueKeysWithValues: population.crm.leads.map { ($0.id, $0.source) })
    for (source, _) in LeadPopulation.rates {
      let leads = scores.leads.filter { sources[$0.id] == source }
      #expect(leads.count > 50)
      let truths = leads.map { LeadPopulation.truth(source, age: $0.age) }
      let spread = truths.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
      let difference = leads.reduce(0) { $0 + $1.chance } - truths.reduce(0, +)
      #expect(abs(difference) < Self.sigmas * spread, "\(source): \(difference), \(spread)")
    }
  }

  @Test("scores of earlier days beat the base rate and came true within chance, in every tenth")
  func isCalibratedBefore() throws {
    let (_, scores) = try Self.told.get()
    #expect(Set(scores.replay.map(\.day)).count == 8)
    let others = scores.replay.count { !$0.isModel }
    #expect(others == 0)
    #expect(scores.replay.reduce(0) { $0 + $1.gain } > 0)
    let sorted = scores.replay.sorted { $0.chance < $1.chance }
    for tenth in 0..<10 {
      let part = sorted[sorted.count * tenth / 10..<sorted.count * (tenth + 1) / 10]
      let expected = part.reduce(0) { $0 + $1.chance }
      let came = Double(part.count { $0.isConverted })
      let variance = part.reduce(0) { $0 + $1.chance * (1 - $1.chance) }
      #expect(
        abs(came - expected) < Self.sigmas * (Self.repetitions * variance).squareRoot(),
        "tenth \(tenth): \(came) of \(expected)")
    }
  }

  @Test("the parts of a score sum to its log-odds, and ranks are shares of lower chances")
  func addsUp() throws {
    let (_, scores) = try Self.told.get()
    for lead in scores.leads {
      let sum = lead.parts.reduce(0) { $0 + $1.logOdds }
      let logOdds = log(lead.chance / (1 - lead.chance))
      #expect(abs(sum - logOdds) < Self.rounding * max(1, abs(logOdds)))
      #expect(Set(lead.parts.map(\.field)).count == LeadField.allCases.count)
    }
    let ranks = scores.leads.map(\.rank)
    #expect(ranks == ranks.sorted(by: >))
    let mean = ranks.reduce(0, +) / Double(ranks.count)
    #expect(abs(mean - 0.5) < Self.rounding)
  }

  @Test("what came after the cutoff changes no bit; neither do threads")
  func knowsNoFuture() throws {
    let past = try LeadPopulation(leads: 2_500, days: (800, 200), seed: 5, isPast: true)
    let full = try LeadPopulation(leads: 2_500, days: (800, 200), seed: 5)
    #expect(full.crm.leads.count > past.crm.leads.count)
    let scores = try LeadScorer(past.known()).scores()
    #expect(scores.method == .model)
    let later = try LeadScorer(full.known()).scores()
    #expect(later == scores)
    let threaded = try LeadScorer(full.known(), workers: 3).scores()
    #expect(threaded == scores)
  }

  @Test(
    "fields that tell nothing are not believed: no worse than the base rate, by more than chance")
  func doesNotInvent() throws {
    let population = try LeadPopulation(leads: 3_000, days: (1_000, 0), seed: 3, isTold: false)
    let scores = try LeadScorer(population.known()).scores()
    let gains = scores.replay.filter(\.isModel).map(\.gain)
    if gains.count > 1, let mean = Descriptive.mean(gains),
      let deviation = Descriptive.standardDeviation(gains)
    {
      let error = deviation * (Self.repetitions / Double(gains.count)).squareRoot()
      #expect(mean > -Self.sigmas * error)
    }
    let chances = scores.leads.map(\.chance)
    let expected = chances.reduce(0, +) / Double(chances.count)
    #expect(abs(expected - Self.meanTruth(scores.leads)) < Self.sigmas * 0.025)
  }

  /// Of leads whose source is not said and that are not converted by their ages.
  private static func meanTruth(_ leads: [LeadScore]) -> Double {
    let truths = leads.map { lead in
      let weights = LeadPopulation.rates.map { exp(-$0.rate * lead.age) }
      let chances = LeadPopulation.rates.map { LeadPopulation.truth($0.source, age: lead.age) }
      return zip(weights, chances).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    }
    return truths.reduce(0, +) / Double(truths.count)
  }

  @Test("few leads have the product-limit chance of their age")
  func baseRate() throws {
    var crm = try LeadPopulation(leads: 0, days: (200, 0), seed: 1)
    // Days before the end of the as-of day, and of the conversion after the creation.
    let lives: [(String, Int, Int?)] = [
      ("L1", 190, 10), ("L2", 180, 40), ("L3", 170, nil), ("L4", 30, nil), ("L5", 20, nil),
    ]
    let cutoff = Int64((crm.asOf + 1).number) * 86_400
    for (id, age, days) in lives {
      var lead = LeadFact(id: id, created: cutoff - Int64(age) * 86_400)
      if let days {
        lead.isConverted = true
        lead.converted = lead.created + Int64(days) * 86_400
      }
      crm.crm.leads.append(lead)
    }
    let scores = try LeadScorer(crm.known()).scores()
    #expect(scores.method == .tooFewLeads)
    #expect(scores.outgrown == 1)
    // S(10) = 4/5 with five at risk; on day 40 L2 and L3 are: S = 4/5 x 1/2.
    #expect(abs(scores.baseRate - 0.6) < Self.rounding)
    #expect(scores.leads.map(\.id) == ["L4", "L5"])
    for lead in scores.leads {
      // Given not by day 20 or 30: 1 - (2/5) / (4/5).
      #expect(abs(lead.chance - 0.5) < Self.rounding)
      #expect(lead.rank == 0.5)
      #expect(lead.parts.map(\.field) == [.base, .age])
    }
  }

  @Test("without a lead, or a conversion, there is no score and the reason is said")
  func needsLeads() throws {
    let none = try LeadPopulation(leads: 0, days: (200, 0), seed: 1)
    #expect(throws: ForecastError.self) { try LeadScorer(none.known()).scores() }
    var open = none
    open.crm.leads.append(LeadFact(id: "L1", created: Int64(open.asOf.number) * 86_400))
    #expect(throws: ForecastError.self) { try LeadScorer(open.known()).scores() }
  }
}
