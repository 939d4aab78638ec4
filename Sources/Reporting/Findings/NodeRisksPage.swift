internal import Calendars
internal import Detection
internal import Forecasting

/// Representatives and teams for people.
struct NodeRisksPage {
  let report: RiskReport
  let modelID: String
  let source: String
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }
  private var command: RiskCommand { RiskCommand(report, source: source) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      words("Representatives and teams") + " "
        + PageHeading.text(report.target, report.currency, asOf: report.asOf, style: style))
    page.text(RiskSummaryText(report, style).sentence)
    page.text(PageHeading.model(modelID, trainedAsOf: report.trainedAsOf, style: style))
    page.table(table)
    page.text(words("!: a sign of trouble; (…): the limit"))
    for line in undefined { page.text(line) }
    page.warnings(report.warnings)
    return page.render(format)
  }

  private var table: TextTable {
    var table = TextTable(
      [TextTable.Column(words("node"), mayBeCut: false)]
        + NodeSignal.allCases.map { TextTable.Column(words(NodeText.title($0)), .right) },
      noteTitle: words("note"))
    for node in report.nodes {
      var note = node.flags.map { words(NodeText.flag($0)) }.joined(separator: "; ")
      note += (note.isEmpty ? "" : "; ") + command.node(node.node.path)
      table.append(
        [
          TextTable.Cell(
            node.node.path.isEmpty ? words("total") : node.node.name,
            depth: node.node.path.count)
        ] + node.readings.map(cell), note: note)
    }
    return table
  }

  private func cell(_ reading: NodeReading) -> TextTable.Cell {
    if reading.isMet { return TextTable.Cell(words("met")) }
    guard let value = reading.value else { return TextTable.Cell(NumberText.none) }
    var text = self.text(value, reading.signal)
    if let limit = reading.threshold, NodeText.showsLimit(reading.signal) {
      text += " (\(self.text(limit, reading.signal)))"
    }
    return TextTable.Cell(
      text + (reading.isFlagged ? "!" : ""), tone: reading.isFlagged ? .warning : .plain)
  }

  private func text(_ value: Double, _ signal: NodeSignal) -> String {
    switch signal {
    case .attainmentPace, .forecastBias:
      (value > 0 ? "+" : "") + "\(numbers.fixed(value * 100, 0)) %"
    case .slipRate, .commitYield, .sandbagging, .hygiene: numbers.percent(value)
    case .coverage, .weightedCoverage, .creationRate: numbers.fixed(value, 2)
    case .concentration, .activity: numbers.fixed(value, 1)
    }
  }

  /// Why figures are missing, each reason once a signal.
  private var undefined: [String] {
    NodeSignal.allCases.flatMap { signal in
      UndefinedReason.allCases.compactMap { reason -> String? in
        let count = report.nodes.count { $0[signal]?.reason == reason }
        guard count > 0 else { return nil }
        return words.filled(
          "{}: undefined for {} of {} nodes: {}",
          [
            words(NodeText.title(signal)), numbers.count(count), numbers.count(report.nodes.count),
            words(reason.sentence),
          ])
      }
    }
  }
}

/// The signals of nodes in words.
enum NodeText {
  /// A heading.
  static func title(_ signal: NodeSignal) -> String {
    switch signal {
    case .attainmentPace: "pace"
    case .coverage: "coverage"
    case .weightedCoverage: "weighted coverage"
    case .creationRate: "creation"
    case .slipRate: "slipped"
    case .commitYield: "commit yield"
    case .forecastBias: "call bias"
    case .sandbagging: "surprise wins"
    case .concentration: "effective deals"
    case .hygiene: "untidy"
    case .activity: "activity"
    }
  }

  /// What a flag says.
  static func flag(_ signal: NodeSignal) -> String {
    switch signal {
    case .attainmentPace: "behind its usual pace"
    case .coverage: "less coverage than was needed"
    case .weightedCoverage: "expected deals do not cover the quota"
    case .creationRate: "creates fewer deals"
    case .slipRate: "slips more than usual"
    case .commitYield: "commit yields little"
    case .forecastBias: "biased calls"
    case .sandbagging: "wins come unannounced"
    case .concentration: "depends on few deals"
    case .hygiene: "untidy data"
    case .activity: "unusual activity"
    }
  }

  /// Whether the limit differs by node, so that it is shown.
  static func showsLimit(_ signal: NodeSignal) -> Bool {
    [.attainmentPace, .coverage, .slipRate, .sandbagging].contains(signal)
  }
}
