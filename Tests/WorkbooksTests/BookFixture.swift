import Workbooks

/// A workbook whose parts are written by hand.
struct BookFixture {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006"

  /// What stands in `sheetData`, by sheet: name, state, rows.
  var sheets: [(name: String, state: String, rows: String)] = []
  var sharedStrings: String?
  /// Number formats by their identifiers, and those of the styles.
  var codes: [(Int, String)] = []
  var styles: [Int] = [0]
  var uses1904 = false
  var isStrict = false
  var contentType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
  /// Parts in place of, or beside, the usual ones.
  var others: [String: String] = [:]
  /// What stands in a worksheet before its data.
  var preamble = ""

  /// A workbook of one sheet, Deals.
  init(_ rows: String = "") { sheets = [("Deals", "visible", rows)] }

  /// The parts in the order of the archive.
  var parts: [(name: String, content: [UInt8])] {
    var texts: [(String, String)] = [
      (
        "[Content_Types].xml",
        "<Types xmlns='\(Self.package)/content-types'>"
          + "<Override PartName='/xl/workbook.xml' ContentType='\(contentType)'/></Types>"
      ),
      ("_rels/.rels", links([("rId1", "officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", workbook),
      (
        "xl/_rels/workbook.xml.rels",
        links(
          sheets.indices.map { ("rId\($0)", "worksheet", "worksheets/sheet\($0).xml") }
            + [("s", "styles", "/xl/styles.xml")]
            + (sharedStrings == nil ? [] : [("t", "sharedStrings", "./sharedStrings.xml")]))
      ),
      ("xl/styles.xml", stylesText),
    ]
    if let sharedStrings {
      texts.append(
        ("xl/sharedStrings.xml", "<sst xmlns='\(Self.main)' count='9'>\(sharedStrings)</sst>"))
    }
    for (index, sheet) in sheets.enumerated() {
      texts.append(
        (
          "xl/worksheets/sheet\(index).xml",
          "<?xml version='1.0' encoding='UTF-8'?>\n<worksheet xmlns='\(Self.main)'>\(preamble)"
            + "<sheetData>\(sheet.rows)</sheetData></worksheet>"
        ))
    }
    texts = texts.map { ($0.0, others[$0.0] ?? $0.1) }
    let known = Set(texts.map(\.0))
    texts += others.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
    return texts.map { ($0.0, [UInt8](strict($0.1).utf8)) }
  }

  private var workbook: String {
    "<workbook xmlns='\(Self.main)' xmlns:r='\(Self.office)'>"
      + "<workbookPr\(uses1904 ? " date1904='1'" : "")/><sheets>"
      + sheets.enumerated().map {
        "<sheet name='\($1.name)' sheetId='\($0 + 1)' state='\($1.state)' r:id='rId\($0)'/>"
      }.joined() + "</sheets></workbook>"
  }

  private var stylesText: String {
    "<styleSheet xmlns='\(Self.main)'><numFmts>"
      + codes.map { "<numFmt numFmtId='\($0)' formatCode='\($1)'/>" }.joined()
      + "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>"
      + styles.map { "<xf numFmtId='\($0)'/>" }.joined() + "</cellXfs></styleSheet>"
  }

  private func links(_ links: [(String, String, String)]) -> String {
    "<Relationships xmlns='\(Self.package)/relationships'>"
      + links.map {
        "<Relationship Id='\($0)' Type='\(Self.office)/\($1)' Target='\($2)'/>"
      }.joined() + "</Relationships>"
  }

  private func strict(_ text: String) -> String {
    guard isStrict else { return text }
    return text.replacing(Self.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replacing(Self.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
  }

  /// The archive.
  func bytes() throws -> [UInt8] { try ZipFixture.bytes(parts) }

  /// The workbook, opened.
  func open(limits: WorkbookLimits = WorkbookLimits()) throws -> Workbook {
    try Workbook(bytes: try bytes(), name: "deals.xlsx", limits: limits)
  }

  /// A sheet as CSV, and what is said of it.
  func csv(
    _ sheet: String? = nil, _ rendering: WorkbookRendering = WorkbookRendering(),
    limits: WorkbookLimits = WorkbookLimits()
  ) throws -> (text: String, conversion: WorkbookConversion) {
    let (bytes, conversion) = try open(limits: limits).csv(sheet: sheet, rendering: rendering)
    return (String(decoding: bytes, as: UTF8.self), conversion)
  }
}
