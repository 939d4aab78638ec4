import Calendars
import Deals
import Foundation
import Statistics
import Testing

@testable import Metrics

@Suite("What goes with faster wins")
struct WinTempoTests {
  private static let factors = [
    WinTempo.Factor(.control, "amount"), WinTempo.Factor(.activity, "calls"),
    WinTempo.Factor(.activity, "emails"), WinTempo.Factor(.source, "Web"),
  ]

  /// Deals whose hazard of a win is multiplied by `ratio` for each doubling of calls; wins and losses come at
  /// rates of their own in each of two strata, and watching ends after 300 days.
  private static func simulated(seed: UInt64, count: Int, ratio: Double) -> [WinTempo.Subject] {
    var random = RandomStream(seed: seed, stream: 5)
    return (0..<count).map { _ in
      let stratum = random.integer(below: 2)
      let calls = log2(1 + Double(random.poisson(mean: 2)))
      let emails = log2(1 + Double(random.poisson(mean: 3)))
      let web = random.bernoulli(0.4) ? 1.0 : 0
      let amount = random.normal()
      let rate = (stratum == 0 ? 0.004 : 0.012) * exp(log(ratio) * calls - 0.3 * amount)
      let win = random.exponential() / rate
      let end = min(random.exponential() / 0.006, 300)
      return WinTempo.Subject(
        days: min(win, end), isWon: win < end, stratum: stratum,
        values: [amount, calls, emails, web])
    }
  }

  @Test("a known hazard ratio is found and covered")
  func findsTruth() throws {
    var found = 0
    var covered = 0
    for seed in 0..<60 as Range<UInt64> {
      let tempo = try #require(
        WinTempo(Self.simulated(seed: seed, count: 500, ratio: 1.5), factors: Self.factors))
      let calls = try #require(tempo.effects.first { $0.factor.name == "calls" })
      if calls.adjusted <= WinTempo.rate { found += 1 }
      if calls.ratio.contains(1.5) { covered += 1 }
      #expect(!tempo.effects.contains { $0.factor.kind == .control })
    }
    #expect(found >= 57, "\(found) of 60")
    // 57 are expected; 50 is the lower 0.1 % of the binomial.
    #expect(covered >= 50, "\(covered) of 60")
  }

  @Test("where nothing matters, not more than the stated share of answers names anything")
  func holdsRate() throws {
    let runs = 200
    var alarms = 0
    for seed in 0..<UInt64(runs) {
      let tempo = try #require(
        WinTempo(Self.simulated(seed: 900 + seed, count: 300, ratio: 1), factors: Self.factors))
      if tempo.verdict == .someDiffer { alarms += 1 }
    }
    let limit = try BinomialDistribution(trials: runs, probability: WinTempo.rate).quantile(0.999)
    #expect(alarms <= Int(limit), "\(alarms) alarms in \(runs)")
    #expect(alarms > 0, "a test that never rejects has no rate")
  }

  @Test("too few wins for the factors are refused")
  func tooFew() {
    let subjects = Self.simulated(seed: 1, count: 60, ratio: 1)
    #expect(subjects.count(where: \.isWon) < 40)
    #expect(WinTempo(subjects, factors: Self.factors) == nil)
  }

  @Test(
    "activities that only come with a long life are no tactic: the landmark sees the first 14 days")
  func landmark() throws {
    var random = RandomStream(seed: 77, stream: 1)
    var deals = "id,owner,segment,stage,amount,created_at,close_date,closed_at\n"
    var history = "deal_id,changed_at,stage,amount,close_date,owner,category\n"
    var activities = "id,deal_id,owner,kind,start\n"
    let start = 1_704_067_200.0  // 2024-01-01
    func moment(_ seconds: Double) -> String {
      Date(timeIntervalSince1970: seconds.rounded()).formatted(.iso8601)
    }
    var call = 0
    for number in 0..<800 {
      let id = "D\(number)"
      let created = start + Double(number) * 0.6 * 86_400
      let life = (5 + 60 * random.exponential()) * 86_400
      let closed = created + life
      let isWon = random.bernoulli(0.5)
      let stage = isWon ? "Closed Won" : "Closed Lost"
      deals +=
        "\(id),Ana,SMB,\(stage),1000.00,\(moment(created)),,\(moment(closed))\n"
      history += "\(id),\(moment(created)),Qualification,1000.00,,Ana,Pipeline\n"
      history += "\(id),\(moment(closed)),\(stage),1000.00,,Ana,Closed\n"
      // A call every four days or so, as long as the deal lives.
      var next = created + 4 * 86_400 * random.exponential()
      while next < closed {
        call += 1
        activities += "C\(call),\(id),Ana,call,\(moment(next))\n"
        next += 4 * 86_400 * random.exponential()
      }
    }
    let crm = VectorCRM(
      "landmark", [(.deals, deals), (.history, history), (.activities, activities)])
    let known = try MetricCRM.book(crm).known(atEndOf: Day(iso: "2025-06-30"))
    let asker = QuestionAsker(known, topics: [.tactics])
    guard case .tactics(let tempo) = asker.answer(.tactics) else {
      Issue.record("no answer")
      return
    }
    let calls = try #require(tempo.effects.first { $0.factor.name == "calls" })
    #expect(calls.pValue > 0.01, "hazard ratio \(calls.ratio.value), p \(calls.pValue)")
    #expect(tempo.count < 800 && tempo.wins > 100)
  }
}
