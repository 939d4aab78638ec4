/// What is known of a CSV file beforehand; whatever is `nil` is found out.
public struct CSVReaderOptions: Hashable, Sendable, Codable {
  /// One to four characters of ASCII between fields, such as `;` or a tab.
  public var delimiter: String?
  /// The character of ASCII around fields; empty when fields are never quoted.
  public var quote: String?
  /// The character that takes the meaning of a quote away, such as `\`; empty for none, when
  /// quotes are doubled only.
  public var escape: String?
  /// Physical lines before the header.
  public var skippedLines: Int?
  /// Physical lines after the last record, without blank ones at the very end.
  public var footerLines: Int?
  /// The encoding; found out means: by the byte order mark, else UTF-8.
  public var encoding: CSVEncoding?
  /// Whether there is a header, and how many records it has.
  public var headerRecords: Int
  /// What becomes of records with too few or too many fields, or with stray quotes.
  public var ragged: CSVRagged
  /// What is accepted at most.
  public var limits: CSVLimits

  /// Options; without arguments all is found out and there is a header.
  public init(
    delimiter: String? = nil, quote: String? = nil, escape: String? = nil,
    skippedLines: Int? = nil, footerLines: Int? = nil, encoding: CSVEncoding? = nil,
    headerRecords: Int = 1, ragged: CSVRagged = .reject, limits: CSVLimits = CSVLimits()
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.escape = escape
    self.skippedLines = skippedLines
    self.footerLines = footerLines
    self.encoding = encoding
    self.headerRecords = headerRecords
    self.ragged = ragged
    self.limits = limits
  }

  /// Options under which nothing of a dialect is found out.
  public init(_ dialect: CSVDialect, encoding: CSVEncoding? = nil) {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    self.init(
      delimiter: text(dialect.delimiterBytes), quote: dialect.hasQuote ? text([dialect.quote]) : "",
      escape: dialect.escape.map { text([$0]) } ?? "", skippedLines: dialect.skippedLines,
      footerLines: dialect.footerLines, encoding: encoding,
      headerRecords: dialect.header ? dialect.headerRecords : 0)
  }

  /// Refuses values that no file can be read with.
  func check() throws(TabularError) {
    func isASCII(_ text: String, _ lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(text.utf8.count) && text.utf8.allSatisfy { $0 < 127 }
    }
    guard delimiter.map({ isASCII($0, 1...4) }) ?? true else {
      throw .invalidOption(name: "delimiter")
    }
    guard quote.map({ isASCII($0, 0...1) }) ?? true else { throw .invalidOption(name: "quote") }
    guard escape.map({ isASCII($0, 0...1) }) ?? true else { throw .invalidOption(name: "escape") }
    let lines = 0...CSVDialect.maximumLines
    guard lines.contains(skippedLines ?? 0) else { throw .invalidOption(name: "skipped lines") }
    guard lines.contains(footerLines ?? 0) else { throw .invalidOption(name: "footer lines") }
    guard (0...100).contains(headerRecords) else { throw .invalidOption(name: "header records") }
  }

  /// A dialect with what is declared, and the rest as in RFC 4180.
  func declared(delimiter fallback: [UInt8] = [44]) -> CSVDialect {
    let bytes = delimiter.map { Array($0.utf8) } ?? fallback
    return CSVDialect(
      delimiter: bytes.first ?? 44, quote: quote?.utf8.first ?? 34, header: headerRecords > 0,
      delimiterRest: Array(bytes.dropFirst()), hasQuote: quote?.isEmpty != true,
      escape: escape?.utf8.first, headerRecords: max(headerRecords, 1),
      skippedLines: skippedLines ?? 0, footerLines: footerLines ?? 0)
  }
}
