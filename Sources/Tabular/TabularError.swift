/// Why a table cannot be read or written at all; a single bad record is a ``Reject`` instead.
public enum TabularError: Error, Equatable, Sendable {
  /// The file cannot be opened.
  case cannotOpen(path: String, reason: String)
  /// The file is a folder, a device or a pipe.
  case notAFile(path: String)
  /// Reading stopped half-way.
  case cannotRead(path: String, reason: String)
  /// A compressed file is cut off, damaged, or grows past all measure.
  case corruptGzip(path: String, reason: String)
  /// Writing stopped half-way.
  case cannotWrite(path: String, reason: String)
  /// There is no header and no record.
  case emptyFile(path: String)
  /// Two columns have one name.
  case duplicateColumn(path: String, name: String)
  /// Columns that are needed are absent; all of them are listed.
  case missingColumns(path: String, names: [String])
  /// A quote opened on the line is never closed.
  case unterminatedQuote(path: String, line: Int)
  /// The header has text after a closing quote, or another kind of line end outside quotes.
  case malformedHeader(path: String, line: Int)
  /// A limit of ``CSVLimits`` is exceeded by the record or quote that begins on the line.
  case limitExceeded(path: String, line: Int, limit: CSVLimits.Kind, maximum: Int)
  /// The header, or the file as a whole, is not UTF-8.
  case notUTF8(path: String, line: Int, byteOffset: Int)
  /// Delimiter and quote are the same, or one of them is no printable ASCII character or tab.
  case invalidDialect(delimiter: UInt8, quote: UInt8)
  /// The header contains a NUL byte.
  case nulByte(path: String, line: Int, byteOffset: Int)
  /// Two dialects explain the file equally well; each is named in words.
  case ambiguousDialect(path: String, first: String, second: String)
  /// No dialect explains the header, for the reason given.
  case doubtfulDialect(path: String, line: Int, reason: String)
  /// Bytes at an offset do not fit the encoding that is declared or marked.
  case undecodable(path: String, encoding: CSVEncoding, byteOffset: Int)
  /// The file looks like UTF-16, but nothing says so.
  case unmarkedUTF16(path: String, guess: CSVEncoding)
  /// An option is out of its range or in conflict with the file.
  case invalidOption(name: String)
}

extension TabularError: CustomStringConvertible {
  /// The sentence shown to the user: place, what happened, what to do.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "\(path): cannot be opened (\(reason)); check the path and its permissions"
    case .notAFile(let path):
      "\(path): is not a regular file; name a file, or - to read standard input"
    case .cannotRead(let path, let reason): "\(path): reading failed (\(reason)); try again"
    case .corruptGzip(let path, let reason):
      "\(path): is no sound gzip file (\(reason)); export or copy it again"
    case .cannotWrite(let path, let reason):
      "\(path): writing failed (\(reason)); check the space on the disk"
    case .emptyFile(let path): "\(path): is empty; a line of column names is expected"
    case .duplicateColumn(let path, let name):
      "\(path):1: two columns are named \"\(name)\"; rename or remove one"
    case .missingColumns(let path, let names):
      "\(path):1: missing \(names.count == 1 ? "column" : "columns") "
        + names.map { "\"\($0)\"" }.joined(separator: ", ") + "; add or map them"
    case .unterminatedQuote(let path, let line):
      "\(path):\(line): a quote opens here and is never closed; close it or double it"
    case .malformedHeader(let path, let line):
      "\(path):\(line): the header is malformed; double the quotes inside quoted names, "
        + "and use one kind of line end"
    case .limitExceeded(let path, let line, let limit, let maximum):
      "\(path):\(line): \(limit.sentence(maximum: maximum)); check the quotes and the delimiter"
    case .notUTF8(let path, let line, let byteOffset):
      "\(path):\(line): byte \(byteOffset) is not UTF-8; "
        + "convert the file to UTF-8 or declare its encoding, such as encoding: latin1"
    case .invalidDialect(let delimiter, let quote):
      "bytes \(delimiter) and \(quote) cannot be delimiter and quote; "
        + "use two different characters of ASCII"
    case .nulByte(let path, let line, let byteOffset):
      "\(path):\(line): byte \(byteOffset) is NUL; this is not a text file in UTF-8"
    case .ambiguousDialect(let path, let first, let second):
      "\(path): \(first) and \(second) explain the file equally well; declare the delimiter"
    case .doubtfulDialect(let path, let line, let reason): "\(path):\(line): \(reason)"
    case .undecodable(let path, let encoding, let byteOffset):
      "\(path): byte \(byteOffset) is not \(encoding.title); "
        + "declare the encoding in which the file was written"
    case .unmarkedUTF16(let path, let guess):
      "\(path): looks like UTF-16 without a byte order mark; "
        + "declare encoding: \(guess.rawValue), or convert the file to UTF-8"
    case .invalidOption(let name): "\(name): the value is out of range; see the manual"
    }
  }
}
