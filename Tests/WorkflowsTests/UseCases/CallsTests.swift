import Calendars
import Deals
import Forecasting
import Foundation
import TestSupport
import Testing
import Workflows

@Suite("Calls of people, from file to forecast")
struct CallsTests {
  private static let calls = """
    period,amount,made_at,made_by,category,role,region,currency
    2025-Q4,1300000.25,2025-10-20,CRO,,company,,EUR
    2025-Q4,1250000,2025-11-01,CRO,,company,,EUR
    2025-Q4,1900000,2025-11-20,CRO,,company,,EUR
    2025-Q4,700000,2025-11-03,Rosa,Commit,Manager,EMEA,EUR
    2025-Q4,700000,2025-11-03,Rosa,,Manager,EMEA,USD

    """

  private func amounts(_ loaded: LoadedDeals, _ folder: TemporaryFolder) throws -> [[String]] {
    let work = try MakeForecast(
      loaded, question: ForecastQuestion(asOf: SampleCRM.lastDay, levels: ["region"], draws: 200),
      project: Project(folder: folder.path))
    let emea = [PathElement(level: "region", value: "EMEA")]
    return [[], emea].map { path in
      work.calls.calls(of: path, in: "2025-Q4").map {
        "\($0.role) \($0.call.amount) \($0.call.category ?? "-") \($0.day)"
      }
    }
  }

  @Test("the newest call of each role known at the as-of day, from files and from the store alike")
  func calls() throws {
    let folder = try SampleCRM.exports()
    try Self.calls.write(
      to: folder.url.appending(path: "calls.csv"), atomically: true, encoding: .utf8)
    try folder.copy("\(try SampleCRM.path())/aforo.yml", "aforo.yml")
    let expected = [
      ["company 125000000 - 2025-11-01"], ["manager 70000000 commit 2025-11-03"],
    ]
    let files = try LoadedDeals(.folder(folder.path), project: Project(folder: folder.path))
    #expect(
      files.notes.contains("1 call in USD without a rate known when made: unused; import rates"))
    #expect(try amounts(files, folder) == expected)
    _ = try ImportFiles(
      paths: [folder.path], project: Project(folder: folder.path), maximumRejects: 0,
      exportedOn: SampleCRM.lastDay + 10, isDryRun: false)
    let stored = try LoadedDeals(
      .store, project: Project(folder: folder.path), asKnown: SampleCRM.lastDay)
    #expect(stored.notes.contains { $0.hasPrefix("1 call in USD") })
    #expect(try amounts(stored, folder) == expected)
  }
}
