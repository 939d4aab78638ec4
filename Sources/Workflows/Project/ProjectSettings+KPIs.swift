internal import Calendars
internal import Currencies
internal import Deals
internal import Metrics

extension ProjectSettings {
  /// `profile`, `kpis` and `targets`.
  static func kpis(
    _ reader: inout YAMLSection, _ deals: inout DealSettings
  ) throws(WorkflowError) -> KPISettings {
    var settings = KPISettings()
    if let name = try reader.text("profile") {
      guard let profile = IndustryProfile(rawValue: name) else {
        let known = IndustryProfile.allCases.map(\.rawValue).joined(separator: ", ")
        throw reader.error("profile", "\"\(name)\" is none; known are \(known)")
      }
      settings.profile = profile
    }
    if var section = try reader.section("kpis") {
      deals.demo = try demo(&section)
      settings.leastCount = try section.integer("leastCount") ?? settings.leastCount
      for item in try section.sections("custom") ?? [] {
        let custom = try custom(item)
        guard !settings.custom.contains(where: { $0.name == custom.name }) else {
          throw item.error("name", "\"\(custom.name)\" stands twice under custom")
        }
        settings.custom.append(custom)
      }
      settings.show = try section.list("show") ?? []
      for name in settings.show where settings.matching(name).isEmpty {
        throw section.error("show", "\"\(name)\" is no metric" + MetricRegistry.remedy(name))
      }
      try section.requireAllTaken()
    }
    for section in try reader.sections("targets") ?? [] {
      settings.targets.append(try target(section, settings, deals))
    }
    return settings
  }

  /// `demo`: which activities are demonstrations.
  private static func demo(
    _ section: inout YAMLSection
  ) throws(WorkflowError) -> DemoRule? {
    guard var rule = try section.section("demo") else { return nil }
    let found = DemoRule(
      kinds: try rule.list("kinds") ?? [], subjects: try rule.list("subjects") ?? [])
    try rule.requireAllTaken()
    return found.kinds.isEmpty && found.subjects.isEmpty ? nil : found
  }

  private static func custom(_ section: YAMLSection) throws(WorkflowError) -> CustomMetric {
    var section = section
    let name = try section.required("name")
    let unit = try choice("unit", &section, MetricUnit.self) ?? .number
    let direction = try choice("direction", &section, MetricDirection.self) ?? .neither
    let text = try section.required("expression")
    let expression: MetricExpression
    do throws(MetricExpressionError) {
      expression = try MetricExpression(text)
    } catch { throw section.error("expression", "\(error)") }
    let metric = CustomMetric(
      name: name, title: try section.text("title") ?? name, unit: unit, direction: direction,
      expression: expression)
    if let problem = metric.problem { throw section.error("expression", problem) }
    try section.requireAllTaken()
    return metric
  }

  private static func target(
    _ section: YAMLSection, _ settings: KPISettings, _ deals: DealSettings
  ) throws(WorkflowError) -> MetricTarget {
    var section = section
    let name = try section.required("kpi")
    let found = settings.matching(name)
    guard found.count == 1, let metric = found.first, metric.name == name else {
      throw section.error("kpi", "\"\(name)\" is no metric" + MetricRegistry.remedy(name))
    }
    let key = try section.text("key")
    if metric.key != nil, key == nil {
      throw section.error(
        "kpi", "has a value for each \(metric.key?.rawValue ?? ""); name one as `key`")
    }
    if metric.key == nil, key != nil {
      throw section.error("key", "is for metrics with several values")
    }
    guard let goal = try section.number("goal") else {
      throw section.error("kpi", "needs a `goal`, a number in the metric's unit (0.3 for 30 %)")
    }
    let isMoney = metric.unit == .money || metric.unit == .moneyPerDay
    let side =
      try choice("direction", &section, MetricTarget.Side.self)
      ?? (metric.direction == .lower ? .atMost : .atLeast)
    let target = MetricTarget(
      metric: name, key: key,
      goal: isMoney ? goal * Double(deals.currency.minorUnitsPerMajor) : goal,
      side: side, owner: try section.text("owner"), node: try steps(&section),
      kind: try choice("period", &section, FiscalPeriod.Kind.self) ?? .quarter)
    try section.requireAllTaken()
    return target
  }

  /// `node`: steps such as `region=EMEA`, top first, one or a list.
  private static func steps(
    _ section: inout YAMLSection
  ) throws(WorkflowError) -> [(level: String, value: String)] {
    let known = ["owner"] + DealSettings.attributeNames
    var steps: [(level: String, value: String)] = []
    for text in try section.list("node") ?? [] {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw section.error(
          "node", "\"\(text)\" is no step; write level=value, such as region=EMEA")
      }
      guard known.contains(parts[0]) else {
        throw section.error(
          "node",
          "\"\(parts[0])\" is no column of the deals; known are \(known.joined(separator: ", "))")
      }
      steps.append((parts[0], parts[1]))
    }
    return steps
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ section: inout YAMLSection, _ type: Choice.Type
  ) throws(WorkflowError) -> Choice? where Choice.RawValue == String {
    guard let text = try section.text(key) else { return nil }
    guard let value = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw section.error(key, "\"\(text)\" is none; known are \(known)")
    }
    return value
  }

  /// The lines of the three keys.
  var kpiLines: [String] {
    var lines = [
      "",
      "# The kind of business: saas, retail, services or manufacturing. It chooses which KPIs are shown,",
      "# the calendar where none is set above, and what is assumed while no deal has closed; no formula.",
      kpis.profile.map { "profile: \($0.rawValue)" } ?? "# profile: saas",
      "",
      "# demo: which activities are demonstrations: kinds as the CRM names them, and words in the subject.",
      "# show: the KPIs of `aforo kpis` when none are asked for (empty: those of the profile).",
      "# leastCount: values of fewer observations are flagged. custom: KPIs made of others, as",
      "# - {name: revenue_per_call.amount, unit: money,",
      "#    expression: deals.won.amount.by_transition / calls.all.count}",
      "kpis:",
      "  demo:",
      "    kinds: [\((deals.demo?.kinds ?? []).map(quoted).joined(separator: ", "))]",
      "    subjects: [\((deals.demo?.subjects ?? []).map(quoted).joined(separator: ", "))]",
      "  leastCount: \(kpis.leastCount)",
      "  show: [\(kpis.show.map(quoted).joined(separator: ", "))]",
      kpis.custom.isEmpty ? "  custom: []" : "  custom:",
    ]
    for metric in kpis.custom {
      lines += [
        "    - name: \(quoted(metric.name))", "      title: \(quoted(metric.title))",
        "      unit: \(metric.unit.rawValue)", "      direction: \(metric.direction.rawValue)",
        "      expression: \(quoted(metric.expression.text))",
      ]
    }
    lines += [
      "",
      "# Goals for KPIs: kpi, goal, and where they differ from the usual: direction (atLeast, atMost),",
      "# owner (who answers for it), node ([region=EMEA]), period (quarter, month, year, week), key, as",
      "# - {kpi: win_rate.count.by_close, goal: 0.3}",
      kpis.targets.isEmpty ? "targets: []" : "targets:",
    ]
    for target in kpis.targets { lines += self.lines(of: target) }
    return lines
  }

  private func lines(of target: MetricTarget) -> [String] {
    let isMoney = kpis.matching(target.metric).first.map {
      $0.unit == .money || $0.unit == .moneyPerDay
    }
    let scale = isMoney == true ? Double(currency.minorUnitsPerMajor) : 1
    var lines = ["  - kpi: \(quoted(target.metric))"]
    if let key = target.key { lines.append("    key: \(quoted(key))") }
    lines += ["    goal: \(target.goal / scale)", "    direction: \(target.side.rawValue)"]
    if let owner = target.owner { lines.append("    owner: \(quoted(owner))") }
    if !target.node.isEmpty {
      let steps = target.node.map { quoted("\($0.level)=\($0.value)") }
      lines.append("    node: [\(steps.joined(separator: ", "))]")
    }
    lines.append("    period: \(target.kind.rawValue)")
    return lines
  }
}
