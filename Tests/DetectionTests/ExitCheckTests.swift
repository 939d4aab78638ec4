import Calendars
import DealFixtures
import Deals
import Detection
import Foundation
import TestSupport
import Testing

@Suite("What is known of deals that leave a stage forward")
struct ExitCheckTests {
  private func crm(_ exit: [ExitCriterion]) throws -> SampleCRM {
    SampleCRM(
      stages: try StageList([
        Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open, exit: exit),
        Stage(name: "Commit", kind: .open), Stage(name: "Won", kind: .won),
        Stage(name: "Lost", kind: .lost),
      ]))
  }

  private func check(_ crm: SampleCRM, asOf day: String = "2024-06-30") throws -> [ExitFacts] {
    ExitCheck(try crm.book().known(atEndOf: try Day(iso: day)), examples: 2).facts
  }

  @Test("only moves forward count: a loss, a move back and a stay ask for nothing")
  func moves() throws {
    var crm = try crm([.activity])
    for (id, end) in [("A", "Commit"), ("B", "Won"), ("C", "Lost"), ("D", "Qualify"), ("E", nil)] {
      try crm.deal(
        id, created: "2024-01-02", closed: end == "Won" || end == "Lost" ? "2024-03-01" : nil,
        stage: end ?? "Proposal", amount: 100)
      try crm.change(id, "2024-01-02", stage: "Qualify")
      try crm.change(id, "2024-02-01", stage: "Proposal")
      if let end { try crm.change(id, "2024-03-01", stage: end) }
    }
    // Before the stage, in it, and after it.
    try crm.activity("A", "2024-01-15")
    try crm.activity("B", "2024-02-15")
    try crm.activity("A", "2024-03-15")
    let facts = try check(crm)
    #expect(facts.count == 1)
    #expect(facts[0].stage == "Proposal")
    #expect(facts[0].criterion == .activity)
    #expect(facts[0].advances == 2)
    #expect(facts[0].unmet == 1)
    #expect(facts[0].amount == 100)
    #expect(facts[0].pricedCount == 1)
    #expect(facts[0].examples == ["A"])
    #expect(facts[0].metShare == 0.5)
    // Before it happened nothing is known of it.
    #expect(try check(crm, asOf: "2024-02-29")[0].advances == 0)
    #expect(try check(crm, asOf: "2024-02-29")[0].metShare == nil)
  }

  @Test("what is said with the move counts, what winning itself sets does not")
  func fields() throws {
    var crm = try crm([.amount, .closeDate, .category])
    try crm.deal("A", created: "2024-01-02", stage: "Commit", amount: 100)
    try crm.change("A", "2024-01-02", stage: "Proposal", says: [.amount, .closeDay, .category])
    try crm.change(
      "A", "2024-02-01", stage: "Commit", amount: 100, closeDay: "2024-04-01", category: 4)
    try crm.deal("B", created: "2024-01-02", closed: "2024-02-01", stage: "Won", amount: 100)
    try crm.change("B", "2024-01-02", stage: "Proposal", says: [.amount, .closeDay, .category])
    try crm.change(
      "B", "2024-02-01", stage: "Won", amount: 100, closeDay: "2024-02-01", category: 5)
    let facts = try check(crm)
    #expect(facts.map(\.advances) == [2, 2, 2])
    #expect(facts.map(\.unmet) == [0, 1, 1])
    #expect(facts[1].examples == ["B"])
  }

  @Test("meetings while in the stage, and people met at any time before")
  func touches() throws {
    var crm = try crm([.meeting, .contact])
    for id in ["A", "B", "C"] {
      try crm.deal(id, created: "2024-01-02", stage: "Commit", amount: nil)
      try crm.change(id, "2024-01-02", stage: "Qualify")
      try crm.change(id, "2024-02-01", stage: "Proposal")
      try crm.change(id, "2024-03-01", stage: "Commit")
    }
    try crm.activity("A", "2024-02-15", ActivityDetail(kind: "meeting"))
    try crm.activity("B", "2024-01-15", ActivityDetail(kind: "meeting", person: "Kim"))
    try crm.activity("C", "2024-02-15", ActivityDetail(kind: "meeting", status: "cancelled"))
    try crm.activity("C", "2024-03-15", ActivityDetail(kind: "call", person: "Lee"))
    let facts = try check(crm)
    #expect(facts.map(\.advances) == [3, 3])
    #expect(facts.map(\.unmet) == [2, 2])
    #expect(facts[0].examples == ["B", "C"])
    #expect(facts[0].amount == nil)
    #expect(facts[1].examples == ["A", "C"])
  }

  @Test("what the data does not tell is not measured, and without criteria nothing is")
  func unmeasured() throws {
    var crm = try crm([.category, .meeting, .contact, .closeDate])
    try crm.deal("A", created: "2024-01-02", stage: "Commit", amount: 100)
    try crm.change("A", "2024-01-02", stage: "Proposal")
    try crm.change("A", "2024-02-01", stage: "Commit")
    #expect(try check(crm).map(\.advances) == [nil, nil, nil, nil])
    #expect(try check(self.crm([])).isEmpty)
  }

  @Test("models know nothing of criteria: they are the same with and without them")
  func artifacts() throws {
    let with = try crm([.amount, .meeting]).settings()
    let without = try crm([]).settings()
    #expect(with != without)
    #expect(with.ofForecasts == without)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(try encoder.encode(with.ofForecasts) == encoder.encode(without))
    #expect(!String(decoding: try encoder.encode(without), as: UTF8.self).contains("exit"))
    #expect(try JSONDecoder().decode(DealSettings.self, from: encoder.encode(with)) == with)
  }
}
