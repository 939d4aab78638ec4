internal import Calendars
internal import Currencies
internal import Deals
internal import Detection

extension ProjectSettings {
  /// The text of an aforo.yml that says the same, every key with what it means in a comment.
  public var yaml: String {
    var lines = [
      "# Settings of an aforo project. Unknown keys are errors.",
      "version: 1",
      "",
      "# The reporting currency. Amounts in others need rates (import a file of rates).",
      "currency: \(deals.currency.code)",
      "# The business time zone decides on which day something happened; a date without a time is",
      "# local noon, --as-of a day means its end.",
      "timeZone: \(deals.timeZone)",
    ]
    lines += deals.calendarLines
    lines += [
      "",
      "# Levels of the roll-up, top first: owner, or a column of the deals or people.",
      "hierarchy: [\(deals.hierarchy.map(quoted).joined(separator: ", "))]",
      "# Columns by which deals are won differently; the first one splits the models.",
      "segments: [\(deals.segments.map(quoted).joined(separator: ", "))]",
      "",
      "# Since when an amount without history is known: creation, or close (it is the outcome).",
      "amountKnown: \(deals.amountKnown.rawValue)",
      "",
      "# Which rates convert other currencies. rule: spot (open deals at the latest known, closed",
      "# ones at that of their closing day) or creation (that of the day of creation, for ever).",
      "rates:",
      "  rule: \((deals.conversion ?? ConversionRule()).basis.rawValue)",
      "  table: \(quoted(deals.conversion?.table ?? ""))",
      "",
      "# The sales process in order. kind: open (default), won, lost. labels: other names of it.",
      "# probability: counts while no closed deal tells the stage's own win rate. exit: what should be",
      "# known of a deal that leaves the stage forward (see `aforo check`): amount, closeDate, owner,",
      "# category, activity, meeting (one while it was in the stage), contact.",
      "stages:",
    ]
    for stage in deals.stages.stages {
      lines.append("  - name: \(quoted(stage.name))")
      if stage.kind != .open { lines.append("    kind: \(stage.kind.rawValue)") }
      if !stage.labels.isEmpty {
        lines.append("    labels: [\(stage.labels.map(quoted).joined(separator: ", "))]")
      }
      if let probability = stage.probability { lines.append("    probability: \(probability)") }
      if let exit = stage.exit {
        lines.append("    exit: [\(exit.map(\.rawValue).joined(separator: ", "))]")
      }
    }
    lines += [
      "",
      "# The export files. columns: canonical name to header, where the header is no known one.",
      "# dateFormat: iso, dmy, mdy. Also: decimalComma, thousands, only (column: [values]),",
      "# ignoreStages, constants (canonical name: value), defaults (the same, where a field is",
      "# blank), sheet (of a workbook); and, where what is found in a file is wrong, delimiter,",
      "# quote, encoding, skipLines.",
    ]
    lines.append(sources.isEmpty ? "sources: []" : "sources:")
    for source in sources { lines += self.lines(of: source) }
    lines += signalLines
    lines += contractLines
    lines += kpiLines
    lines += alertLines
    lines += runLines
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of source: SourceMapping) -> [String] {
    var lines = ["  - pattern: \(quoted(source.pattern))", "    kind: \(source.kind.rawValue)"]
    if !source.columns.isEmpty {
      lines.append("    columns:")
      for (name, header) in source.columns.sorted(by: { $0.key < $1.key }) {
        lines.append("      \(name): \(quoted(header))")
      }
    }
    if source.dateFormat != .iso { lines.append("    dateFormat: \(source.dateFormat.rawValue)") }
    if source.decimalComma { lines.append("    decimalComma: true") }
    for (key, text) in [
      ("thousands", source.thousands), ("delimiter", source.delimiter), ("quote", source.quote),
      ("encoding", source.encoding), ("sheet", source.sheet),
    ] where !text.isEmpty {
      lines.append("    \(key): \(quoted(text))")
    }
    if let skipLines = source.skipLines { lines.append("    skipLines: \(skipLines)") }
    if !source.only.isEmpty { lines.append("    only:") }
    for (name, values) in source.only.sorted(by: { $0.key < $1.key }) {
      lines.append("      \(quoted(name)): [\(values.map(quoted).joined(separator: ", "))]")
    }
    if !source.ignoreStages.isEmpty {
      let labels = source.ignoreStages.map(quoted).joined(separator: ", ")
      lines.append("    ignoreStages: [\(labels)]")
    }
    if !source.constants.isEmpty { lines.append("    constants:") }
    for (name, value) in source.constants.sorted(by: { $0.key < $1.key }) {
      lines.append("      \(name): \(quoted(value))")
    }
    if !source.defaults.isEmpty { lines.append("    defaults:") }
    for (name, value) in source.defaults.sorted(by: { $0.key < $1.key }) {
      lines.append("      \(name): \(quoted(value))")
    }
    return lines
  }

  func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && !["true", "false", "yes", "no", "null", "on", "off"].contains(text.lowercased())
      && Double(text) == nil
    if isPlain { return text }
    return "\"\(text.unicodeScalars.map(escaped).joined())\""
  }

  /// A character inside double quotes; what cannot be seen, and what YAML would take for the end
  /// of a line, as its number.
  private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": return "\\\\"
    case "\"": return "\\\""
    case "\n": return "\\n"
    case "\t": return "\\t"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    default: return String(scalar)
    }
  }
}
