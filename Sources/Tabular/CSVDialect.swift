/// How a CSV file is written, as declared or as found by ``CSVDetector``; the line end is always found.
public struct CSVDialect: Hashable, Sendable {
  /// The byte between fields, or the first of several.
  public var delimiter: UInt8
  /// The bytes of the delimiter after the first, as the blank of ", "; mostly none.
  public var delimiterRest: [UInt8]
  /// The byte around fields that contain a delimiter, a line end or, doubled, itself.
  public var quote: UInt8
  /// Whether fields are quoted at all; if not, a quote is text like any other.
  public var hasQuote: Bool
  /// A byte that, before a quote, a delimiter or itself, takes their meaning away; before anything
  /// else it is text. `nil`, or the quote: only doubled quotes, which are always understood.
  public var escape: UInt8?
  /// Whether the first record names the columns.
  public var header: Bool
  /// Records that name the columns together, from 1: their names are joined by blanks.
  public var headerRecords: Int
  /// Physical lines before the first record, which are passed over.
  public var skippedLines: Int
  /// Physical lines after the last record, which are passed over.
  public var footerLines: Int

  /// A dialect; without arguments that of RFC 4180 with a header.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), header: Bool = true,
    delimiterRest: [UInt8] = [], hasQuote: Bool = true, escape: UInt8? = nil,
    headerRecords: Int = 1, skippedLines: Int = 0, footerLines: Int = 0
  ) {
    self.delimiter = delimiter
    self.delimiterRest = delimiterRest
    self.quote = quote
    self.hasQuote = hasQuote
    self.escape = escape
    self.header = header
    self.headerRecords = headerRecords
    self.skippedLines = skippedLines
    self.footerLines = footerLines
  }

  /// All bytes of the delimiter.
  public var delimiterBytes: [UInt8] { [delimiter] + delimiterRest }

  /// Most lines that may be passed over before and after the records.
  static let maximumLines = 10_000

  /// Whether the fast scanner can read it: one byte between fields, quotes doubled.
  var isPlain: Bool {
    delimiterRest.isEmpty && hasQuote && (escape == nil || escape == quote)
  }

  /// Refuses a dialect in which records cannot be told apart.
  func check() throws(TabularError) {
    func isUsable(_ byte: UInt8) -> Bool { (1..<127).contains(byte) && byte != 10 && byte != 13 }
    let quotes = hasQuote ? [quote] : []
    let escapes = escape.map { [$0] } ?? []
    guard delimiterRest.count <= 3, (delimiterBytes + quotes + escapes).allSatisfy(isUsable),
      !(quotes + escapes).contains(where: delimiterBytes.contains)
    else {
      throw .invalidDialect(delimiter: delimiter, quote: quote)
    }
    let lines = 0...Self.maximumLines
    guard lines.contains(skippedLines), lines.contains(footerLines),
      (1...100).contains(headerRecords)
    else {
      throw .invalidOption(name: "skipped lines, footer lines or header records")
    }
  }
}

extension CSVDialect: Codable {
  private enum CodingKeys: String, CodingKey {
    case delimiter, delimiterRest, quote, hasQuote, escape, header, headerRecords, skippedLines
    case footerLines
  }

  /// Reads a dialect; what an older version did not write is as it read it then.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      delimiter: try values.decode(UInt8.self, forKey: .delimiter),
      quote: try values.decode(UInt8.self, forKey: .quote),
      header: try values.decode(Bool.self, forKey: .header),
      delimiterRest: try values.decodeIfPresent([UInt8].self, forKey: .delimiterRest) ?? [],
      hasQuote: try values.decodeIfPresent(Bool.self, forKey: .hasQuote) ?? true,
      escape: try values.decodeIfPresent(UInt8.self, forKey: .escape),
      headerRecords: try values.decodeIfPresent(Int.self, forKey: .headerRecords) ?? 1,
      skippedLines: try values.decodeIfPresent(Int.self, forKey: .skippedLines) ?? 0,
      footerLines: try values.decodeIfPresent(Int.self, forKey: .footerLines) ?? 0)
  }
}
