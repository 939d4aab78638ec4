internal import Calendars
internal import Currencies
internal import Metrics

/// A funnel for people: the picture of one node with its tables, or several nodes side by side.
struct FunnelPage {
  let answer: FunnelAnswer
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(heading)
    page.text(words("visits to a stage that began in the period, and what became of them since"))
    page.text(words(answer.mode.sentence))
    if answer.nodes.count == 1, let node = answer.nodes.first {
      add(node, to: &page)
    } else {
      page.table(comparison)
    }
    addNotes(to: &page)
    return page.render(format)
  }

  private var heading: String {
    let path = answer.nodes.count == 1 ? answer.nodes.first?.path ?? [] : []
    return words("Funnel of") + " \(answer.period.id)"
      + (path.isEmpty ? "" : ", " + path.map(\.value).joined(separator: " / "))
      + ", \(answer.currency.code), " + words("as of") + " \(answer.asOf.iso8601)"
  }

  private func add(_ node: FunnelNode, to page: inout Page) {
    let figure = FunnelFigure(answer: answer, node: node, style: style).lines
    if figure.isEmpty { page.text(words("no visit to any stage")) } else { page.figure(figure) }
    let sections: [(title: String, table: TextTable)] = [
      ("Where the visits ended", ends(node)), ("Days in the stage", durations(node)),
      ("Why visits ended in a loss", reasons(node)),
      ("From the source to the revenue", sources(node)),
    ]
    for section in sections where !section.table.isEmpty {
      page.heading(words(section.title), level: 3)
      page.table(section.table)
    }
    addMoves(node, to: &page)
  }

  private func ends(_ node: FunnelNode) -> TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("stage"), mayBeCut: false),
        TextTable.Column(words("visits"), .right),
      ] + FunnelReport.ends.map { TextTable.Column(words($0.title), .right) })
    for stage in answer.openStages {
      guard let first = node.reading(FunnelReport.ends[0].metric, stage), first.value != nil else {
        continue
      }
      table.append(
        [stage, numbers.count(first.count)]
          + FunnelReport.ends.map { share(node.reading($0.metric, stage)) })
    }
    return table
  }

  private func durations(_ node: FunnelNode) -> TextTable {
    var table = TextTable([
      TextTable.Column(words("stage"), mayBeCut: false),
      TextTable.Column(words("median until on"), .right),
      TextTable.Column(words("95 % interval"), .right),
      TextTable.Column("75 %", .right), TextTable.Column("90 %", .right),
      TextTable.Column(words("median until lost"), .right),
      TextTable.Column(words("95 % interval"), .right),
    ])
    for stage in answer.openStages {
      let median = node.reading("stage_duration.median.advance", stage)
      let loss = node.reading("stage_duration.median.loss", stage)
      guard let median, median.count > 0 else { continue }
      table.append([
        stage, numbers.fixed(median.value, 1), interval(median),
        numbers.fixed(node.reading("stage_duration.p75.advance", stage)?.value, 1),
        numbers.fixed(node.reading("stage_duration.p90.advance", stage)?.value, 1),
        numbers.fixed(loss?.value, 1), loss.map(interval) ?? "",
      ])
    }
    return table
  }

  /// The ends of an interval in days; an end that the curve does not reach is open.
  private func interval(_ reading: MetricReading) -> String {
    guard reading.value != nil else { return "" }
    let upper = reading.upper.map { numbers.fixed($0, 1) } ?? (style.isASCII ? "..." : "…")
    return "\(numbers.fixed(reading.lower, 1)) – \(upper)"
  }

  private func reasons(_ node: FunnelNode) -> TextTable {
    var table = TextTable([
      TextTable.Column(words("reason")), TextTable.Column(words("share"), .right),
      TextTable.Column(words("95 % interval"), .right),
    ])
    let found = node.readings("drop_off.lost.by_reason").filter { $0.value != nil }
    for reading in found.sorted(by: {
      ($1.value ?? 0, $0.key ?? "") < ($0.value ?? 0, $1.key ?? "")
    }) {
      table.append([
        reading.key ?? "", share(reading),
        "\(numbers.precisePercent(reading.lower)) – \(numbers.precisePercent(reading.upper))",
      ])
    }
    return table
  }

  private func sources(_ node: FunnelNode) -> TextTable {
    let names = FunnelSources(node).names
    let hasLeads = names.contains { node.reading(FunnelSources.converted, $0) != nil }
    var columns = [TextTable.Column(words("source"))]
    if hasLeads { columns.append(TextTable.Column(words("leads converted"), .right)) }
    columns += ["deals created", "of them won", "amount won"].map {
      TextTable.Column(words($0), .right)
    }
    var table = TextTable(columns)
    for name in names {
      func text(_ metric: String) -> String {
        guard let reading = node.reading(metric, name), let found = MetricRegistry.find(metric)
        else { return NumberText.none }
        return MetricValueText(found, currency: answer.currency, language: words)
          .short(reading.value)
      }
      table.append(
        [name] + (hasLeads ? [text(FunnelSources.converted)] : []) + [
          text(FunnelSources.created), text(FunnelSources.won), text(FunnelSources.amount),
        ])
    }
    return table
  }

  /// Skips and moves back; nothing of what is not defined.
  private func addMoves(_ node: FunnelNode, to page: inout Page) {
    let sentences = [
      ("skip_rate.share", "moves forward in the period that passed over a stage: {} of {}"),
      ("regression_rate.share", "deals created in the period that have gone back: {} of {}"),
    ]
    for (metric, sentence) in sentences {
      guard let reading = node.reading(metric), reading.value != nil else { continue }
      page.text(words.filled(sentence, [share(reading), numbers.count(reading.count)]))
    }
  }

  private func share(_ reading: MetricReading?) -> String {
    numbers.precisePercent(reading?.value)
  }

  /// One row a node: for each stage the visits and how many get on.
  private var comparison: TextTable {
    var columns = [TextTable.Column(words("node"))]
    for stage in answer.openStages {
      columns.append(TextTable.Column(stage, .right, startsGroup: true))
      columns.append(TextTable.Column(words("get on"), .right))
    }
    if let won = answer.stages.last { columns.append(TextTable.Column(won, .right)) }
    var table = TextTable(columns)
    for node in answer.nodes {
      func visits(_ stage: String) -> TextTable.Cell {
        TextTable.Cell(
          node.reading("stage_visits.count", stage)?.value.map { numbers.count(Int($0)) }
            ?? NumberText.none)
      }
      var cells = [TextTable.Cell(node.path.last?.value ?? words("total"), depth: node.path.count)]
      for stage in answer.openStages {
        let conversion = node.reading(answer.mode.metric, stage)
        let mark = conversion?.value != nil && conversion?.flags.isEmpty == false ? "*" : ""
        cells += [visits(stage), TextTable.Cell(share(conversion) + mark)]
      }
      if let won = answer.stages.last { cells.append(visits(won)) }
      table.append(cells)
    }
    return table
  }

  private func addNotes(to page: inout Page) {
    let conversions = answer.nodes.flatMap { $0.readings(answer.mode.metric) }
    let flags = Set(conversions.filter { $0.value != nil }.flatMap(\.flags))
    if flags.contains(.lowN) { page.text("* \(words(KPIText.sentence(.lowN)))") }
    if flags.contains(.partial) {
      page.text("* " + words("no visit could be followed for 90 days yet"))
    }
    let reasons = Set(conversions.compactMap(\.reason))
    if conversions.allSatisfy({ $0.value == nil }) {
      for reason in reasons.sorted() { page.text(words(reason)) }
    }
    page.text(words("what a metric means, to the formula: aforo define NAME"))
  }
}
