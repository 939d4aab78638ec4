/// What a workbook may hold at most, so that no file can use up memory, disk or time.
public struct WorkbookLimits: Hashable, Sendable {
  /// Entries in the archive; 10,000.
  public var entries = 10_000
  /// Bytes of one part after unpacking; 2 GiB.
  public var partBytes = 2 << 30
  /// Bytes of all parts after unpacking, as the archive declares them; 4 GiB.
  public var totalBytes = 4 << 30
  /// Unpacked bytes for each packed byte, for parts over 1 MiB that are read; 200.
  public var compressionRatio = 200
  /// Elements inside each other in a part; 64.
  public var depth = 64
  /// The highest number of a row; 1,048,576.
  public var rows = 1_048_576
  /// The highest number of a column; 16,384.
  public var columns = 16_384
  /// The highest number of a column that holds a value; 1,000.
  public var usedColumns = 1_000
  /// Bytes of the text of a cell; 1 MiB.
  public var cellBytes = 1 << 20
  /// Bytes of a row in the CSV text; 8 MiB.
  public var recordBytes = 8 << 20
  /// Bytes of the whole CSV text; 4 GiB. A shared string may stand in any number of cells.
  public var outputBytes = 4 << 30
  /// Issues that are kept one by one; more are only counted; 100,000.
  public var issues = 100_000

  /// The limits above.
  public init() {}

  /// Which limit was exceeded.
  public enum Kind: String, Sendable {
    /// Entries in the archive.
    case entries
    /// Bytes of one part.
    case partBytes
    /// Bytes of all parts.
    case totalBytes
    /// Unpacked for packed bytes of a part.
    case compressionRatio
    /// Elements inside each other.
    case depth
    /// Rows of a sheet.
    case rows
    /// Columns of a sheet.
    case columns
    /// Columns with values.
    case usedColumns
    /// Bytes of a cell's text.
    case cellBytes
    /// Bytes of a row in the CSV text.
    case recordBytes
    /// Bytes of the CSV text.
    case outputBytes

    func sentence(maximum: Int) -> String {
      switch self {
      case .entries: "the archive has more than \(maximum) entries"
      case .partBytes: "the part unpacks to more than \(maximum) bytes"
      case .totalBytes: "the archive unpacks to more than \(maximum) bytes"
      case .compressionRatio: "the part is packed more than \(maximum) times"
      case .depth: "elements stand more than \(maximum) deep inside each other"
      case .rows: "a row number is above \(maximum)"
      case .columns: "a column number is above \(maximum)"
      case .usedColumns: "a value stands right of column \(maximum)"
      case .cellBytes: "the text of a cell is longer than \(maximum) bytes"
      case .recordBytes: "a row is longer than \(maximum) bytes"
      case .outputBytes: "the sheet is longer than \(maximum) bytes as CSV"
      }
    }
  }
}
