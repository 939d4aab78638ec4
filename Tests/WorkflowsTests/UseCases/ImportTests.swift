import Calendars
import Deals
import Foundation
import Reporting
import Tabular
import TestSupport
import Testing
import Workflows

@Suite("ImportFiles")
struct ImportTests {
  private func run(
    _ paths: [String], into folder: TemporaryFolder, maximumRejects: Int = 0,
    isDryRun: Bool = false
  ) throws -> ImportFiles {
    try ImportFiles(
      paths: paths, project: Project(folder: folder.path), maximumRejects: maximumRejects,
      exportedOn: SampleCRM.lastDay, isDryRun: isDryRun)
  }

  private func exports(_ deals: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("id,stage,amount,created_at,close_date\n" + deals, "deals.csv")
    return folder
  }

  @Test("again changes nothing")
  func twice() throws {
    let folder = try TemporaryFolder()
    let first = try #require(try run([try SampleCRM.path()], into: folder).merged)
    let second = try #require(try run([try SampleCRM.path()], into: folder).merged)
    #expect(first.allSatisfy { $0.new > 0 && $0.changed == 0 && $0.unchanged == 0 })
    #expect(second.map(\.unchanged) == first.map(\.new))
    #expect(second.allSatisfy { $0.new == 0 && $0.changed == 0 })
  }

  @Test("what a later export corrected is not known on a day before it")
  func asKnown() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    for (amount, day) in [("100", "2025-02-01"), ("200", "2025-03-01")] {
      let exports = try exports("1,Open,\(amount),2025-01-31,2025-06-30\n")
      _ = try ImportFiles(
        paths: [exports.path], project: project, maximumRejects: 0, exportedOn: Day(iso: day),
        isDryRun: false)
    }
    func amount(asKnown day: String?) throws -> Int64? {
      let loaded = try LoadedDeals(
        .store, project: project, asKnown: try day.map { try Day(iso: $0) })
      let known = loaded.book.known(atEndOf: try Day(iso: "2025-02-15"))
      return known.latest(try #require(known.deals.first)).amount
    }
    #expect(try amount(asKnown: "2025-02-15") == 100_00)
    #expect(try amount(asKnown: "2025-01-15") == 100_00, "the first version counts before it")
    #expect(try amount(asKnown: "2025-03-01") == 200_00)
    #expect(try amount(asKnown: nil) == 200_00)
  }

  @Test("a reject stores nothing, not even a store")
  func reject() throws {
    let exports = try exports("1,Open,5,2025-01-31,2025-02-05\n2,Open,x,2025-01-31,2025-02-05\n")
    let folder = try TemporaryFolder()
    let work = try run([exports.path], into: folder)
    #expect(work.merged == nil)
    #expect(work.rejects.map(\.line) == [3])
    #expect(work.refusal?.exitStatus == 2)
    #expect(work.refusal?.description.contains("deals.csv:3") == true)
    #expect(try folder.contents().isEmpty)
  }

  @Test("a reject in a later import leaves the store as it was, to the byte")
  func laterReject() throws {
    let first = try exports("1,Open,5,2025-01-31,2025-02-05\n")
    let folder = try TemporaryFolder()
    #expect(try run([first.path], into: folder).merged?.first?.new == 1)
    let store = folder.url.appending(path: ".aforo/store.sqlite")
    let before = try Data(contentsOf: store)
    let second = try exports("1,Open,6,2025-01-31,2025-02-05\n2,Open,x,2025-01-31,2025-02-05\n")
    #expect(try run([second.path], into: folder).merged == nil)
    #expect(try Data(contentsOf: store) == before)
    #expect(try run([second.path], into: folder, maximumRejects: 1).merged?.first?.changed == 1)
  }

  @Test("with the loss accepted, the rest is stored")
  func acceptedReject() throws {
    let exports = try exports("1,Open,5,2025-01-31,2025-02-05\n2,Open,x,2025-01-31,2025-02-05\n")
    let folder = try TemporaryFolder()
    let work = try run([exports.path], into: folder, maximumRejects: 1)
    #expect(work.merged?.first?.new == 1)
    #expect(work.rejects.count == 1)
    #expect(work.refusal == nil)
  }

  @Test("a dry run stores nothing and writes no settings")
  func dryRun() throws {
    let folder = try TemporaryFolder()
    let work = try run([try SampleCRM.path()], into: folder, isDryRun: true)
    #expect(work.files.count == 8)
    #expect(work.merged == nil)
    #expect(try folder.contents().isEmpty)
  }

  @Test("without settings the inferred ones are written, and used from then on")
  func inferredSettings() throws {
    let folder = try TemporaryFolder()
    let exports = try SampleCRM.exports()
    let work = try run([exports.path], into: folder)
    #expect(work.notes.contains { $0.contains("inferred") })
    let settings = try #require(try Project(folder: folder.path).settings())
    #expect(settings.deals.hierarchy == ["region", "manager", "owner"])
  }

  @Test("--from and the store give the same forecast, byte for byte")
  func sameForecast() throws {
    let empty = try TemporaryFolder()
    let project = Project(folder: empty.path)
    let imported = try SampleCRM.importedProject()
    let question = ForecastQuestion(asOf: SampleCRM.lastDay, horizon: 2)
    let fromFiles = try MakeForecast(
      try LoadedDeals(.folder(try SampleCRM.path()), project: project), question: question,
      project: project)
    let own = Project(folder: imported.path)
    let fromStore = try MakeForecast(
      try LoadedDeals(.store, project: own), question: question, project: own)
    for format in [OutputFormat.json, .table, .csv, .md] {
      #expect(
        ForecastReport.render(fromFiles.forecasts, modelID: "m", format: format)
          == ForecastReport.render(fromStore.forecasts, modelID: "m", format: format))
    }
  }

  @Test("a project without settings or store says what to do")
  func missingProject() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: WorkflowError.self) {
      try LoadedDeals(.store, project: Project(folder: folder.path))
    }
    #expect(error.description.contains("aforo init"))
    #expect(error.exitStatus == 2)
  }
}
