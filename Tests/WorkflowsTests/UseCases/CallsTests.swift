import Calendars
import Deals
import Forecasting
import Foundation
import Synchronization
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

  /// A CRM whose head called every quarter's bookings on its 21st day, and twice the last one's now.
  private func rightHead() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try Synthesise(
      deals: 700, quarters: 11, seed: 3, lastDay: SampleCRM.lastDay, plantsGap: false,
      folder: folder.path)
    let known = try LoadedDeals(.folder(folder.path), project: Project(folder: folder.path))
      .book.known(atEndOf: SampleCRM.lastDay)
    let running = known.calendar.quarter(containing: SampleCRM.lastDay)
    var lines = ["period,amount,currency,made_at,made_by,role"]
    for age in 0...10 {
      let quarter = known.calendar.period(running, offsetBy: -age)
      let last = known.calendar.period(running, offsetBy: -max(1, age))
      let amount = known.bookings(from: last.start, to: last.end) * (age == 0 ? 2 : 1)
      for period in age == 0
        ? [quarter.id, known.calendar.period(running, offsetBy: 1).id] : [quarter.id]
      {
        lines.append(
          "\(period),\(amount / 100).\(String(100 + amount % 100).suffix(2)),EUR,\(quarter.start + 20),Hana,head"
        )
      }
    }
    try folder.write(lines.joined(separator: "\n") + "\n", "calls.csv")
    return folder
  }

  @Test("calls that were right are blended by a stored model as by one trained for the answer")
  func blended() throws {
    let folder = try rightHead()
    let project = Project(folder: folder.path)
    let loaded = try LoadedDeals(.folder(folder.path), project: project)
    let question = ForecastQuestion(
      asOf: SampleCRM.lastDay, horizon: 2, levels: ["region"], draws: 200, workers: 2)
    let fresh = try MakeForecast(loaded, question: question, project: project)
    let told = Mutex<[String]>([])
    let trained = try TrainModel(
      loaded, asOf: SampleCRM.lastDay, name: nil, project: project, workers: 2,
      progress: WorkProgress { line in told.withLock { $0.append(line) } })
    #expect(trained.notes.contains { $0.hasPrefix("1 voice erred less than the model") })
    #expect(told.withLock { $0.contains { $0.hasPrefix("judging calls: 8 of ") } })
    let stored = try MakeForecast(loaded, question: question, project: project)
    #expect(stored.modelID != fresh.modelID)
    #expect(stored.forecasts == fresh.forecasts)
    let sentence =
      "the call of head Hana for the whole company, which erred less than the model in "
    #expect(stored.forecasts.map { $0.warnings.count { $0.hasPrefix(sentence) } } == [1, 0])
    let weights = ["2025-Q4", "2026-Q1"].map { stored.calls.calls(of: [], in: $0).map(\.weight) }
    #expect(weights.map(\.count) == [1, 1])
    #expect(weights[0][0] >= 0.5 && weights[1][0] == 0)
    let regions = stored.forecasts[0].nodes.dropFirst()
    #expect(regions.reduce(0) { $0 + $1.mean } == stored.forecasts[0].total.mean)
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
