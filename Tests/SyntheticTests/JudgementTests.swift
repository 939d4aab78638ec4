import Foundation
import Testing

@testable import Synthetic

/// A simulation with its deals, leads and calls.
private struct Judged {
  let simulator: Simulator
  var deals: [SyntheticDeal] = []
  var leads: [SyntheticLead] = []
  var calls: [SyntheticCall] = []

  static let shared = Result {
    try Judged(SimulationConfiguration(deals: 4_000, quarters: 12, seed: 3))
  }

  init(_ configuration: SimulationConfiguration) {
    simulator = Simulator(configuration)
    var book = LeadBook(simulator)
    var callBook = CallBook(simulator)
    var (deals, leads) = ([SyntheticDeal](), [SyntheticLead]())
    simulator.forEachDeal { deal in
      deals.append(deal)
      leads += book.leads(upTo: deal)
      callBook.add(deal)
    }
    self.deals = deals
    self.leads = leads + book.finish()
    calls = callBook.calls()
  }
}

@Suite("LeadBook")
struct LeadBookTests {
  private let judged: Judged

  init() throws { judged = try Judged.shared.get() }

  @Test("numbers leads in the order of creation, on working days, of people who are there")
  func order() {
    let leads = judged.leads
    let people = judged.simulator.organisation.people
    #expect(leads.map(\.number) == Array(1...leads.count))
    #expect(zip(leads, leads.dropFirst()).allSatisfy { $0.createdAt <= $1.createdAt })
    for lead in leads {
      #expect((lead.createdAt / 86_400) % 7 != 2 && (lead.createdAt / 86_400) % 7 != 3)
      #expect(people[lead.owner].region == lead.region)
      #expect(lead.createdAt < (judged.simulator.configuration.lastDay + 1) * 86_400)
    }
  }

  @Test("a lead that converts is older than its deal, by days to weeks, and agrees with it")
  func converted() {
    let deals = Dictionary(uniqueKeysWithValues: judged.deals.map { ($0.id, $0) })
    var seen: Set<String> = []
    for lead in judged.leads {
      #expect((lead.deal == nil) == (lead.convertedAt == nil))
      guard let id = lead.deal else { continue }
      #expect(seen.insert(id).inserted)
      let deal = deals[id]
      #expect(deal?.createdAt == lead.convertedAt)
      #expect(deal?.source == lead.source && deal?.segment == lead.segment)
      #expect(deal?.region == lead.region && deal?.type != "Renewal")
      let days = ((lead.convertedAt ?? 0) - lead.createdAt) / 86_400
      #expect((0...80).contains(days))
    }
    // Shares of sources and types: 0.59 of the deals, within five standard errors of 4,000.
    #expect(abs(Double(seen.count) / Double(judged.deals.count) - 0.59) < 0.04)
  }

  /// Standard error of a share of some 500 leads, times four.
  private static let shareTolerance = 0.09

  @Test("leads of each source convert as often as they are meant to")
  func conversion() {
    for (source, meant) in LeadSource.all {
      let leads = judged.leads.filter { $0.source == source }
      let share = Double(leads.count { $0.deal != nil }) / Double(leads.count)
      #expect(abs(share - meant.conversion) < LeadBookTests.shareTolerance, "\(source)")
    }
  }

  @Test("more leads come in spring and autumn than in August and December")
  func season() {
    var months = Array(repeating: 0, count: 13)
    for lead in judged.leads where lead.deal == nil {
      months[Int(ISOText.date(lead.createdAt / 86_400).dropFirst(5).prefix(2)) ?? 0] += 1
    }
    // October to November are in the span once more than the others.
    #expect(months[3] + months[9] > months[8] + months[12])
  }
}

@Suite("CallBook")
struct CallBookTests {
  private let judged: Judged

  init() throws { judged = try Judged.shared.get() }

  private func actual(_ call: SyntheticCall) -> Double {
    let people = judged.simulator.organisation.people
    let won = judged.deals.filter { deal in
      guard let closedAt = deal.closedAt, deal.isWon,
        QuarterNumber(containing: closedAt / 86_400) == call.quarter
      else { return false }
      switch call.node {
      case .company: return true
      case .team(let place): return people[deal.finalState.owner].manager == people[place].manager
      case .representative(let place): return deal.finalState.owner == place
      }
    }
    return won.reduce(0) { $0 + Double($1.finalState.amountMinor) }
  }

  @Test("the company calls every Monday of the span, on that day, for the running quarter")
  func mondays() {
    let company = judged.calls.filter { $0.node == .company }
    let configuration = judged.simulator.configuration
    let mondays = (configuration.firstDay...configuration.lastDay).filter { $0 % 7 == 4 }
    #expect(company.map { $0.madeAt / 86_400 } == mondays)
    #expect(judged.calls.allSatisfy { $0.quarter == QuarterNumber(containing: $0.madeAt / 86_400) })
    #expect(zip(judged.calls, judged.calls.dropFirst()).allSatisfy { $0.madeAt <= $1.madeAt })
  }

  @Test("what is known grows: calls of the company come closer to the bookings in the quarter")
  func accuracy() {
    var errors: [[Double]] = [[], [], []]
    let configuration = judged.simulator.configuration
    // The CRM fills in the first quarters, and the running one is not over.
    let quarters = configuration.firstQuarter.value + 4..<configuration.runningQuarter.value
    for call in judged.calls where call.node == .company && quarters.contains(call.quarter.value) {
      let week = (call.madeAt / 86_400 - call.quarter.firstDay) / 7
      guard [0, 6, 12].contains(week) else { continue }
      let actual = actual(call)
      errors[week / 6].append(abs(Double(call.amountMinor) - actual) / actual)
    }
    let means = errors.map { $0.reduce(0, +) / Double($0.count) }
    #expect(errors.allSatisfy { $0.count >= 7 })
    #expect(means[0] > means[2])
    #expect(means[0] < 0.6 && means[2] < 0.15)
  }

  @Test("people keep their bias: who calls high in one half of the quarters does in the other")
  func bias() {
    let people = judged.simulator.organisation.people
    let first = judged.simulator.configuration.firstQuarter.value
    var sums = Array(repeating: [0.0, 0.0], count: people.count)
    var counts = sums
    for call in judged.calls {
      guard case .representative(let place) = call.node,
        (4..<12).contains(call.quarter.value - first)
      else { continue }
      let actual = actual(call)
      guard actual > 0, call.amountMinor > 0 else { continue }
      sums[place][call.quarter.value % 2] += log(Double(call.amountMinor) / actual)
      counts[place][call.quarter.value % 2] += 1
    }
    let pairs = people.indices.filter { counts[$0].allSatisfy { $0 > 10 } }.map { place in
      (sums[place][0] / counts[place][0], sums[place][1] / counts[place][1])
    }
    let means = (
      pairs.reduce(0) { $0 + $1.0 } / Double(pairs.count),
      pairs.reduce(0) { $0 + $1.1 } / Double(pairs.count)
    )
    let covariance = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) }
    #expect(pairs.count >= 10)
    #expect(covariance > 0)
  }

  @Test("a call knows nothing of what happens after it: the future may be cut off")
  func blind() throws {
    // 2025-03-31, a Monday: everything before is the same but for what shapes the whole span.
    let book = { (deals: [SyntheticDeal]) -> [SyntheticCall] in
      var book = CallBook(judged.simulator)
      for deal in deals { book.add(deal) }
      return book.calls()
    }
    let cut = 20_178 * 86_400
    let known = judged.deals.filter { $0.createdAt < cut }.map { deal in
      var deal = deal
      deal.history.removeAll { $0.changedAt >= cut }
      return deal
    }
    let before = book(judged.deals).filter { $0.madeAt / 86_400 <= 20_178 }
    #expect(!before.isEmpty)
    #expect(book(known).filter { $0.madeAt / 86_400 <= 20_178 } == before)
  }
}
