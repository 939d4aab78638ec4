import Calendars
import Deals
import TestSupport
import Testing
import Workflows

@Suite("Synthesise")
struct SynthesiseTests {
  private func write(_ folder: TemporaryFolder, seed: UInt64 = 5) throws -> Synthesise {
    try Synthesise(
      deals: 400, quarters: 6, seed: seed, lastDay: SampleCRM.lastDay, plantsGap: true,
      folder: folder.path("made/here"))
  }

  @Test("the same seed writes the same bytes, into a folder that it makes")
  func sameBytes() throws {
    let folders = try [TemporaryFolder(), TemporaryFolder(), TemporaryFolder()]
    let files = try write(folders[0]).files
    _ = try write(folders[1])
    _ = try write(folders[2], seed: 6)
    let contents = try folders.map { try $0.contents() }
    #expect(contents[0] == contents[1])
    #expect(contents[0] != contents[2])
    #expect(files.count == contents[0].count)
    for file in files where file.path.hasSuffix(".csv") {
      let name = String(file.path.dropFirst(folders[0].path.count + 1))
      let lines = try #require(contents[0][name]).split(separator: 10).count
      #expect(lines == file.records + 1)
    }
  }

  @Test("sizes and days that cannot be simulated are wrong usage")
  func usage() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: WorkflowError.self) {
      try Synthesise(
        deals: 5, quarters: 6, seed: 1, lastDay: SampleCRM.lastDay, plantsGap: false,
        folder: folder.path)
    }
    #expect(error.exitStatus == 64)
    #expect(try folder.contents().isEmpty)
  }

  @Test("each shape writes its files, and the tables beside them", arguments: ExportShape.allCases)
  func shapes(shape: ExportShape) throws {
    let folder = try TemporaryFolder()
    let work = try Synthesise(
      deals: 400, quarters: 6, seed: 5, lastDay: SampleCRM.lastDay, plantsGap: false,
      folder: folder.path, activities: .none, shape: shape, oddities: true)
    var names = Set(work.files.map { String($0.path.dropFirst(folder.path.count + 1)) })
    #expect(names.isSuperset(of: ["aforo.yml", "people.csv", "quotas.csv", "truth.json"]))
    #expect(names.isSuperset(of: ["merges.csv", "rates.csv"]))
    names.subtract([
      "aforo.yml", "people.csv", "quotas.csv", "truth.json", "merges.csv", "rates.csv",
    ])
    switch shape {
    case .canonical: #expect(names == ["deals.csv", "history.csv"])
    case .salesforce:
      #expect(
        names == ["Opportunity.csv", "OpportunityHistory.csv", "OpportunityFieldHistory.csv"])
    case .fieldHistory: #expect(names == ["Opportunity.csv", "OpportunityFieldHistory.csv"])
    case .snapshots:
      #expect(names.count == ExportShape.weeks)
      #expect(names.contains("snapshots/\(SampleCRM.lastDay.iso8601).csv"))
    }
    #expect(work.files.allSatisfy { $0.records > 0 })
  }

  @Test("the files of Salesforce's shapes are imported without a mapping")
  func imported() throws {
    for shape in [ExportShape.canonical, .salesforce, .fieldHistory] {
      let folder = try TemporaryFolder()
      _ = try Synthesise(
        deals: 400, quarters: 6, seed: 5, lastDay: SampleCRM.lastDay, plantsGap: false,
        folder: folder.path, activities: .none, shape: shape, oddities: true)
      let work = try ImportFiles(
        paths: [folder.path], project: Project(folder: folder.path), maximumRejects: 0,
        exportedOn: SampleCRM.lastDay, isDryRun: true)
      #expect(work.refusal == nil, "\(shape)")
      #expect(work.rejects.isEmpty, "\(shape)")
      #expect(work.files.count { $0.kind == .history } == (shape == .salesforce ? 2 : 1))
    }
  }
}
