internal import Calendars
internal import Currencies
public import Detection
internal import Forecasting

/// Renders what moved a forecast.
public struct ChangesReport: Sendable {
  /// A model that answers, or is in force from a day on.
  public typealias Model = (from: String, id: String?, trainedAsOf: String?)

  /// What moved it.
  let report: ChangeReport
  /// The command that gives this answer, without a cause.
  let command: String
  /// The models of both answers, and those by which events between them are valued.
  let ends: [Model]
  let path: [Model]
  /// The one cause asked for; `nil` for all.
  let cause: ChangeCause?
  /// The most deals of each line; `nil` for all.
  let limit: Int?

  static let schemaVersion = 1

  /// What is to be rendered.
  ///
  /// - Parameters:
  ///   - command: the command of this answer, to which `--cause NAME` is put for each line.
  ///   - ends: the models of both answers.
  ///   - path: those by which events are valued.
  ///   - cause: the only cause whose deals are shown.
  ///   - limit: the most deals of each line.
  public init(
    _ report: ChangeReport, command: String, ends: [Model], path: [Model],
    cause: ChangeCause? = nil, limit: Int? = nil
  ) {
    self.report = report
    self.command = command
    self.ends = ends
    self.path = path
    self.cause = cause
    self.limit = limit
  }

  /// The answer of `aforo changes`.
  public func render(_ format: OutputFormat, style: TextStyle = TextStyle()) -> String {
    switch format {
    case .table, .md: ChangesPage(self, style: style).render(format)
    case .json: document.document
    case .csv: csv
    }
  }

  /// A cause in words.
  public static func name(_ cause: ChangeCause, _ language: OutputLanguage) -> String {
    ChangeText(language).name(cause)
  }

  /// The command that shows the deals of a line.
  func command(_ cause: ChangeCause) -> String { "\(command) --cause \(cause.rawValue)" }

  /// The deals of a line, as many as are to be shown.
  func deals(of cause: ChangeCause) -> [ChangeRow] {
    let all = report.deals(of: cause)
    return Array(all.prefix(max(0, limit ?? all.count)))
  }

  private func isAsked(_ other: ChangeCause) -> Bool { cause == nil || cause == other }

  private var document: JSONValue {
    .object([
      "asOf": .day(report.asOf), "since": .day(report.since),
      "currency": .string(report.currency.code),
      "models": .object([
        "first": ends.first.map(model) ?? .null, "last": ends.last.map(model) ?? .null,
        "path": .array(path.map(model)),
      ]),
      "nodes": .array(report.nodes.map(node)),
      "period": .period(report.target),
      "schemaVersion": .integer(ChangesReport.schemaVersion),
      "warnings": .texts(report.warnings),
    ])
  }

  private func model(_ model: Model) -> JSONValue {
    .object([
      "from": .string(model.from), "id": .text(model.id),
      "trainedAsOf": .text(model.trainedAsOf),
    ])
  }

  private func node(_ node: NodeChanges) -> JSONValue {
    .object([
      "path": .path(node.path), "name": .string(node.path.last?.value ?? "total"),
      "start": money(node.start), "end": money(node.end), "difference": money(node.difference),
      "bookedStart": money(node.booked.start), "bookedEnd": money(node.booked.end),
      "residual": money(node.residual),
      "lines": .array(
        node.lines.filter { isAsked($0.cause) }.map { line($0, isTotal: node.path.isEmpty) }),
    ])
  }

  private func line(_ line: ChangeLine, isTotal: Bool) -> JSONValue {
    .object([
      "cause": .string(line.cause.rawValue), "amount": money(line.amount),
      "count": line.dealCount.map { .integer($0) } ?? .null,
      "command": line.cause.isOfDeals ? .string(command(line.cause)) : .null,
      "deals": isTotal && line.cause.isOfDeals
        ? .array(deals(of: line.cause).map(deal)) : .null,
    ])
  }

  private func deal(_ row: ChangeRow) -> JSONValue {
    .object([
      "id": .string(row.id), "date": .day(row.day), "amount": money(row.amount),
      "before": .text(row.before), "after": .text(row.after),
    ])
  }

  private func money(_ amount: Int64) -> JSONValue { .money(amount, report.currency) }

  /// One record for each event of a deal, and one for each other cause; they add up to the
  /// difference.
  private var csv: String {
    let levels = report.nodes.map(\.path).max { $0.count < $1.count }?.map(\.level) ?? []
    var csv = CSVText(
      header: ["deal", "date", "cause", "amount", "currency", "before", "after"] + levels)
    for row in report.rows(of: cause) {
      csv.text(row.id)
      csv.day(row.day)
      csv.text(row.cause.rawValue)
      csv.money(row.amount, report.currency)
      csv.text(report.currency.code)
      csv.text(row.before)
      csv.text(row.after)
      for position in levels.indices {
        csv.text(position < row.path.count ? row.path[position] : nil)
      }
      csv.end()
    }
    for node in report.nodes where node.path.count == levels.count {
      for line in node.lines where !line.cause.isOfDeals && isAsked(line.cause) {
        csv.text(nil)
        csv.day(report.asOf)
        csv.text(line.cause.rawValue)
        csv.money(line.amount, report.currency)
        csv.text(report.currency.code)
        csv.text(nil)
        csv.text(nil)
        for step in node.path { csv.text(step.value) }
        csv.end()
      }
    }
    return csv.string
  }
}
