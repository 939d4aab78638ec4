import Calendars
import DealFixtures
import Deals
import Tabular
import Testing

@Suite("Contract: stages, people, records")
struct ProcessRuleTests {
  @Test("steps back and over a stage")
  func moves() throws {
    var fixture = try ContractFixture()
    try fixture.crm.change("A2", "2024-06-01", stage: "Qualify")
    try fixture.crm.change("A1", "2024-06-01", stage: "Commit")
    #expect(try fixture.found() == [.stageRegression: ["A2"], .stageSkip: ["A1"]])
  }

  @Test(
    "commit early, pipeline at the end, closed while open",
    arguments: [
      ("Qualify", ForecastCategory.commit, true), ("Proposal", .commit, false),
      ("Commit", .commit, false), ("Commit", .pipeline, true), ("Proposal", .pipeline, false),
      ("Qualify", .pipeline, false), ("Proposal", .closed, true), ("Qualify", .omitted, false),
    ])
  func category(stage: String, category: ForecastCategory, isBroken: Bool) throws {
    var fixture = try ContractFixture()
    try fixture.add(
      "A4", created: "2024-05-05", stage: stage, account: "Fern", category: category.rawValue)
    #expect(try fixture.found() == (isBroken ? [.categoryAgainstStage: ["A4"]] : [:]))
  }

  @Test("no owner, and an owner whom nobody placed")
  func owners() throws {
    var fixture = try ContractFixture()
    try fixture.add(
      "A4", created: "2024-05-05", stage: "Qualify", account: "Fern", owner: nil)
    try fixture.add(
      "A5", created: "2024-05-05", stage: "Qualify", account: "Gulf", owner: "Bob")
    #expect(try fixture.found() == [.ownerMissing: ["A4"], .ownerUnplaced: ["A5"]])
    fixture.hierarchy = ["owner"]
    fixture.crm.quotas = []
    #expect(try fixture.found() == [.ownerMissing: ["A4"]])
  }

  @Test("nobody misses an owner where no export names one")
  func noOwners() throws {
    var fixture = try ContractFixture()
    fixture.hierarchy = []
    fixture.crm.people = []
    fixture.crm.quotas = []
    fixture.crm.deals = fixture.crm.deals.map {
      var deal = $0
      deal.owner = nil
      return deal
    }
    fixture.crm.changes = fixture.crm.changes.map {
      var change = $0
      change.owner = nil
      change.says.remove(.owner)
      return change
    }
    #expect(try fixture.found().isEmpty)
  }

  @Test("quotas of unknown names, from the day on which they were known")
  func quotas() throws {
    var fixture = try ContractFixture()
    for (path, amount) in [(["owner": "Adah"], Int64(10)), (["node": "Nord"], 20)] {
      fixture.crm.quotas.append(
        QuotaFact(
          period: "2024-Q3", path: path, amount: amount,
          knownFrom: try seconds("2024-06-10")))
    }
    let found = try #require(try fixture.check().violations.first)
    #expect(found.kind == .quotaUnknownNode)
    #expect(found.examples == ["Nord (2024-Q3)", "owner Adah (2024-Q3)"])
    #expect(found.amount == 30)
    #expect(found.checked == 5)
    #expect(try fixture.found(asOf: "2024-06-09").isEmpty)
  }

  @Test("no account, where others have one")
  func accounts() throws {
    var fixture = try ContractFixture()
    try fixture.add("A4", created: "2024-05-05", stage: "Qualify", account: nil)
    #expect(try fixture.found() == [.accountMissing: ["A4"]])
  }

  @Test("same account, day and amount: all but the smallest id")
  func duplicates() throws {
    var fixture = try ContractFixture()
    for id in ["B3", "B1", "B2"] {
      try fixture.add(id, created: "2024-05-05", stage: "Qualify", account: "Fern")
    }
    try fixture.add(
      "B4", created: "2024-05-05", stage: "Qualify", amount: 151_00, account: "Fern")
    try fixture.add("B5", created: "2024-05-06", stage: "Qualify", account: "Fern")
    try fixture.add("B6", created: "2024-05-05", stage: "Qualify", account: "Gulf")
    #expect(try fixture.found() == [.duplicate: ["B2", "B3"]])
  }

  @Test("merged and deleted deals are counted and break nothing else")
  func excluded() throws {
    var fixture = try ContractFixture()
    let gone = try seconds("2024-06-20")
    try fixture.add("A4", created: "2024-05-05", stage: "Qualify", amount: 0, account: "Fern")
    try fixture.add("A5", created: "2024-05-05", stage: "Qualify", amount: 0, account: "Gulf")
    fixture.edit = { facts in
      facts.deals.deleted[ContractFixture.row("A4", facts)] = gone
      facts.merges = [MergeFact(from: "A5", into: "A1")]
    }
    #expect(try fixture.found() == [.deletedExcluded: ["A4"], .mergedExcluded: ["A5"]])
    #expect(
      try fixture.found(asOf: "2024-06-10") == [.amountZero: ["A4"], .mergedExcluded: ["A5"]])
  }

  @Test("refused records: stages nobody mapped apart from the rest")
  func rejects() throws {
    func reject(_ record: Int, _ column: String, _ reason: String) -> Reject {
      Reject(path: "d.csv", record: record, line: record + 1, column: column, reason: reason)
    }
    let tail = "is no stage of the process; add it under `stages` in aforo.yml"
    let found = RejectedRecords(
      [
        reject(1, "stage", "\"Demo\" \(tail)"), reject(2, "amount", "\"x\" is no amount"),
        reject(3, "stage", "\"A \"B\"\" \(tail)"), reject(4, "stage", "\"A \"B\"\" \(tail)"),
      ], records: 8, policy: ContractPolicy(accepted: [.recordRejected])
    ).violations
    #expect(found.map(\.kind) == [.recordRejected, .stageUnmapped])
    #expect(found.map(\.count) == [1, 3])
    #expect(found.map(\.share) == [0.125, 0.375])
    #expect(found.map(\.isAccepted) == [true, false])
    #expect(found[1].examples == ["A \"B\" (2)", "Demo (1)"])
    #expect(RejectedRecords([], records: 8).violations.isEmpty)
  }

  @Test("every kind has a name of its own that its nearest spelling finds")
  func names() {
    #expect(Set(ViolationKind.allCases.map(\.name)).count == ViolationKind.allCases.count)
    #expect(ViolationKind.nearest(to: "overdeu") == .overdue)
    #expect(ViolationKind.nearest(to: "owner_mising") == .ownerMissing)
  }
}
