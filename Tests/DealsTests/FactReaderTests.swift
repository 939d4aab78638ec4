import Calendars
import Deals
import Tabular
import Testing

@Suite("FactReader")
struct FactReaderTests {
  private static let header = "id,owner,stage,amount,created_at,close_date\n"

  private func reject(
    _ row: String, _ mapping: SourceMapping = SourceMapping(pattern: "*", kind: .deals)
  ) throws -> Reject {
    let reader = try ImportFixture().read(
      Self.header + "D0,Ada,Qualify,1,2024-01-01,2024-02-01\n\n" + row + "\n", mapping)
    #expect(reader.facts.deals.count == 1, "the good record is kept: \(row)")
    return try #require(reader.rejects.first)
  }

  @Test("a reject carries file, record, physical line and column")
  func place() throws {
    let found = try reject("D1,Ada,Qualify,abc,2024-01-01,2024-02-01")
    #expect(found.path.hasSuffix("deals.csv"))
    #expect(found.record == 3, "the header is record 1; the empty line is none")
    #expect(found.line == 4)
    #expect(found.column == "amount")
    #expect(found.reason.contains("\"abc\""))
  }

  @Test("an unknown stage names the nearest known one")
  func unknownStage() throws {
    let found = try reject("D1,Ada,Proposl,1,2024-01-01,2024-02-01")
    #expect(found.column == "stage")
    #expect(found.reason.contains("Proposl"))
    #expect(found.reason.contains("did you mean \"Proposal\"?"))
  }

  @Test(
    "records that cannot be a deal are refused, each at the column at fault",
    arguments: [
      ("D1,Ada,Qualify,1,2024-02-31,2024-03-01", "created_at"),
      ("D1,Ada,Qualify,1,2024-01-01,31/02/2024", "close_date"),
      ("D1,Ada,Qualify,1,2023-02-29,", "created_at"),
      (",Ada,Qualify,1,2024-01-01,2024-02-01", "id"),
      ("D1,Ada,,1,2024-01-01,2024-02-01", "stage"),
      ("D1,Ada,Won,1,,2024-02-01", "created_at"),
      ("D1,Ada,Won,1,2024-01-01,", "close_date"),
      ("D1,Ada,Qualify,\"1.234,56\",2024-01-01,", "amount"),
      ("D1,Ada,Qualify,\"1,234.56\",2024-01-01,", "amount"),
      ("D1,Ada,Qualify,1e400,2024-01-01,", "amount"),
      ("D1,Ada,Qualify,NaN,2024-01-01,", "amount"),
      ("D1,Ada,Qualify,10000000000000.01,2024-01-01,", "amount"),
      ("D1,Ada,Qualify,-92233720368547758.08,2024-01-01,", "amount"),
    ])
  func refused(row: String, column: String) throws {
    #expect(try reject(row).column == column)
  }

  @Test("the largest amount allowed is read exactly")
  func largest() throws {
    let reader = try ImportFixture().read(
      Self.header + "D1,Ada,Qualify,10000000000000,2024-01-01,\n")
    #expect(reader.facts.deals.amount == [1_000_000_000_000_000])
  }

  @Test("an open deal without a creation date is accepted as undated")
  func undated() throws {
    let reader = try ImportFixture().read(Self.header + "D1,Ada,Qualify,1,,\n")
    #expect(reader.rejects.isEmpty)
    #expect(reader.facts.deals.created == [Blank.instant])
  }

  @Test("a decimal comma is read where it is declared, and only there")
  func decimalComma() throws {
    let mapping = SourceMapping(pattern: "*", kind: .deals, decimalComma: true)
    let text = Self.header + "D1,Ada,Qualify,\"1234,56\",2024-01-01,\n"
    #expect(try ImportFixture().read(text, mapping).facts.deals.amount == [123_456])
    #expect(try ImportFixture().read(text).rejects.count == 1)
    #expect(try reject("D1,Ada,Qualify,\"1.234,56\",2024-01-01,", mapping).column == "amount")
    #expect(try reject("D1,Ada,Qualify,1234.56,2024-01-01,", mapping).column == "amount")
  }

  @Test("the second record of an id is refused and names the first, in whichever file")
  func duplicates() throws {
    let fixture = try ImportFixture()
    var reader = try FactReader(settings: try importSettings())
    let mapping = SourceMapping(pattern: "*", kind: .deals)
    let row = "D1,Ada,Qualify,1,2024-01-01,\n"
    let first = try fixture.write(Self.header + row + row, "first.csv")
    let second = try fixture.write(Self.header + row, "second.csv")
    try reader.read(path: first, mapping: mapping)
    try reader.read(path: second, mapping: mapping)
    #expect(reader.facts.deals.count == 1)
    #expect(reader.rejects.map(\.record) == [3, 2])
    #expect(reader.rejects[0].reason.contains("record 2"))
    #expect(reader.rejects[1].reason.contains("record 2 of \(first)"))
  }

  @Test("a close day without a time is noon of the business day")
  func noon() throws {
    let settings = try importSettings(timeZone: "Asia/Tokyo")
    let reader = try ImportFixture().read(
      Self.header + "D1,Ada,Won,1,2024-01-01,2024-03-31\n",
      SourceMapping(pattern: "*", kind: .deals), settings)
    let noon = Int64(try Day(iso: "2024-03-31").number) * 86_400 + 3 * 3_600
    #expect(reader.facts.deals.closed == [noon])
  }

  @Test("constants stand for columns that the file does not have")
  func constants() throws {
    let text = "id,stage,amount,created_at,close_date\nD1,Qualify,5,2024-01-01,\n"
    let mapping = SourceMapping(
      pattern: "*", kind: .deals, constants: ["owner": "Team", "currency": "USD", "region": "EU"])
    let reader = try ImportFixture().read(text, mapping)
    #expect(reader.facts.owners.strings == ["Team"])
    #expect(reader.facts.deals.amount == [500])
    #expect(reader.facts.currencies.strings == ["USD"])
    #expect(reader.facts.deals.currency == [0])
    let euro = SourceMapping(pattern: "*", kind: .deals, constants: ["currency": "EUR"])
    #expect(try ImportFixture().read(text, euro).facts.deals.amount == [500])
  }

  @Test("filters pass over records without counting them as rejects")
  func only() throws {
    let text =
      "id,team,stage,amount,created_at,close_date\nD1,A,Qualify,5,2024-01-01,\n"
      + "D2,B,no stage,x,never,\nD3,C,Qualify,6,2024-01-01,\n"
    let mapping = SourceMapping(pattern: "*", kind: .deals, only: ["team": ["A", "C"]])
    let reader = try ImportFixture().read(text, mapping)
    #expect(reader.rejects.isEmpty)
    #expect(reader.facts.deals.count == 2)
    #expect(reader.files[0].passedOver == 1)
    #expect(reader.files[0].accepted == 2)
    #expect(throws: DealsError.self) {
      try ImportFixture().read(
        text, SourceMapping(pattern: "*", kind: .deals, only: ["no such": ["A"]]))
    }
  }

  @Test("stages to be ignored are passed over, by pattern")
  func ignoredStages() throws {
    let mapping = SourceMapping(
      pattern: "*", kind: .deals, ignoreStages: ["Test *", "*archived*"])
    let text =
      Self.header + "D1,Ada,Test one,1,2024-01-01,\nD2,Ada,was archived long ago,1,2024-01-01,\n"
      + "D3,Ada,Tests,1,2024-01-01,\nD4,Ada,Qualify,1,2024-01-01,\n"
    let reader = try ImportFixture().read(text, mapping)
    #expect(reader.files[0].passedOver == 2)
    #expect(reader.rejects.map(\.record) == [4])
    #expect(reader.facts.deals.count == 1)
  }

  @Test(
    "a pattern's star stands for any run of characters",
    arguments: [
      ("deals.csv", "deals.csv", true), ("deals-2.csv", "deals*.csv", true),
      ("deals.csv", "*", true), ("aXbXc", "a*b*c", true), ("ac", "a*b*c", false),
      ("ab", "ab*b", false), ("old.deals.csv", "deals*", false),
    ])
  func patterns(text: String, pattern: String, expected: Bool) {
    #expect(matches(text, pattern: pattern) == expected)
  }

  @Test("a mapping that names a column which the file does not have is refused")
  func mappedColumn() throws {
    let text = Self.header + "D1,Ada,Qualify,1,2024-01-01,\n"
    #expect {
      try ImportFixture().read(
        text, SourceMapping(pattern: "*", kind: .deals, columns: ["amount": "Valor"]))
    } throws: { error in
      guard case .mappedColumnAbsent(_, let column, let header)? = error as? DealsError else {
        return false
      }
      return column == "Valor" && header.contains("amount")
    }
    #expect {
      try ImportFixture().read(
        text, SourceMapping(pattern: "*", kind: .deals, columns: ["ammount": "amount"]))
    } throws: { error in
      error as? DealsError
        == .unknownCanonicalColumn(kind: "deals", column: "ammount", nearest: "amount")
    }
  }

  @Test("a mapped column wins over one that is recognised by its name")
  func mappedWins() throws {
    let text = "id,stage,amount,net,created_at,close_date\nD1,Qualify,5,7,2024-01-01,\n"
    let mapping = SourceMapping(pattern: "*", kind: .deals, columns: ["amount": "net"])
    let reader = try ImportFixture().read(text, mapping)
    #expect(reader.facts.deals.amount == [700])
    #expect(reader.files[0].unusedColumns == ["amount"])
  }

  @Test("a long history says one field a record, a wide one all that it has columns for")
  func history() throws {
    let long = SourceMapping(pattern: "*", kind: .history)
    let reader = try ImportFixture().read(
      "deal_id,changed_at,field,value\nD1,2024-01-01,StageName,Proposal\n"
        + "D1,2024-01-02T10:00:00Z,Amount,12.50\nD1,2024-01-03,CloseDate,2024-03-31\n"
        + "D1,2024-01-04,OwnerId,Zoe\nD1,2024-01-05,ForecastCategoryName,Commit\n"
        + "D1,2024-01-06,Description,words\nD1,2024-01-07,Amount,\n", long)
    #expect(reader.rejects.isEmpty)
    let history = reader.facts.history
    #expect(history.says == [1, 2, 4, 8, 16, 2].map { $0 | HistoryFields.isFieldLog.rawValue })
    #expect(history.stage[0] == 1)
    #expect(history.amount[1] == 1_250)
    #expect(history.closeDay[2] == (try Day(iso: "2024-03-31")).number)
    #expect(reader.facts.owners.strings == ["Zoe"])
    #expect(history.category[4] == ForecastCategory.commit.rawValue)
    #expect(history.amount[5] == Blank.amount)
    #expect(reader.files[0].passedOver == 1)
    let wide = try ImportFixture().read(
      "deal_id,changed_at,stage,amount\nD1,2024-01-01,Proposal,\nD1,2024-01-02,,3\n", long)
    #expect(wide.facts.history.says == [3, 2], "a blank stage says nothing, a blank amount does")
  }

  @Test("quotas name a period or a day in it, and may be known from a day on")
  func quotas() throws {
    let reader = try ImportFixture().read(
      "period,region,owner,amount,known_from\n2024-Q2,,,100,\n2024-05-01,EU,Ada,7,2024-04-02\n"
        + "2024-Q5,,,1,\n2024-Q2,,,,\n", SourceMapping(pattern: "*", kind: .quotas))
    let noon: Int64 = 12 * 3_600  // a day without a time stands for its noon
    #expect(
      reader.facts.quotas == [
        QuotaFact(period: "2024-Q2", path: [:], amount: 10_000, knownFrom: Blank.instant),
        QuotaFact(
          period: "2024-Q2", path: ["region": "EU", "owner": "Ada"], amount: 700,
          knownFrom: Int64(try Day(iso: "2024-04-02").number) * 86_400 + noon),
      ])
    #expect(reader.rejects.map(\.column) == ["period", "amount"])
  }

  @Test("deleted records are passed over; a flag that is none is refused")
  func deleted() throws {
    let reader = try ImportFixture().read(
      "id,stage,amount,created_at,close_date,IsDeleted\nD1,Qualify,1,2024-01-01,,TRUE\n"
        + "D2,Qualify,1,2024-01-01,,false\nD3,Qualify,1,2024-01-01,,perhaps\n")
    #expect(reader.facts.deals.count == 1)
    #expect(reader.files[0].passedOver == 1)
    #expect(reader.rejects.map(\.column) == ["is_deleted"])
  }
}
