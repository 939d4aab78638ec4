public import Calendars

/// How the files that match a pattern are to be read, as declared under `sources` in aforo.yml.
public struct SourceMapping: Codable, Equatable, Sendable {
  /// A file name, with `*` for any characters.
  public var pattern: String
  /// What the file is.
  public var kind: TableKind
  /// Canonical column name to the file's header, where the header is none of the known ones.
  public var columns: [String: String]
  /// How dates are written.
  public var dateFormat: DateFormat
  /// Whether amounts are written with a decimal comma.
  public var decimalComma: Bool
  /// The separator of thousands in amounts, where one is written; empty for none.
  public var thousands: String
  /// Field delimiter, one character; empty means that it is found in the file.
  public var delimiter: String
  /// The quote, one character; empty means that it is found in the file.
  public var quote: String
  /// `utf8`, `utf16le`, `utf16be`, `latin1` or `windows1252`; empty: UTF-8, or as a mark says.
  public var encoding: String
  /// The sheet of a workbook; empty for the first one.
  public var sheet: String
  /// Lines before the header; `nil` means that they are found in the file.
  public var skipLines: Int?
  /// Only records whose column has one of these values are read; the others are no facts.
  public var only: [String: [String]]
  /// Stage labels that are no stages of the process: such records are passed over. `*` allowed.
  public var ignoreStages: [String]
  /// Values for canonical columns that the file does not have, such as a currency.
  public var constants: [String: String]
  /// Values for canonical columns where the file's field is blank, such as a stage.
  public var defaults: [String: String]

  /// A mapping with the defaults of canonical files.
  public init(
    pattern: String, kind: TableKind, columns: [String: String] = [:],
    dateFormat: DateFormat = .iso, decimalComma: Bool = false, thousands: String = "",
    delimiter: String = "", quote: String = "", encoding: String = "", sheet: String = "",
    skipLines: Int? = nil, only: [String: [String]] = [:], ignoreStages: [String] = [],
    constants: [String: String] = [:],
    defaults: [String: String] = [:]
  ) {
    self.pattern = pattern
    self.kind = kind
    self.columns = columns
    self.dateFormat = dateFormat
    self.decimalComma = decimalComma
    self.thousands = thousands
    self.delimiter = delimiter
    self.quote = quote
    self.encoding = encoding
    self.sheet = sheet
    self.skipLines = skipLines
    self.only = only
    self.ignoreStages = ignoreStages
    self.constants = constants
    self.defaults = defaults
  }
}

/// Whether a text matches a pattern in which `*` stands for any run of characters.
public func matches(_ text: String, pattern: String) -> Bool {
  let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
  guard parts.count > 1 else { return text == pattern }
  guard let first = parts.first, let last = parts.last, text.hasPrefix(first),
    text.hasSuffix(last), text.count >= first.count + last.count
  else { return false }
  var rest = text.dropFirst(first.count).dropLast(last.count)
  for part in parts.dropFirst().dropLast() where !part.isEmpty {
    guard let range = rest.firstRange(of: part) else { return false }
    rest = rest[range.upperBound...]
  }
  return true
}
