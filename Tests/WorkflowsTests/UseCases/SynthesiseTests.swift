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
    #expect(
      names.isSuperset(of: ["merges.csv", "rates.csv", "leads.csv", "calls.csv", "spend.csv"]))
    names.subtract([
      "aforo.yml", "people.csv", "quotas.csv", "truth.json", "merges.csv", "rates.csv",
      "leads.csv", "calls.csv", "spend.csv",
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

  private func request(_ preset: BusinessPreset? = nil) -> SynthesisRequest {
    var request = SynthesisRequest(seed: 5, lastDay: SampleCRM.lastDay)
    request.preset = preset
    request.activities = .none
    return request
  }

  @Test("a preset spans 20 quarters with its own number of deals, unless told otherwise")
  func preset() throws {
    let folder = try TemporaryFolder()
    let work = try Synthesise(request(.small), folder: folder.path)
    let deals = try #require(work.files.first { $0.path.hasSuffix("/deals.csv") })
    // 150 a quarter for 20 quarters and 45 days, within the shocks of the quarters.
    #expect((2_700...3_500).contains(deals.records))
    let truth = String(decoding: try #require(try folder.contents()["truth.json"]), as: UTF8.self)
    #expect(truth.contains("\"preset\" : \"small\""))
    #expect(truth.contains("\"firstDay\" : \"2020-10-01\""))
  }

  @Test("the oracle's files are the same for any number of workers, and have all dates")
  func oracle() throws {
    var wish = request()
    wish.deals = 500
    wish.quarters = 6
    wish.oraclePaths = 60
    let folders = try [TemporaryFolder(), TemporaryFolder()]
    let files = try Synthesise(wish, folder: folders[0].path, workers: 1).files
    _ = try Synthesise(wish, folder: folders[1].path, workers: 4)
    #expect(try folders[0].contents() == folders[1].contents())
    // Six whole quarters with three dates, the next quarter but for the last: total and segments.
    let rows = files.first { $0.path.hasSuffix("/oracle.csv") }?.records
    #expect(rows == (18 + 15) * 4)
    #expect(files.contains { $0.path.hasSuffix("/oracle_deals.csv") && $0.records > 0 })
  }

  @Test("wishes that exclude each other are wrong usage, before anything is written")
  func exclusions() throws {
    var limited = request()
    limited.closingCapacity = .automatic
    limited.oraclePaths = 100
    var odd = request()
    odd.oddities = true
    odd.closingCapacity = .atMost(10)
    for wish in [limited, odd] {
      let folder = try TemporaryFolder()
      let error = try #require(throws: WorkflowError.self) {
        try Synthesise(wish, folder: folder.path)
      }
      #expect(error.exitStatus == 64)
      #expect(try folder.contents().isEmpty)
    }
  }

  @Test("leads and calls are imported without a reject, with a closing capacity too")
  func judgement() throws {
    var wish = request(.small)
    wish.quarters = 6
    wish.closingCapacity = .automatic
    let folder = try TemporaryFolder()
    let files = try Synthesise(wish, folder: folder.path).files
    let work = try ImportFiles(
      paths: [folder.path], project: Project(folder: folder.path), maximumRejects: 0,
      exportedOn: SampleCRM.lastDay, isDryRun: true)
    #expect(work.refusal == nil)
    #expect(work.rejects.isEmpty)
    for (name, kind) in [("leads", TableKind.leads), ("calls", .calls)] {
      let written = try #require(files.first { $0.path.hasSuffix("/\(name).csv") })
      #expect(written.records > 0)
      #expect(work.files.contains { $0.kind == kind })
    }
    wish.writesLeads = false
    wish.writesCalls = false
    let bare = try Synthesise(wish, folder: try TemporaryFolder().path).files
    #expect(!bare.contains { $0.path.hasSuffix("/leads.csv") || $0.path.hasSuffix("/calls.csv") })
  }
}
