/// An Excel workbook (`.xlsx`, `.xlsm`): its sheets, each to be had as CSV text.
///
/// Rules of the conversion:
/// - One record for each row with a value; rows and columns after the last value are left out,
///   and rows without any value are no record. Every record has as many fields as the sheet has
///   columns with values.
/// - A number is written as the shortest decimal that reads back to the same `Double`, a
///   percentage as its fraction. A number whose format is that of a date is written as a date.
///   Truth values are `true` and `false`. Texts stay as they are; of merged cells the first has
///   the value. Formulas have their stored results.
/// - What cannot be taken over, such as `#N/A`, is blank and a ``WorkbookIssue``.
/// - Hidden rows and columns are data like others. A hidden sheet is read only by its name.
///
/// Nothing is unpacked to disk and nothing outside the file is read. One workbook serves one
/// task; it is not `Sendable`.
public final class Workbook {
  /// A sheet with cells.
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }

  /// The path, or the name given with bytes, as it appears in errors.
  public let path: String
  /// What the workbook may hold.
  public let limits: WorkbookLimits

  let archive: Archive
  let sheets: [Sheet]
  let uses1904: Bool
  private let stringsPart: String?
  private let stylesPart: String?
  private var strings: SharedStrings?
  private var formats: [CellFormat]?

  /// Opens a regular file and reads its list of sheets.
  ///
  /// - Throws: ``WorkbookError``.
  public convenience init(
    path: String, limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookError) {
    try self.init(input: try ArchiveInput(path: path), limits: limits)
  }

  /// Reads from bytes in memory.
  ///
  /// - Throws: ``WorkbookError``.
  public convenience init(
    bytes: [UInt8], name: String, limits: WorkbookLimits = WorkbookLimits()
  ) throws(WorkbookError) {
    try self.init(input: ArchiveInput(bytes: bytes, name: name), limits: limits)
  }

  private init(input: ArchiveInput, limits: WorkbookLimits) throws(WorkbookError) {
    path = input.name
    self.limits = limits
    archive = try WorkbookFile.open(input, limits: limits)
    let links = Relationships(from: nil)
    try PartReader.read(Relationships.part(of: nil), of: archive, limits: limits, into: links)
    guard let main = links.first("officeDocument") else {
      throw .damaged(path: path, part: nil, reason: "nothing says which part is the workbook")
    }
    let workbook = WorkbookPart()
    try PartReader.read(main, of: archive, limits: limits, into: workbook)
    guard workbook.isSpreadsheet else {
      throw .notAWorkbook(path: path, reason: "its main part is none")
    }
    let parts = Relationships(from: main)
    if archive.contains(Relationships.part(of: main)) {
      try PartReader.read(Relationships.part(of: main), of: archive, limits: limits, into: parts)
    }
    // Sheets of charts, dialogs and macros have no cells.
    sheets = workbook.sheets.compactMap { sheet in
      guard let link = parts.links[sheet.relationship], link.kind == "worksheet" else { return nil }
      return Sheet(name: sheet.name, part: link.part, isHidden: sheet.isHidden)
    }
    uses1904 = workbook.uses1904
    stringsPart = parts.first("sharedStrings")
    stylesPart = parts.first("styles")
  }

  /// The names of the sheets with cells in the order of the workbook, hidden ones among them.
  public var sheetNames: [String] { sheets.map(\.name) }

  /// The names of the sheets with cells that are not hidden, in the order of the workbook.
  public var visibleSheetNames: [String] { sheets.filter { !$0.isHidden }.map(\.name) }

  /// The sheet of that name, in the same or else in other upper and lower case; without a name
  /// the first one that is visible.
  func sheet(_ name: String?) throws(WorkbookError) -> Sheet {
    guard let name else {
      if let first = sheets.first(where: { !$0.isHidden }) { return first }
      throw .noVisibleSheet(path: path, sheets: sheetNames)
    }
    if let exact = sheets.first(where: { $0.name == name }) { return exact }
    let alike = sheets.filter { $0.name.lowercased() == name.lowercased() }
    guard alike.count < 2 else {
      throw .ambiguousSheet(path: path, name: name, sheets: alike.map(\.name))
    }
    guard let sheet = alike.first else {
      throw .noSuchSheet(path: path, name: name, sheets: sheetNames)
    }
    return sheet
  }

  /// The texts that cells share, read once.
  func sharedStrings() throws(WorkbookError) -> SharedStrings {
    if let strings { return strings }
    let read = SharedStrings(cellBytes: limits.cellBytes)
    if let stringsPart {
      try PartReader.read(stringsPart, of: archive, limits: limits, into: read)
    }
    strings = read
    return read
  }

  /// What the styles say of numbers, read once.
  func cellFormats() throws(WorkbookError) -> [CellFormat] {
    if let formats { return formats }
    let read = Styles()
    if let stylesPart { try PartReader.read(stylesPart, of: archive, limits: limits, into: read) }
    formats = read.formats
    return read.formats
  }
}
