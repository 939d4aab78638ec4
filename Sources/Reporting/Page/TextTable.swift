/// Rows under headings: the one table behind the terminal's and Markdown's.
///
/// Text is made harmless as it comes in (see ``DisplayText/escaped(_:)``).
public struct TextTable: Sendable {
  /// Where the text of a column stands.
  public enum Alignment: Sendable {
    /// Text.
    case left
    /// Numbers.
    case right
  }

  /// A heading and its alignment.
  public struct Column: Sendable {
    /// The heading.
    public let title: String
    /// Where its cells stand; only left ones are ever cut.
    public let alignment: Alignment

    /// A column.
    public init(_ title: String, _ alignment: Alignment = .left) {
      self.title = DisplayText.escaped(title)
      self.alignment = alignment
    }
  }

  /// One field of a row.
  public struct Cell: Sendable {
    /// What it says, escaped.
    public let text: String
    /// How it is coloured.
    public let tone: Tone
    /// Depth in a hierarchy; two columns each.
    public let depth: Int

    /// A cell.
    public init(_ text: String, tone: Tone = .plain, depth: Int = 0) {
      self.text = DisplayText.escaped(text)
      self.tone = tone
      self.depth = depth
    }

    var width: Int { 2 * depth + DisplayText.width(text) }
  }

  struct Row: Sendable {
    let cells: [Cell]
    let note: Cell?
  }

  /// The headings.
  public let columns: [Column]
  /// The heading of the notes, if rows have any.
  ///
  /// Notes are a last column where they fit, else a line of their own under their row.
  public let noteTitle: String?
  private(set) var rows: [Row] = []

  /// A table without rows.
  public init(_ columns: [Column], noteTitle: String? = nil) {
    self.columns = columns
    self.noteTitle = noteTitle
  }

  /// Whether there is no row.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds a row: one cell for each column.
  public mutating func append(_ cells: [Cell], note: String? = nil) {
    precondition(cells.count == columns.count, "a cell for each column")
    rows.append(Row(cells: cells, note: note.map { Cell($0) }))
  }

  /// Adds a row of plain cells.
  public mutating func append(_ texts: [String]) {
    append(texts.map { Cell($0) })
  }

  /// This table with the notes as its last column.
  var withNoteColumn: TextTable {
    guard let noteTitle else { return self }
    var table = TextTable(columns + [Column(noteTitle)])
    for row in rows { table.append(row.cells + [row.note ?? Cell("")]) }
    return table
  }
}
