import Calendars
import Deals
import Detection
import Forecasting
import TestSupport
import Testing
import Workflows

@Suite("FindChanges")
struct ChangesTests {
  private static let days = [Day(number: 20_300), Day(number: 20_318), Day(number: 20_340)]
  private static let period = "2025-Q3"

  private static func loaded(asKnown: Day = days[2]) throws -> LoadedDeals {
    try LoadedDeals(
      .folder(try SampleCRM.path()), project: Project(folder: try TemporaryFolder().path),
      asKnown: asKnown)
  }

  private static func changes(
    _ loaded: LoadedDeals, _ since: Day, _ asOf: Day, levels: [String] = [],
    project: Project? = nil
  ) throws -> FindChanges {
    try FindChanges(
      loaded,
      question: ChangesQuestion(
        since: since, asOf: asOf, period: period, levels: levels, workers: 2),
      project: try project ?? Project(folder: try TemporaryFolder().path))
  }

  private static func mean(_ loaded: LoadedDeals, _ day: Day) throws -> [NodeForecast] {
    try MakeForecast(
      loaded,
      question: ForecastQuestion(asOf: day, period: period, levels: ["region"], draws: 200),
      project: Project(folder: try TemporaryFolder().path)
    ).forecasts[0].nodes
  }

  private struct Line: Hashable {
    let id: String
    let cause: ChangeCause
  }

  private static func lines(_ all: [FindChanges]) -> [Line: Int64] {
    var sums: [Line: Int64] = [:]
    for row in all.flatMap(\.report.rows) {
      sums[Line(id: row.id, cause: row.cause), default: 0] += row.amount
    }
    for line in all.compactMap(\.report.total).flatMap(\.lines) where !line.cause.isOfDeals {
      sums[Line(id: "", cause: line.cause), default: 0] += line.amount
    }
    return sums.filter { $0.value != 0 }
  }

  @Test("both ends are what the forecast of their day answers, node by node, and nothing is left")
  func ends() throws {
    let loaded = try Self.loaded()
    let found = try Self.changes(loaded, Self.days[0], Self.days[2], levels: ["region"])
    let first = try Self.mean(loaded, Self.days[0])
    let last = try Self.mean(loaded, Self.days[2])
    #expect(found.report.nodes.count == last.count)
    for node in found.report.nodes {
      #expect(node.start == first.first { $0.path == node.path }?.mean)
      #expect(node.end == last.first { $0.path == node.path }?.mean)
      #expect(node.residual == 0)
    }
    #expect(found.report.sum(of: .new) > 0)
    #expect(found.report.sum(of: .lost) < 0)
  }

  @Test("two stretches that meet add up to the whole, line by line and deal by deal")
  func additivity() throws {
    let loaded = try Self.loaded()
    let whole = try Self.changes(loaded, Self.days[0], Self.days[2])
    let parts = [
      try Self.changes(loaded, Self.days[0], Self.days[1]),
      try Self.changes(loaded, Self.days[1], Self.days[2]),
    ]
    #expect(Self.lines([whole]) == Self.lines(parts))
    #expect(
      whole.report.total?.difference == parts.reduce(0) { $0 + ($1.report.total?.difference ?? 0) })
  }

  @Test("a stored model values what comes after it, and no other is trained")
  func stored() throws {
    let folder = try TemporaryFolder()
    let project = Project(folder: folder.path)
    let loaded = try Self.loaded()
    _ = try TrainModel(loaded, asOf: Self.days[0], name: nil, project: project, workers: 2)
    let found = try Self.changes(loaded, Self.days[0], Self.days[1], project: project)
    #expect(found.path.map(\.id) == ["bookings-\(Self.days[0])"])
    #expect(found.ends.map(\.id) == [found.path[0].id, found.path[0].id])
    #expect(found.report.sum(of: .retrained) == 0)
    #expect(found.report.total?.residual == 0)
  }

  @Test("one node alone has the lines that it has among the others, and the rows of its deals")
  func node() throws {
    let loaded = try Self.loaded()
    let all = try Self.changes(loaded, Self.days[0], Self.days[1], levels: ["region"])
    var question = ChangesQuestion(
      since: Self.days[0], asOf: Self.days[1], period: Self.period, workers: 2)
    question.node = ["region=EMEA"]
    let project = Project(folder: try TemporaryFolder().path)
    let found = try FindChanges(loaded, question: question, project: project)
    #expect(found.report.nodes == all.report.nodes.filter { $0.path.last?.value == "EMEA" })
    #expect(found.report.rows == all.report.rows.filter { $0.path == ["EMEA"] })
    #expect(!found.report.rows.isEmpty && found.report.rows.count < all.report.rows.count)
    question.node = ["region=Atlantis"]
    #expect(throws: WorkflowError.self) {
      try FindChanges(loaded, question: question, project: project)
    }
  }

  @Test("days in the wrong order, and windows of days, are told")
  func usage() throws {
    let loaded = try Self.loaded()
    #expect(throws: WorkflowError.self) {
      try Self.changes(loaded, Self.days[1], Self.days[1])
    }
    #expect(throws: WorkflowError.self) {
      try FindChanges(
        loaded,
        question: ChangesQuestion(since: Self.days[0], asOf: Self.days[1], period: "28d"),
        project: Project(folder: try TemporaryFolder().path))
    }
  }
}
