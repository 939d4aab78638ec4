import Calendars
import Metrics
import Reporting
import TestSupport
import Testing
import Workflows

@Suite("KPIs of a project")
struct ShowKPIsTests {
  private static func loaded() throws -> LoadedDeals {
    try LoadedDeals(
      .folder(try SampleCRM.path()), project: Project(folder: try SampleCRM.path()),
      keeps: .activityDetails)
  }

  private static func question(_ metrics: [String]) throws -> KPIQuestion {
    var question = KPIQuestion(asOf: try Day(iso: "2025-08-15"))
    question.metrics = metrics
    return question
  }

  @Test("sums of what happened add up over the nodes below")
  func addsUp() throws {
    var question = try Self.question(["all"])
    question.levels = ["region", "owner"]
    let answer = try ShowKPIs(try Self.loaded(), question: question).answer
    let flows = answer.nodes[0].values.filter { $0.metric.isFlow && $0.metric.key == nil }
    #expect(flows.count > 5)
    for value in flows {
      guard let total = value.reading.value else { continue }
      let below = answer.nodes.filter { $0.path.count == 1 }.compactMap { node in
        node.values.first { $0.metric.name == value.metric.name }?.reading.value
      }
      // What only the company has, such as spend, has no value below it.
      guard !below.isEmpty else { continue }
      #expect(abs(below.reduce(0, +) - total) < 0.5, "\(value.metric.name)")
    }
  }

  @Test("one node asked for alone has the values that it has beside others")
  func oneNode() throws {
    var question = try Self.question(["all"])
    question.levels = ["region"]
    let loaded = try Self.loaded()
    let all = try ShowKPIs(loaded, question: question).answer
    let region = try #require(all.nodes.last?.path.first?.value)
    question.levels = []
    question.node = ["region=\(region)"]
    let one = try ShowKPIs(loaded, question: question).answer
    #expect(one.nodes.count == 1)
    let last = try #require(all.nodes.last)
    #expect(one.nodes[0].values.map(\.reading) == last.values.map(\.reading))
  }

  @Test("the same bytes for any number of threads, and whatever comes after the day asked about")
  func determinism() throws {
    var question = try Self.question(["all"])
    question.levels = ["region", "owner"]
    question.references = MetricReference.allCases
    question.trend = 2
    func json(_ loaded: LoadedDeals, workers: Int) throws -> String {
      question.workers = workers
      return KPIReport.render(try ShowKPIs(loaded, question: question).answer, format: .json)
    }
    let whole = try json(try Self.loaded(), workers: 1)
    #expect(try json(try Self.loaded(), workers: 4) == whole)
  }

  @Test("what is no period, metric, level or node is refused with a remedy")
  func refused() throws {
    let loaded = try Self.loaded()
    func message(_ change: (inout KPIQuestion) -> Void) throws -> String {
      var question = try Self.question(["calls.all.count"])
      change(&question)
      do {
        _ = try ShowKPIs(loaded, question: question)
        return "accepted"
      } catch { return "\(error)" }
    }
    #expect(try message { $0.period = "2025-Q7" }.contains("write 2025-Q4"))
    #expect(
      try message { $0.metrics = ["calls.al.count"] }.contains("did you mean \"calls.all.count\""))
    #expect(try message { $0.levels = ["area"] }.contains("area"))
    #expect(try message { $0.node = ["region=Mars"] }.contains("no deal has the region"))
    #expect(try message { $0.isOfTargets = true }.contains("aforo.yml sets none"))
  }
}
