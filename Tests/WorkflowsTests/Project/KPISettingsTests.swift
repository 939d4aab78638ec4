import Calendars
import Deals
import Metrics
import Testing
import Workflows

@Suite("aforo.yml: profile, kpis, targets")
struct KPISettingsTests {
  private static let head =
    "currency: EUR\nstages: [{name: First}, {name: Second}, {name: Won, kind: won}]\n"

  private func read(_ lines: String) throws -> ProjectSettings {
    try ProjectSettings(yaml: Self.head + lines, path: "aforo.yml")
  }

  @Test("what is written reads back; without the keys the defaults hold")
  func roundTrip() throws {
    #expect(try read("").kpis == KPISettings())
    let settings = try read(
      """
      profile: saas
      kpis:
        demo: {kinds: [Demo], subjects: ["product demo"]}
        leastCount: 5
        show: [calls.all.count, mine.per_call]
        custom:
          - name: mine.per_call
            title: "Emails: per call"
            unit: ratio
            direction: higher
            expression: emails.sent.count / calls.all.count
      targets:
        - {kpi: calls.all.count, goal: 120, owner: Ana, node: [owner=Ana B], period: month}
        - {kpi: mine.per_call, goal: 2.5, direction: atMost}
      """)
    #expect(settings.kpis.usual.map(\.name) == ["calls.all.count", "mine.per_call"])
    #expect(settings.deals.demo == DemoRule(kinds: ["Demo"], subjects: ["product demo"]))
    #expect(settings.kpis.targets[0].kind == .month)
    #expect(settings.kpis.targets[0].node.map(\.value) == ["Ana B"])
    #expect(settings.kpis.targets[1].side == .atMost)
    #expect(try ProjectSettings(yaml: settings.yaml, path: "aforo.yml") == settings)
  }

  @Test("a profile adds a calendar and probabilities only where the settings say none")
  func profiles() throws {
    let retail = try read("profile: retail\n").deals
    #expect(retail.weekYears?.pattern == .fourFourFive)
    let own = try read("profile: retail\ncalendar: {fiscalYearStart: \"02-01\"}\n").deals
    #expect(own.weekYears == nil && own.fiscalYearStartMonth == 2)
    #expect(try read("").deals.stages.stages[0].probability == nil)
    for profile in IndustryProfile.allCases {
      let settings = try read("profile: \(profile.rawValue)\n")
      let stages = settings.deals.stages.stages
      #expect(stages[0].probability == profile.assumedWinRate)
      // Two stages passed by the same share: that share is the square root.
      let second = try #require(stages[1].probability)
      #expect(abs(second * second - profile.assumedWinRate) < 1e-3)
      #expect(!settings.kpis.usual.isEmpty)
    }
  }

  @Test("every metric that is shown by default is registered", arguments: IndustryProfile.allCases)
  func selection(profile: IndustryProfile) {
    for name in profile.metrics + MetricRegistry.usual {
      #expect(MetricRegistry.find(name) != nil, "\(name)")
    }
    #expect(Set(profile.metrics).count == profile.metrics.count)
  }

  @Test(
    "what is wrong is named, with the nearest right word",
    arguments: [
      ("profile: sass", "known are saas, retail, services, manufacturing"),
      ("kpis: {shows: []}", "unknown key `shows` in kpis; did you mean `show`?"),
      ("kpis: {show: [calls.all.cout]}", "did you mean \"calls.all.count\"?"),
      ("kpis: {custom: [{name: a.b, expression: 1 +}]}", "column 4"),
      ("kpis: {custom: [{name: a.b, expression: emails.sent.cont / 2}]}", "\"emails.sent.count\"?"),
      (
        "kpis: {custom: [{name: calls.all.count, expression: emails.sent.count}]}",
        "registered already"
      ),
      (
        "kpis: {custom: [{name: a.b, unit: euros, expression: emails.sent.count}]}",
        "known are count, money"
      ),
      ("kpis: {demo: {kind: [demo]}}", "unknown key `kind` in demo; did you mean `kinds`?"),
      ("targets: [{kpi: calls.all.cout, goal: 1}]", "did you mean \"calls.all.count\"?"),
      ("targets: [{kpi: calls.all.count}]", "needs a `goal`"),
      ("targets: [{kpi: calls.all.count, goal: 1, node: [EMEA]}]", "write level=value"),
      ("targets: [{kpi: calls.all.count, goal: 1, node: [area=EMEA]}]", "no column of the deals"),
      (
        "targets: [{kpi: calls.all.count, goal: 1, period: day}]",
        "known are week, month, quarter, year"
      ),
      ("targets: [{kpi: calls.all.count, goal: 1, key: x}]", "metrics with several values"),
      ("targets: [{kpi: calls.all.count, goal: 1, until: 2025}]", "unknown key `until`"),
    ])
  func wrong(lines: String, message: String) {
    do {
      _ = try read(lines)
      Issue.record("accepted: \(lines)")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
      #expect("\(error)".contains("aforo.yml:3"), "\(error)")
    }
  }
}
