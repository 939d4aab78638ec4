public import Calendars
public import Currencies
public import Metrics

/// Renders the answers of `aforo ask`.
public struct AskReport: Sendable {
  let answers: [QuestionAnswer]
  let asOf: Day
  let currency: Currency
  /// The last quarter that is over, and the year that ends with the as-of day.
  let quarter: String
  /// The options that a command on the same deals needs, each after a blank.
  let source: String

  static let schemaVersion = 1

  /// What is to be rendered.
  ///
  /// - Parameters:
  ///   - quarter: the id of the last quarter that is over.
  ///   - source: the options that a command on the same deals needs, each after a blank.
  public init(
    _ answers: [QuestionAnswer], asOf: Day, currency: Currency, quarter: String, source: String
  ) {
    self.answers = answers
    self.asOf = asOf
    self.currency = currency
    self.quarter = quarter
    self.source = source
  }

  /// The answer of `aforo ask`.
  public func render(_ format: OutputFormat, style: TextStyle = TextStyle()) -> String {
    switch format {
    case .table, .md: AskPage(self, style: style).render(format)
    // Machine formats do not depend on the style.
    case .json: document(sections(.en)).document
    case .csv: csv(sections(.en))
    }
  }

  func sections(_ language: OutputLanguage) -> [AskSection] {
    let text = AskText(report: self, words: language)
    return answers.map(text.section)
  }

  private func document(_ sections: [AskSection]) -> JSONValue {
    .object([
      "schemaVersion": .integer(Self.schemaVersion), "asOf": .day(asOf),
      "currency": .string(currency.code),
      "answers": .array(
        sections.map { section in
          .object([
            "question": .string(section.topic.rawValue), "title": .string(section.title),
            "verdict": .string(section.verdict), "says": .texts(section.says),
            "evidence": .string(section.evidenceName), "caution": .string(section.evidence),
            "commands": .texts(section.commands),
            "tables": .array(section.tables.map(table)),
          ])
        }),
    ])
  }

  private func table(_ table: AskTable) -> JSONValue {
    .object([
      "name": .string(table.name), "measure": .string(table.measure),
      "rows": .array(
        table.records.map { row in
          .object([
            "name": .string(row.name), "unit": .string(row.unit.rawValue),
            "value": value(row.value, row.unit), "lower": value(row.interval?.lower, row.unit),
            "upper": value(row.interval?.upper, row.unit), "n": .integer(row.count),
            "probability": .number(row.probability), "p": .number(row.pValue),
            "adjustedP": .number(row.adjusted), "note": .text(row.note),
          ])
        }),
    ])
  }

  private func value(_ value: Double?, _ unit: AskRecord.Unit) -> JSONValue {
    unit == .money ? .money(AskText.minorUnits(value), currency) : .number(value)
  }

  private func csv(_ sections: [AskSection]) -> String {
    var csv = CSVText(header: [
      "question", "verdict", "evidence", "table", "name", "unit", "value", "lower", "upper", "n",
      "probability", "p", "adjusted_p", "currency",
    ])
    for section in sections {
      // A question without figures has its line too.
      let tables: [(String, AskRecord?)] = section.tables.flatMap { table in
        table.records.map { (table.name, $0) }
      }
      for (name, row) in tables.isEmpty ? [("", nil)] : tables {
        for text in [
          section.topic.rawValue, section.verdict, section.evidenceName, name, row?.name,
          row?.unit.rawValue,
        ] {
          csv.text(text)
        }
        for value in [row?.value, row?.interval?.lower, row?.interval?.upper] {
          if row?.unit == .money {
            csv.money(AskText.minorUnits(value), currency)
          } else {
            csv.number(value)
          }
        }
        if let row { csv.integer(row.count) } else { csv.text(nil) }
        for value in [row?.probability, row?.pValue, row?.adjusted] { csv.number(value) }
        csv.text(row?.unit == .money ? currency.code : nil)
        csv.end()
      }
    }
    return csv.string
  }
}
