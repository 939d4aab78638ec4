import Calendars
import Currencies
import DealStore
import Deals
import Foundation
import Testing

@Suite("Exporting a store")
struct ExportTests {
  let settings: DealSettings

  init() throws { settings = try Sample.settings() }

  /// Reads the files of a folder as an import would.
  private func read(_ folder: String) throws -> DealFacts {
    var reader = try FactReader(settings: settings, keepsDetails: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.allSatisfy { $0.hasSuffix(".csv") }, "\(names)")
    for name in names {
      let kind = try #require(
        TableKind(rawValue: String(name.prefix { $0 != "." && $0 != "-" })), "\(name)")
      try reader.read(
        path: "\(folder)/\(name)", mapping: SourceMapping(pattern: name, kind: kind))
    }
    #expect(reader.rejects == [])
    return reader.facts
  }

  /// Facts as exports can say them.
  private func facts(_ files: [(kind: TableKind, text: String)]) throws -> DealFacts {
    let folder = try Folder()
    var reader = try FactReader(settings: settings, keepsDetails: true)
    for (index, file) in files.enumerated() {
      let path = folder.url.appendingPathComponent("\(index).csv").path
      try Data(file.text.utf8).write(to: URL(fileURLWithPath: path))
      try reader.read(path: path, mapping: SourceMapping(pattern: "*", kind: file.kind))
    }
    #expect(reader.rejects == [])
    return reader.facts
  }

  private static let files: [(kind: TableKind, text: String)] = [
    (
      .deals,
      """
      id,stage,amount,currency,created_at,close_date,closed_at,owner,category,account,type,\
      is_deleted,deleted_at,merged_into,lost_at
      D-1,Qualify,1234.56,,2025-01-31,2025-03-31,,Ada,best case,"Acme ""I"", Inc",=1+1,,,,
      D-2,Won,-7.1,USD,2025-01-31T23:30:00Z,2025-03-31,2025-03-30T10:00:01Z,Grace,,,,,,,
      D-3,Lost,1000,JPY,1999-12-31,2025-03-31,,ñ,commit,,,,,,2025-02-03
      D-4,Proposal,,EUR,2025-01-31,,,,,,,true,2025-02-01T00:00:00Z,,
      D-5,Proposal,5,,2025-01-31,,,,,,,,,D-1,

      """
    ),
    (
      .history,
      """
      deal_id,changed_at,stage,amount,currency,close_date,owner,category
      D-1,2025-02-01,Qualify,10,,2025-03-01,Ada,commit
      D-1,2025-02-01,Qualify,10,,2025-03-01,Ada,commit
      D-1,2025-02-02,,12.345,KWD,,,
      D-1,2025-02-03,Proposal,,EUR,,,
      D-9,2025-02-03,Proposal,7,EUR,,,

      """
    ),
    (.history, "deal_id,changed_at,stage,owner\nD-2,2025-02-01,Qualify,\nD-2,2025-02-02,,Ada\n"),
    (.history, "deal_id,changed_at,close_date\nD-2,2025-02-04,2025-05-05\nD-2,2025-02-05,\n"),
    (
      .history,
      """
      deal_id,changed_at,field,value
      D-3,2025-02-01,amount,7.50
      D-3,2025-02-01,amount,
      D-3,2025-02-02,stage,Proposal
      D-3,2025-02-02,currency,JPY
      D-3,2025-02-03,currency,EUR

      """
    ),
    (
      .history,
      """
      deal_id,changed_at,field,old_value,value
      D-3,2025-03-01,amount,7.50,8
      D-3,2025-03-01,amount,,8
      D-3,2025-03-01,amount,9,
      D-3,2025-03-01,owner,Ada,
      D-3,2025-03-02,owner,,Grace
      D-3,2025-03-02,close_date,2025-04-01,2025-04-02
      D-3,2025-03-02,category,pipeline,commit
      D-3,2025-03-02,stage,Qualify,Proposal

      """
    ),
    (
      .activities,
      """
      id,deal_id,start,kind,direction,owner,person,account,status,end,seconds
      A-1,D-1,2025-02-01T10:00:00Z,call,out,Ada,P-1,C-1,done,2025-02-01T10:05:00Z,300
      ,D-1,2025-02-01,,,,,,,,
      ,D-1,2025-02-01,,,,,,,,
      A-2,,2025-02-01,mail,,,L-1,,,,

      """
    ),
    (
      .quotas,
      """
      period,region,owner,node,amount,known_from
      2025-Q1,EMEA,"Ada ""A"" / ñ",,1000.01,2025-01-01
      2025-Q1,,,North,5,
      2025-Q1,,,,7,

      """
    ),
    (.people, "owner,manager,region,valid_from\nAda,Grace,EMEA,2025-01-01\nAda,Kay,,2025-06-01\n"),
    (
      .rates,
      "currency,valid_from,rate,table,known_from\nUSD,2025-01-01,0.9123456789,,\n"
        + "JPY,2025-01-01,1e-2,budget,2024-12-01\n"
    ),
    (
      .leads,
      """
      id,created_at,is_converted,converted_at,deal_id,account,company,source,status,owner,segment,region
      L-1,2025-01-01,true,2025-02-01,D-1,C-1,Acme,web,open,Ada,SMB,EMEA
      L-2,2025-01-01,,,,,,,,,,

      """
    ),
    (
      .accounts,
      "id,name,parent,industry,segment,region,owner,created_at\nC-1,Acme,C-2,Steel,SMB,EMEA,Ada,"
        + "2025-01-01\n,Initech,,,,,,\n"
    ),
    (.spend, "period,team,account_code,amount,currency\n2025-01,marketing,4711,12.34,USD\n"),
    (
      .calls,
      "period,region,amount,currency,category,made_at,made_by,role\n"
        + "2025-Q1,EMEA,100,,commit,2025-01-15,Ada,rep\n"
    ),
    (.merges, "into,merged_deal\nD-1,D-77\n"),
  ]

  @Test("an import of the exported files into an empty store gives equal facts")
  func roundTrip() throws {
    let facts = try facts(ExportTests.files)
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(facts, settings: settings, knownFrom: Sample.day, files: [])
    let stored = try store.facts(settings: settings, details: true)
    #expect(FactRows(stored).sorted == FactRows(facts).sorted)
    #expect(FactRows(facts).tables.keys.sorted() == MergeReport.tables.sorted())

    let target = folder.url.appendingPathComponent("out").path
    let files = try store.export(to: target, settings: settings)
    #expect(files.allSatisfy { $0.records > 0 })
    let again = try read(target)
    #expect(FactRows(again).sorted == FactRows(facts).sorted)

    let second = try Folder()
    let copy = try DealStore(path: second.storePath, creating: true)
    _ = try copy.merge(again, settings: settings, knownFrom: Sample.day, files: [])
    #expect(
      FactRows(try copy.facts(settings: settings, details: true)).sorted
        == FactRows(facts).sorted)
    #expect(
      try store.merge(again, settings: settings, knownFrom: Sample.day, files: []).isUnchanged)
  }

  @Test("a corrected amount that was imported after a day is not seen as of it")
  func knownOn() throws {
    let facts = try facts(ExportTests.files)
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(facts, settings: settings, knownFrom: Sample.day, files: [])
    var corrected = facts
    corrected.deals.amount[0] = 1
    corrected.rates[0].rate = 2
    _ = try store.merge(corrected, settings: settings, knownFrom: Sample.day + 10, files: [])
    for (offset, expected) in [(-5, facts), (0, facts), (9, facts), (10, corrected)] {
      let day = Sample.day + offset
      #expect(
        FactRows(try store.facts(settings: settings, asKnown: day, details: true)).sorted
          == FactRows(expected).sorted)
      let target = folder.url.appendingPathComponent("out\(offset)").path
      _ = try store.export(to: target, settings: settings, asKnown: day)
      #expect(FactRows(try read(target)).sorted == FactRows(expected).sorted)
    }
  }

  @Test("details are read when they are asked for")
  func details() throws {
    let facts = try facts(ExportTests.files)
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(facts, settings: settings, knownFrom: Sample.day, files: [])
    let few = try store.facts(settings: settings)
    #expect(few.activities.count == facts.activities.count)
    #expect(few.activities.details.isEmpty)
    #expect(few.leads.isEmpty && few.accounts.isEmpty && few.spend.isEmpty)
    #expect(few.calls == facts.calls)
    #expect(few.rates == facts.rates)
    #expect(few.merges == facts.merges)
  }

  @Test("a folder with other CSV files is refused and left as it is")
  func foreign() throws {
    let folder = try Folder()
    let store = try DealStore(path: folder.storePath, creating: true)
    _ = try store.merge(Sample.facts(), settings: settings, knownFrom: Sample.day, files: [])
    let target = folder.url.appendingPathComponent("out")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try Data("x".utf8).write(to: target.appendingPathComponent("mine.csv"))
    try Data("x".utf8).write(to: target.appendingPathComponent(".aforo-deals.csv.1.new"))
    #expect(throws: StoreError.foreignFiles(folder: target.path, names: ["mine.csv"])) {
      try store.export(to: target.path, settings: settings)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path) == ["mine.csv"])
  }
}
