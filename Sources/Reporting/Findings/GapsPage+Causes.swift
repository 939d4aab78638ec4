internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

extension GapsPage {
  private var text: CauseText { CauseText(style.language) }

  /// The causes of a period's gaps: the first node's as a picture, the others' as a table, and in
  /// sentences what stands out.
  func addCauses(_ gaps: [PipelineGap], to page: inout Page) {
    guard let first = gaps.first else { return }
    if gaps.contains(where: { $0.causes.split != nil }) {
      page.heading(words("Causes of the gap"), level: 3)
    }
    if let split = first.causes.split {
      page.text("\(name(first.node)):")
      page.figure(waterfall(first, split).text)
    }
    let others = gaps.dropFirst().filter { $0.causes.split != nil }
    if !others.isEmpty { page.table(causeTable(Array(others))) }
    if gaps.contains(where: { $0.causes.split != nil }) {
      page.text(
        words(
          "each line: what it adds to the gap against the same day of the last four periods; p: "
            + "how often an ordinary period has a line as large"))
    }
    for gap in gaps { addSentences(gap, to: &page) }
    addUndefined(gaps, to: &page)
  }

  private func waterfall(_ gap: PipelineGap, _ split: CauseSplit) -> WaterfallFigure {
    var steps = [
      step(words("quota"), nil, gap.node.quota ?? 0, numbers.amount(gap.node.quota, currency))
    ]
    var level = gap.node.quota ?? 0
    for line in split.lines {
      let next = level - line.amount
      steps.append(
        step(
          text.name(line.cause), level, next, numbers.amount(line.amount, currency),
          note: note(line, split)))
      level = next
    }
    steps.append(
      step(words("expected"), nil, gap.node.mean, numbers.amount(gap.node.mean, currency)))
    return WaterfallFigure(steps: steps, style: style)
  }

  private func step(
    _ label: String, _ from: Int64?, _ level: Int64, _ amount: String, note: String = ""
  ) -> WaterfallFigure.Step {
    WaterfallFigure.Step(
      label: label, from: from.map(Double.init), to: Double(level), amount: amount, note: note)
  }

  private func note(_ line: CauseLine, _ split: CauseSplit) -> String {
    guard let pValue = line.pValue else { return "" }
    return "p \(probability(pValue))" + (split.named.contains(line.cause) ? " *" : "")
  }

  private func probability(_ pValue: Double) -> String {
    pValue < 0.0005 ? "<\(numbers.fixed(0.001, 3))" : numbers.fixed(pValue, 3)
  }

  private func causeTable(_ gaps: [PipelineGap]) -> TextTable {
    var table = TextTable(
      [TextTable.Column(words("node")), TextTable.Column(words("gap"), .right)]
        + GapCause.allCases.map { TextTable.Column(text.name($0), .right) })
    for gap in gaps {
      let cells = (gap.causes.split?.lines ?? []).map { line -> TextTable.Cell in
        let isNamed = gap.causes.split?.named.contains(line.cause) == true
        return TextTable.Cell(
          numbers.amount(line.amount, currency) + (isNamed ? "*" : ""),
          tone: isNamed ? .warning : .plain)
      }
      table.append(
        [
          TextTable.Cell(name(gap.node)),
          TextTable.Cell(numbers.amount(gap.node.gap, currency)),
        ] + cells)
    }
    return table
  }

  /// The main cause of a shortfall, who has to act, and where its deals are shown; or that none
  /// stands out.
  private func addSentences(_ gap: PipelineGap, to page: inout Page) {
    guard let split = gap.causes.split, (gap.node.gap ?? 0) > 0 else { return }
    guard let main = split.named.first, let line = split.line(main) else {
      // Of the parts that is not worth a sentence each.
      if gap.node.path.isEmpty {
        page.text(
          words("no cause stands out: what is missing is what ordinary periods vary by")
            + plan(split))
      }
      return
    }
    page.text(
      words.filled(
        "{}: main cause {}, {} of the gap (p {}): {}",
        [
          name(gap.node), text.name(main), numbers.amount(line.amount, currency),
          probability(line.pValue ?? 1), text.meaning(main),
        ]), .warning)
    page.text(words.filled("to do: {}", [text.remedy(main)]))
    for cause in split.named {
      page.text(
        words.filled(
          "deals behind {}: {}",
          [
            text.name(cause),
            CauseText.command(cause, gap, split, asOf: report.asOf, source: source),
          ]))
    }
  }

  private func plan(_ split: CauseSplit) -> String {
    guard let plan = split.line(.plan), plan.amount > 0 else { return "" }
    return "; "
      + words.filled(
        "the quota lies {} above what the last periods lead to",
        [numbers.amount(plan.amount, currency)])
  }

  /// Why there are no causes, each reason once with its nodes.
  private func addUndefined(_ gaps: [PipelineGap], to page: inout Page) {
    var nodes: [(reason: String, names: [String])] = []
    for gap in gaps {
      guard case .undefined(let reason) = gap.causes else { continue }
      let sentence = text.sentence(reason)
      if let place = nodes.firstIndex(where: { $0.reason == sentence }) {
        nodes[place].names.append(name(gap.node))
      } else {
        nodes.append((sentence, [name(gap.node)]))
      }
    }
    for (reason, names) in nodes {
      page.text(names.count == gaps.count ? reason : "\(names.joined(separator: ", ")): \(reason)")
    }
  }

  private var currency: Currency { report.currency }
}
