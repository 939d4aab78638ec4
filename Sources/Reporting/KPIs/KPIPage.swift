internal import Calendars
internal import Currencies
internal import Metrics

/// KPIs for people: one node with everything beside its values, or several nodes side by side.
struct KPIPage {
  let answer: KPIAnswer
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(heading)
    if answer.isRunning {
      page.text(
        words.filled(
          "{} of {} business days have passed",
          [numbers.count(answer.elapsedBusinessDays), numbers.count(answer.businessDays)]))
    }
    if answer.isOfTargets {
      for node in answer.nodes {
        page.heading(node.path.isEmpty ? words("total") : KPIReport.path(node.path), level: 3)
        page.table(table(node.values))
      }
    } else if answer.nodes.count == 1, let node = answer.nodes.first {
      addOne(node, to: &page)
    } else {
      addSeveral(to: &page)
    }
    addNotes(to: &page)
    return page.render(format)
  }

  private var heading: String {
    let path = answer.nodes.count == 1 ? answer.nodes.first?.path ?? [] : []
    return words("KPIs of") + " \(answer.period.id)"
      + (path.isEmpty ? "" : ", " + path.map(\.value).joined(separator: " / "))
      + ", \(answer.currency.code), " + words("as of") + " \(answer.asOf.iso8601)"
  }

  private func addOne(_ node: KPINode, to page: inout Page) {
    for group in MetricGroup.allCases {
      let values = node.values.filter { $0.metric.group == group }
      guard !values.isEmpty else { continue }
      page.heading(words(Self.title(group)), level: 3)
      page.table(table(values))
    }
  }

  private func table(_ values: [KPIValue]) -> TextTable {
    let hasTargets = values.contains { $0.standing != nil }
    let hasTrend = values.contains { $0.trend.contains { $0 != nil } }
    let shown = KPIReport.references.filter { answer.compared[$0] != nil }
    var columns = [
      TextTable.Column(words("metric")), TextTable.Column(words("value"), .right),
      TextTable.Column(words("95 % interval"), .right), TextTable.Column("n", .right),
    ]
    columns += shown.map { TextTable.Column(title($0), .right) }
    if hasTargets {
      columns += [TextTable.Column(words("target"), .right), TextTable.Column(words("status"))]
    }
    if hasTrend { columns.append(TextTable.Column(words("trend"), mayBeCut: false)) }
    var table = TextTable(columns)
    for value in values {
      let text = MetricValueText(value.metric, currency: answer.currency, language: words)
      var cells = [
        TextTable.Cell(name(value)), TextTable.Cell(marked(value, text)),
        TextTable.Cell(text.interval(value.reading)),
        TextTable.Cell(numbers.count(value.reading.count)),
      ]
      cells += shown.map { TextTable.Cell(text.short(value.references[$0])) }
      if hasTargets { cells += target(value, text) }
      if hasTrend { cells.append(TextTable.Cell(trend(value))) }
      table.append(cells)
    }
    return table
  }

  private func target(_ value: KPIValue, _ text: MetricValueText) -> [TextTable.Cell] {
    guard let standing = value.standing else { return [TextTable.Cell(""), TextTable.Cell("")] }
    let sign = standing.target.side == .atLeast ? ">=" : "<="
    let isBad = standing.status == .missed || standing.status == .behind
    let status = standing.status.map { words($0.rawValue) } ?? NumberText.none
    return [
      TextTable.Cell("\(sign) \(text.short(standing.target.goal))"),
      TextTable.Cell(
        status + (standing.isWithinInterval ? " ?" : ""), tone: isBad ? .warning : .plain),
    ]
  }

  private func trend(_ value: KPIValue) -> String {
    let values = (value.trend + [value.reading.value]).map { $0 ?? .nan }
    guard values.count(where: \.isFinite) > 1 else { return "" }
    return Sparkline(
      values, width: values.count, isASCII: style.isASCII, fromZero: value.metric.unit != .change
    ).line
  }

  /// One row a node, one column a value.
  private func addSeveral(to page: inout Page) {
    guard let first = answer.nodes.first else { return }
    var columns = [TextTable.Column(words("node"))]
    // Nodes may differ in the keys that they have.
    var order: [(name: String, key: String?)] = []
    for node in answer.nodes {
      for value in node.values
      where !order.contains(where: { $0.name == value.metric.name && $0.key == value.reading.key })
      {
        order.append((value.metric.name, value.reading.key))
      }
    }
    let shown = Array(order.prefix(Self.mostColumns))
    for (name, key) in shown {
      let value = first.values.first { $0.metric.name == name && $0.reading.key == key }
      columns.append(TextTable.Column(value.map(self.name) ?? name, .right))
    }
    var table = TextTable(columns)
    for node in answer.nodes {
      var cells = [TextTable.Cell(node.path.last?.value ?? words("total"), depth: node.path.count)]
      for (name, key) in shown {
        let value = node.values.first { $0.metric.name == name && $0.reading.key == key }
        cells.append(
          TextTable.Cell(
            value.map {
              marked($0, MetricValueText($0.metric, currency: answer.currency, language: words))
            } ?? NumberText.none))
      }
      table.append(cells)
    }
    page.table(table)
    if order.count > shown.count {
      page.text(
        words.filled(
          "{} of {} values shown; choose with --metric, or ask for --format csv",
          [numbers.count(shown.count), numbers.count(order.count)]))
    }
  }

  /// What a page holds side by side.
  private static let mostColumns = 12

  private func name(_ value: KPIValue) -> String {
    let title = words == .es ? value.metric.title.es : value.metric.title.en
    let unit = MetricValueText(value.metric, currency: answer.currency, language: words)
      .unitName(words)
    let key = value.reading.key.map { ": \($0)" } ?? ""
    return title + key + (unit.isEmpty || value.metric.unit == .money ? "" : " (\(unit))")
  }

  private func marked(_ value: KPIValue, _ text: MetricValueText) -> String {
    text.short(value.reading.value) + (value.reading.flags.isEmpty ? "" : "*")
  }

  private func addNotes(to page: inout Page) {
    let values = answer.nodes.flatMap(\.values)
    for flag in MetricFlag.allCases {
      let names = values.filter { $0.reading.flags.contains(flag) }.map(\.metric.name)
      guard !names.isEmpty else { continue }
      let distinct = Set(names).sorted()
      let listed = distinct.prefix(Self.namesListed).joined(separator: ", ")
      let more = distinct.count > Self.namesListed ? ", ..." : ""
      page.text("* \(words(KPIText.sentence(flag))): \(listed)\(more)")
    }
    if values.contains(where: { $0.standing?.isWithinInterval == true }) {
      page.text("? " + words("the target lies within the interval: chance alone may have decided"))
    }
    if answer.nodes.count == 1 {
      for value in values where value.reading.value == nil {
        page.text("\(name(value)): \(words(value.reading.reason ?? ""))")
      }
    }
    page.text(words("what a metric means, to the formula: aforo define NAME"))
  }

  private static let namesListed = 6

  private func title(_ reference: MetricReference) -> String {
    let period = answer.compared[reference]?.id ?? ""
    switch reference {
    case .previous, .lastYear: return period
    case .sameDaysPrevious, .sameDaysLastYear: return "\(period) " + words("same day")
    }
  }

  static func title(_ group: MetricGroup) -> String {
    switch group {
    case .performance: "Performance"
    case .leads: "Leads"
    case .targets: "Targets"
    case .pipeline: "Pipeline"
    case .activity: "Activity"
    case .funnel: "Funnel"
    case .team: "Teams"
    case .segment: "Segments and the period"
    }
  }
}
