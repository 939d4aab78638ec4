public import Deals
public import Tabular

/// Renders what an import read and stored.
public enum ImportText {
  /// The answer of `aforo import`.
  ///
  /// - Parameters:
  ///   - files: in the order of reading.
  ///   - rejects: all of them; the table shows the first ones.
  public static func render(
    files: [FileReport], rejects: [Reject], summary: ImportSummary, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md:
      return ImportPage(files: files, rejects: rejects, summary: summary, style: style)
        .render(format)
    case .json: return document(files, rejects, summary).document
    case .csv: return csv(files, summary)
    }
  }

  private static func document(
    _ files: [FileReport], _ rejects: [Reject], _ summary: ImportSummary
  ) -> JSONValue {
    .object([
      "dryRun": .bool(summary.isDryRun),
      "files": .array(
        files.map { file in
          .object([
            "path": .string(file.path),
            "kind": .string(file.kind.rawValue),
            "records": .integer(file.records),
            "accepted": .integer(file.accepted),
            "rejected": .integer(file.rejected),
            "passedOver": .integer(file.passedOver),
            "unchanged": unchanged(file, files, summary).map { .integer($0) } ?? .null,
            "unusedColumns": .texts(file.unusedColumns),
          ])
        }),
      "rejects": .array(rejects.map(reject)),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "tables": summary.merged.map(tables) ?? .null,
    ])
  }

  private static func reject(_ reject: Reject) -> JSONValue {
    .object([
      "path": .string(reject.path), "record": .integer(reject.record),
      "line": .integer(reject.line), "column": .text(reject.column),
      "reason": .string(reject.reason),
    ])
  }

  private static func tables(_ merged: [MergeCounts]) -> JSONValue {
    .array(
      merged.map { counts in
        .object([
          "table": .string(counts.table), "new": .integer(counts.new),
          "changed": .integer(counts.changed), "unchanged": .integer(counts.unchanged),
        ])
      })
  }

  /// The unchanged facts of a file; unknown where several files went into one table.
  private static func unchanged(
    _ file: FileReport, _ files: [FileReport], _ summary: ImportSummary
  ) -> Int? {
    guard files.count(where: { $0.kind == file.kind }) == 1 else { return nil }
    return summary.merged?.first { $0.table == file.kind.rawValue }?.unchanged
  }

  private static func csv(_ files: [FileReport], _ summary: ImportSummary) -> String {
    var csv = CSVText(
      header: ["path", "kind", "records", "accepted", "rejected", "passedOver", "unchanged"])
    for file in files {
      csv.text(file.path)
      csv.text(file.kind.rawValue)
      for count in [file.records, file.accepted, file.rejected, file.passedOver] {
        csv.integer(count)
      }
      csv.text(unchanged(file, files, summary).map { "\($0)" })
      csv.end()
    }
    return csv.string
  }
}

/// The rejected records for `--rejects FILE`.
public enum RejectsFile {
  /// CSV `path,record,line,column,reason`.
  public static func csv(_ rejects: [Reject]) -> String {
    var csv = CSVText(header: ["path", "record", "line", "column", "reason"])
    for reject in rejects {
      csv.text(reject.path)
      csv.integer(reject.record)
      csv.integer(reject.line)
      csv.text(reject.column)
      csv.text(reject.reason)
      csv.end()
    }
    return csv.string
  }
}
