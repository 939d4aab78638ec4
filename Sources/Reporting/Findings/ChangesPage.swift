internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

/// What moved a forecast, for people.
struct ChangesPage {
  let changes: ChangesReport
  let style: TextStyle

  init(_ changes: ChangesReport, style: TextStyle) {
    self.changes = changes
    self.style = style
  }

  private var report: ChangeReport { changes.report }
  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }
  private var names: ChangeText { ChangeText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      words("What moved the forecast of") + " "
        + PageHeading.text(report.target, report.currency, asOf: report.asOf, style: style))
    if let path = report.total?.path, !path.isEmpty {
      page.text(path.map { "\($0.level)=\($0.value)" }.joined(separator: ", "))
    }
    page.text(
      words.filled(
        "from the answer of {} to that of {}",
        [report.since.iso8601, report.asOf.iso8601]))
    page.text(models)
    if let total = report.total {
      page.table(waterfall(total))
      if changes.cause == nil {
        page.text(ends(total))
        page.text("\(words("the deals of a line")): \(changes.command) --cause NAME")
      }
    }
    let nodes = Array(report.nodes.dropFirst())
    if !nodes.isEmpty { page.table(nodeTable(nodes)) }
    let deals = dealTable
    if !deals.isEmpty {
      page.heading(words("The largest deals of each line"), level: 3)
      page.table(deals)
    }
    page.warnings(report.warnings)
    return page.render(format)
  }

  private var models: String {
    func text(_ model: ChangesReport.Model) -> String {
      guard let id = model.id, let day = model.trainedAsOf else { return words("period over") }
      return "\(id) (\(day))"
    }
    let both = changes.ends.map(text).joined(separator: " -> ")
    let path = changes.path.map { words.filled("{} in force from {}", [text($0), $0.from]) }
    return "\(words("models, with the day of training")): \(both); "
      + "\(words("events are valued by")): \(path.joined(separator: ", "))"
  }

  private func ends(_ total: NodeChanges) -> String {
    words.filled(
      "difference {}; of it booked {}; the lines leave {}",
      [
        amount(total.difference), amount(total.booked.end - total.booked.start),
        amount(total.residual),
      ])
  }

  private func amount(_ minorUnits: Int64) -> String { numbers.amount(minorUnits, report.currency) }

  private func waterfall(_ node: NodeChanges) -> TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("cause"), mayBeCut: false),
        TextTable.Column(words("deals"), .right), TextTable.Column(words("amount"), .right),
        TextTable.Column("", mayBeCut: false), TextTable.Column("--cause", mayBeCut: false),
      ])
    var levels = [node.start]
    for line in node.lines { levels.append(levels[levels.count - 1] + line.amount) }
    let bars = WaterfallBars(
      levels: (levels + [node.end]).map(Double.init), size: ChangesPage.barWidth,
      isASCII: style.isASCII)
    func add(_ name: String, _ count: String, _ money: Int64, _ bar: String, _ cause: String) {
      table.append([name, count, amount(money), bar, cause])
    }
    add(report.since.iso8601, "", node.start, bars.end(Double(node.start)), "")
    for (line, (from, to)) in zip(node.lines, zip(levels, levels.dropFirst())) {
      let bar = bars.step(from: Double(from), to: Double(to))
      guard changes.cause == nil || changes.cause == line.cause else { continue }
      add(
        names.name(line.cause), line.dealCount.map(numbers.count) ?? "", line.amount, bar,
        line.cause.isOfDeals ? line.cause.rawValue : "")
    }
    add(report.asOf.iso8601, "", node.end, bars.end(Double(node.end)), "")
    return table
  }

  private func nodeTable(_ nodes: [NodeChanges]) -> TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("node"), mayBeCut: false),
        TextTable.Column(report.since.iso8601, .right),
        TextTable.Column(report.asOf.iso8601, .right),
        TextTable.Column(words("difference"), .right),
      ], noteTitle: words("by cause"))
    for node in nodes {
      let largest = node.lines.sorted { $1.amount.magnitude < $0.amount.magnitude }
        .filter { (changes.cause == nil || changes.cause == $0.cause) && $0.amount != 0 }
      table.append(
        [
          TextTable.Cell(node.path.map(\.value).joined(separator: " / ")),
          TextTable.Cell(amount(node.start)), TextTable.Cell(amount(node.end)),
          TextTable.Cell(amount(node.difference)),
        ],
        note: largest.prefix(ChangesPage.namedCauses).map {
          "\(names.name($0.cause)) \(amount($0.amount))"
        }.joined(separator: "; "))
    }
    return table
  }

  /// The width of the highest bar.
  private static let barWidth = 32
  /// Causes told of each node.
  private static let namedCauses = 4

  private var dealTable: TextTable {
    var table = TextTable([
      TextTable.Column(words("cause"), mayBeCut: false),
      TextTable.Column("id", mayBeCut: false), TextTable.Column(words("date")),
      TextTable.Column(words("amount"), .right), TextTable.Column(words("before")),
      TextTable.Column(words("after")),
    ])
    for line in report.total?.lines ?? []
    where line.cause.isOfDeals && (changes.cause == nil || changes.cause == line.cause) {
      for row in changes.deals(of: line.cause) {
        table.append([
          names.name(line.cause), row.id, row.day.iso8601, amount(row.amount),
          field(row.before, line.cause), field(row.after, line.cause),
        ])
      }
    }
    return table
  }

  /// A field as people read it.
  private func field(_ text: String?, _ cause: ChangeCause) -> String {
    guard let text else { return NumberText.none }
    switch cause {
    case .amountUp, .amountDown, .amountSet:
      let parser = AmountParser(decimals: report.currency.decimals)
      guard case .success(let money) = parser.minorUnits(from: text) else { return text }
      return numbers.amount(money, report.currency)
    default: return text
    }
  }
}
