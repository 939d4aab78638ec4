import Calendars
import Deals
import Detection
import Forecasting
import TestSupport
import Testing
import Workflows

@Suite("ExplainForecast")
struct ExplainTests {
  private static let asOf = Day(number: 20_300)

  private static func loaded() throws -> LoadedDeals {
    try LoadedDeals(
      .folder(try SampleCRM.path()), project: Project(folder: try TemporaryFolder().path))
  }

  private static func explain(
    _ subject: ExplainForecast.Subject, _ loaded: LoadedDeals, asOf: Day = asOf,
    period: String? = nil
  ) throws -> ExplainForecast {
    try ExplainForecast(
      loaded, subject: subject,
      question: ForecastQuestion(asOf: asOf, period: period, draws: 300),
      project: Project(folder: try TemporaryFolder().path))
  }

  private static func forecast(_ loaded: LoadedDeals) throws -> MakeForecast {
    try MakeForecast(
      loaded, question: ForecastQuestion(asOf: asOf, horizon: 2, draws: 300),
      project: Project(folder: try TemporaryFolder().path))
  }

  @Test("a deal's chances are those of the forecasts, its signals those of the risks")
  func deal() throws {
    let loaded = try Self.loaded()
    let work = try Self.forecast(loaded)
    let risk = try #require(work.risks().deals.first)
    let found = try Self.explain(.deal(risk.forecast.id), loaded)
    guard case .deal(let explanation, let signals) = found.answer else {
      Issue.record("not a deal")
      return
    }
    #expect(explanation.forecast == risk.forecast)
    #expect(signals == risk.signals)
    let next = work.forecasts[1].deals.first { $0.id == risk.forecast.id }
    #expect(explanation.nextProbability == next?.periodProbability)
    let window = try Self.explain(.deal(risk.forecast.id), loaded, period: "28d")
    guard case .deal(let inWindow, _) = window.answer else { return }
    #expect(inWindow.target.id == "28d" && inWindow.nextProbability == nil)
  }

  @Test("a node's mean is that of the forecast by the whole hierarchy")
  func node() throws {
    let loaded = try Self.loaded()
    let forecast = try Self.forecast(loaded).forecasts[0]
    for node in forecast.nodes where node.path.count < 2 {
      let steps = node.path.map { "\($0.level)=\($0.value)" }
      let found = try Self.explain(.node(steps.isEmpty ? ["total"] : steps), loaded)
      guard case .node(let explanation) = found.answer else {
        Issue.record("not a node")
        return
      }
      #expect(explanation.node.mean == node.mean)
    }
  }

  private static func sentence(
    _ subject: ExplainForecast.Subject, _ loaded: LoadedDeals, asOf: Day = asOf,
    period: String? = nil
  ) -> (text: String, status: Int32)? {
    do {
      _ = try explain(subject, loaded, asOf: asOf, period: period)
      return nil
    } catch let error as WorkflowError {
      return (error.description, error.exitStatus)
    } catch { return ("\(error)", -1) }
  }

  @Test("a deal that is unknown, closed or not yet known is refused, with the reason")
  func refusedDeals() throws {
    let loaded = try Self.loaded()
    let all = loaded.book.known(atEndOf: SampleCRM.lastDay)
    let known = loaded.book.known(atEndOf: Self.asOf)
    let unknown = try #require(Self.sentence(.deal("D000001"), loaded))
    #expect(unknown.text.hasPrefix("no deal has the id \"D000001\"; the nearest are D00000"))
    #expect(unknown.status == 64)
    let won = try #require(known.deals.first { known.latest($0).status == .won })
    let closed = try #require(known.latest(won).closed)
    let refused = try #require(Self.sentence(.deal(known.id(won)), loaded))
    #expect(
      refused.text.hasPrefix("deal \(known.id(won)) was won on \(known.zone.day(of: closed));"))
    let later = try #require(all.deals.first { all.created($0) >= known.cutoff })
    let day = all.zone.day(of: all.created(later))
    #expect(
      Self.sentence(.deal(all.id(later)), loaded)?.text
        == "deal \(all.id(later)) is not known as of \(Self.asOf): it was created on \(day)")
    let open = try #require(known.deals.first { known.latest($0).status == .open })
    let over = try #require(Self.sentence(.deal(known.id(open)), loaded, period: "2024-Q4"))
    #expect(over.text.hasPrefix("--period: 2024-Q4 is over as of"))
  }

  @Test(
    "a node that cannot be is refused, with the reason",
    arguments: [
      (["EMEA"], "--node: \"EMEA\" is no node; write level=value, such as region=EMEA"),
      (["country=ES"], "--node: \"country\" is no level of the deals; known are owner, "),
      (["region=EMAE"], "--node: no deal has the region \"EMAE\"; the nearest are EMEA, "),
      (["region=EMEA", "region=APAC"], "--node: region is named twice"),
      (["=EMEA"], "--node: \"=EMEA\" is no node"),
    ])
  func refusedNodes(steps: [String], text: String) throws {
    let refused = try #require(Self.sentence(.node(steps), try Self.loaded()))
    #expect(refused.text.hasPrefix(text), "\(refused.text)")
    #expect(refused.status == 64)
  }
}
