/// How the characters of a text file are stored.
public enum CSVEncoding: String, Hashable, Sendable, Codable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8
  /// UTF-16, the lower byte first.
  case utf16LittleEndian
  /// UTF-16, the higher byte first.
  case utf16BigEndian
  /// ISO 8859-1: each byte is the character of its number.
  case latin1
  /// Windows code page 1252: ISO 8859-1 with the euro sign, dashes and curved quotes.
  case windows1252

  /// Its usual name.
  public var title: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16 (little endian)"
    case .utf16BigEndian: "UTF-16 (big endian)"
    case .latin1: "ISO 8859-1 (Latin-1)"
    case .windows1252: "Windows-1252"
    }
  }

  /// The encoding of a name such as `utf-8`, `latin1`, `ISO-8859-1`, `cp1252` or `utf-16le`.
  ///
  /// `nil` for a name that says nothing or that needs a byte order mark, such as `utf-16`.
  public init?(name: String) {
    switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8", "ascii", "usascii": self = .utf8
    case "utf16littleendian", "utf16le": self = .utf16LittleEndian
    case "utf16bigendian", "utf16be": self = .utf16BigEndian
    case "latin1", "iso88591": self = .latin1
    case "windows1252", "cp1252": self = .windows1252
    default: return nil
    }
  }

  /// The encoding that a byte order mark at the start of a file tells, and the mark's length.
  init?(mark bytes: [UInt8], length: inout Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      (self, length) = (.utf8, 3)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      (self, length) = (.utf16LittleEndian, 2)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      (self, length) = (.utf16BigEndian, 2)
    } else {
      return nil
    }
  }
}
