internal import Calendars

/// Renders what a run did.
public enum RunText {
  /// The answer of `aforo run`.
  public static func render(
    _ summary: RunSummary, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: RunPage(summary: summary, style: style).render(format)
    case .json: document(summary).document
    case .csv: csv(summary)
    }
  }

  /// What became of a step, for the one who waits.
  public static func sentence(_ step: RunSummary.Step) -> String {
    let time = step.status == .done || step.status == .failed ? ", \(step.milliseconds) ms" : ""
    return "\(step.name): \(step.status.rawValue)\(time)"
      + (step.status == .skipped ? step.reason.map { " (\($0))" } ?? "" : "")
  }

  private static func document(_ summary: RunSummary) -> JSONValue {
    .object([
      "aforo": .string(summary.aforo),
      "asOf": .day(summary.asOf),
      "dryRun": .bool(summary.isDryRun),
      "exitStatus": .integer(Int(summary.exitStatus)),
      "log": .string(summary.log),
      "notes": .texts(summary.notes),
      "run": .string(summary.run),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "steps": .array(summary.steps.map(document)),
    ])
  }

  private static func document(_ step: RunSummary.Step) -> JSONValue {
    .object([
      "exitStatus": .integer(Int(step.exitStatus)),
      "found": .texts(step.found),
      "milliseconds": .integer(step.milliseconds),
      "notes": .texts(step.notes),
      "outputs": .array(
        step.outputs.map {
          .object(["path": .string($0.path), "sha256": .string($0.sha256)])
        }),
      "reason": .text(step.reason),
      "status": .string(step.status.rawValue),
      "step": .string(step.name),
    ])
  }

  /// One record a step.
  private static func csv(_ summary: RunSummary) -> String {
    var csv = CSVText(header: [
      "run", "asOf", "step", "status", "exitStatus", "milliseconds", "outputs", "found", "reason",
    ])
    for step in summary.steps {
      csv.text(summary.run)
      csv.day(summary.asOf)
      csv.text(step.name)
      csv.text(step.status.rawValue)
      csv.integer(Int(step.exitStatus))
      csv.integer(step.milliseconds)
      csv.text(step.outputs.map(\.path).joined(separator: ";"))
      csv.text(step.found.joined(separator: ";"))
      csv.text(step.reason)
      csv.end()
    }
    return csv.string
  }
}
