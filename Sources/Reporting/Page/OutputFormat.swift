/// The form of an answer.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// Aligned columns for a terminal; amounts rounded.
  case table
  /// One JSON document with sorted keys; amounts exact, as decimal strings.
  case json
  /// A header and one record per row; amounts exact; text made harmless for spreadsheets.
  case csv
  /// The table as Markdown.
  case md
}
