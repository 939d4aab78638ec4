/// How a file is written, as it was understood, and why.
public struct CSVDetection: Hashable, Sendable, Codable {
  /// The dialect: what was declared, and the rest as found.
  public let dialect: CSVDialect
  /// The encoding, as declared or marked.
  public let encoding: CSVEncoding
  /// Whether the first record after the skipped lines looks like names of columns rather than data.
  public let looksLikeHeader: Bool
  /// The decisions with their reasons, each a part of a sentence: `delimiter ";" (semicolon): ...`.
  public let reasons: [String]

  /// Blank fields after the last column that each of the first records has, and that are dropped.
  public let surplusFields: Int

  init(
    dialect: CSVDialect, encoding: CSVEncoding, looksLikeHeader: Bool, reasons: [String],
    surplusFields: Int
  ) {
    self.dialect = dialect
    self.encoding = encoding
    self.looksLikeHeader = looksLikeHeader
    self.reasons = reasons
    self.surplusFields = surplusFields
  }

  /// What was understood, in a line: `delimiter ";" (semicolon), UTF-8, 2 lines before the header`.
  ///
  /// - Parameter footerCount: lines of the footer, once a reader has reached the end.
  public func summary(footerCount: Int = 0) -> String {
    var parts = ["delimiter \(Self.name(dialect.delimiterBytes))", encoding.title]
    if !dialect.hasQuote {
      parts.append("no quotes")
    } else if dialect.quote != UInt8(ascii: "\"") {
      parts.append("quote \(Self.name([dialect.quote]))")
    }
    if let escape = dialect.escape, escape != dialect.quote {
      parts.append("escape \(Self.name([escape]))")
    }
    let skipped = dialect.skippedLines
    if skipped > 0 {
      parts.append(
        "\(skipped) \(skipped == 1 ? "line" : "lines") before the "
          + (dialect.header ? "header" : "first record"))
    }
    if surplusFields > 0 { parts.append("blank fields after the last column dropped") }
    if footerCount > 0 {
      parts.append("\(footerCount) \(footerCount == 1 ? "line" : "lines") after the last record")
    }
    return parts.joined(separator: ", ")
  }

  /// A delimiter, quote or escape in words: `";" (semicolon)`.
  static func name(_ bytes: [UInt8]) -> String {
    switch bytes {
    case [9]: return "tab"
    case [32]: return "blank"
    case [44]: return "\",\" (comma)"
    case [59]: return "\";\" (semicolon)"
    case [124]: return "\"|\" (pipe)"
    case [44, 32]: return "\", \" (comma and blank)"
    case [39]: return "' (apostrophe)"
    default:
      guard bytes.allSatisfy({ $0 >= 32 }) else {
        return bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
          .joined(separator: " ")
      }
      return "\"\(String(decoding: bytes, as: UTF8.self))\""
    }
  }
}
