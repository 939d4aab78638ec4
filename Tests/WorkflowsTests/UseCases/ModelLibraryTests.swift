import Calendars
import Deals
import Forecasting
import Foundation
import TestSupport
import Testing
import Workflows

@Suite("Which model answers")
struct ModelLibraryTests {
  private let lastDay = SampleCRM.lastDay

  private func loaded(_ project: Project) throws -> LoadedDeals {
    try LoadedDeals(.folder(try SampleCRM.path()), project: project)
  }

  private func train(_ asOf: Day, _ project: Project) throws -> String {
    try TrainModel(
      try loaded(project), asOf: asOf, name: nil, project: project, workers: 2
    ).stored.id
  }

  private func forecast(_ project: Project, asOf: Day) throws -> MakeForecast {
    try MakeForecast(
      try loaded(project), question: ForecastQuestion(asOf: asOf), project: project)
  }

  @Test("the newest one trained at or before the as-of day; a later one never")
  func newest() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    let early = try train(lastDay - 20, project)
    let middle = try train(lastDay - 10, project)
    let late = try train(lastDay, project)
    #expect(Set([early, middle, late]).count == 3)
    #expect(try forecast(project, asOf: lastDay).modelID == late)
    #expect(try forecast(project, asOf: lastDay - 1).modelID == middle)
    #expect(try forecast(project, asOf: lastDay - 10).modelID == middle)
    #expect(try forecast(project, asOf: lastDay - 15).modelID == early)
    let fresh = try forecast(project, asOf: lastDay - 25)
    #expect(fresh.modelID == "as-of")
    #expect(fresh.notes.contains { $0.contains("no stored model fits") })
    #expect(fresh.forecasts[0].trainedAsOf == lastDay - 25)
  }

  @Test("a model stored on the as-of day answers as one trained for the answer")
  func sameAnswer() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    let fresh = try forecast(project, asOf: lastDay)
    _ = try train(lastDay, project)
    let stored = try forecast(project, asOf: lastDay)
    #expect(stored.modelID == "bookings-2025-11-14")
    #expect(stored.forecasts == fresh.forecasts)
  }

  @Test("one that saw another history is passed by, which is said")
  func otherHistory() throws {
    let exports = try SampleCRM.exports()
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    let before = try LoadedDeals(.folder(exports.path), project: project)
    _ = try TrainModel(before, asOf: lastDay, name: nil, project: project, workers: 2)
    let text = try String(contentsOfFile: exports.path("history.csv"), encoding: .utf8)
    try exports.write(
      text.split(separator: "\n").dropLast(3).joined(separator: "\n"), "history.csv")
    let after = try LoadedDeals(.folder(exports.path), project: project)
    let work = try MakeForecast(
      after, question: ForecastQuestion(asOf: lastDay), project: project)
    #expect(work.modelID == "as-of")
    #expect(work.notes.contains { $0.contains("bookings-2025-11-14") && $0.contains("changed") })
  }

  @Test("one made under other settings is passed by, which is said")
  func otherSettings() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    _ = try train(lastDay, project)
    var settings = try #require(try Project(folder: try SampleCRM.path()).settings())
    settings.deals.segments = ["product"]
    try folder.write(settings.yaml, "aforo.yml")
    let work = try forecast(project, asOf: lastDay)
    #expect(work.modelID == "as-of")
    #expect(work.notes.contains { $0.contains("other settings") })
  }

  @Test("a damaged file is an error that names it")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    let id = try train(lastDay, project)
    let file = folder.url.appending(path: "models/\(id).json")
    var text = try String(contentsOf: file, encoding: .utf8)
    let digit = try #require(text.range(of: "\"trainedAsOf\"", options: .backwards))
    text.replaceSubrange(digit, with: "\"trainedAsof\"")
    try Data(text.utf8).write(to: file)
    let error = try #require(throws: WorkflowError.self) {
      try forecast(project, asOf: lastDay)
    }
    #expect(error.description.contains("\(id).json"))
    #expect(error.exitStatus == 2)
    try Data("{".utf8).write(to: file)
    #expect(throws: WorkflowError.self) { try forecast(project, asOf: lastDay) }
  }

  @Test("a past period needs no model")
  func pastPeriod() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    let work = try MakeForecast(
      try loaded(project), question: ForecastQuestion(asOf: lastDay, period: "2025-Q3"),
      project: project)
    #expect(work.modelID == "none")
    let total = work.forecasts[0].total
    #expect(total.open == 0 && total.new == 0 && total.booked > 0)
    #expect(Set(total.quantiles) == [total.booked])
  }
}
