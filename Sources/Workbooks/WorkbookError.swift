/// Why a workbook cannot be read at all; a single bad cell is a ``WorkbookIssue`` instead.
public enum WorkbookError: Error, Equatable, Sendable {
  /// The file cannot be opened.
  case cannotOpen(path: String, reason: String)
  /// The file is a folder, a device or a pipe.
  case notAFile(path: String)
  /// Reading stopped half-way.
  case cannotRead(path: String, reason: String)
  /// The file has no bytes.
  case emptyFile(path: String)
  /// An OLE2 file: a workbook of the old `.xls` kind, or one with a password.
  case legacyOrProtected(path: String)
  /// A workbook of the binary kind, `.xlsb`.
  case binaryWorkbook(path: String)
  /// The file is something else.
  case notAWorkbook(path: String, reason: String)
  /// The archive, or a part of it, cannot be unpacked.
  case damaged(path: String, part: String?, reason: String)
  /// A part is not what the format says.
  case malformed(path: String, part: String, line: Int, reason: String)
  /// A part declares a document type, which no workbook needs and bombs use.
  case documentTypeRefused(path: String, part: String)
  /// There is no sheet of that name.
  case noSuchSheet(path: String, name: String, sheets: [String])
  /// Several sheets differ from the name only in upper and lower case.
  case ambiguousSheet(path: String, name: String, sheets: [String])
  /// All sheets are hidden.
  case noVisibleSheet(path: String, sheets: [String])
  /// A limit of ``WorkbookLimits`` is exceeded.
  case limitExceeded(path: String, place: String?, limit: WorkbookLimits.Kind, maximum: Int)
}

extension WorkbookError: CustomStringConvertible {
  /// The sentence shown to the user: place, what happened, what to do.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "\(path): cannot be opened (\(reason)); check the path and its permissions"
    case .notAFile(let path): "\(path): is not a regular file; name a file"
    case .cannotRead(let path, let reason): "\(path): reading failed (\(reason)); try again"
    case .emptyFile(let path): "\(path): is empty; an Excel workbook (.xlsx) is expected"
    case .legacyOrProtected(let path):
      "\(path): is a workbook of the old kind (.xls) or one with a password; "
        + "open it, remove the password, and save it as .xlsx or CSV"
    case .binaryWorkbook(let path):
      "\(path): is a binary workbook (.xlsb); save it as .xlsx or CSV"
    case .notAWorkbook(let path, let reason):
      "\(path): is no Excel workbook (\(reason)); save the table as .xlsx or CSV"
    case .damaged(let path, let part, let reason):
      "\(path)\(part.map { ", part " + $0 } ?? ""): is damaged (\(reason)); "
        + "get the file again, or open it and save it anew"
    case .malformed(let path, let part, let line, let reason):
      "\(path), part \(part), line \(line): \(reason); open the workbook and save it anew"
    case .documentTypeRefused(let path, let part):
      "\(path), part \(part): declares a document type, which is refused; "
        + "open the workbook and save it anew"
    case .noSuchSheet(let path, let name, let sheets):
      "\(path): there is no sheet \"\(name)\"; the sheets are \(Self.list(sheets))"
    case .ambiguousSheet(let path, let name, let sheets):
      "\(path): the sheet \"\(name)\" could be \(Self.list(sheets)); write it as it stands there"
    case .noVisibleSheet(let path, let sheets):
      sheets.isEmpty
        ? "\(path): there is no sheet with cells; add one"
        : "\(path): every sheet is hidden; name one of \(Self.list(sheets))"
    case .limitExceeded(let path, let place, let limit, let maximum):
      "\(path)\(place.map { ", " + $0 } ?? ""): \(limit.sentence(maximum: maximum)); "
        + "keep only the table in the workbook, or save it as CSV"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
