import Tabular
import TestSupport
import Testing
import Workbooks

@Suite("Sheets of workbooks")
struct WorkbookSheetTests {
  static func text(_ reference: String, _ value: String) -> String {
    "<c r='\(reference)' t='str'><v>\(value)</v></c>"
  }

  private func named(_ sheets: [(String, String)]) -> BookFixture {
    var book = BookFixture()
    book.sheets = sheets.map { ($0.0, $0.1, "<row>\(Self.text("A1", $0.0))</row>") }
    return book
  }

  @Test("without a name the first visible sheet is taken, by name also a hidden one")
  func choice() throws {
    let book = named([
      ("Old", "hidden"), ("Very old", "veryHidden"), ("Deals", "visible"), ("b", "visible"),
    ])
    #expect(try book.csv().text == "Deals\n")
    #expect(try book.csv("Old").text == "Old\n")
    #expect(try book.csv("deals").conversion.sheet == "Deals")
    #expect(try book.open().sheetNames == ["Old", "Very old", "Deals", "b"])
    #expect(try book.open().visibleSheetNames == ["Deals", "b"])
  }

  @Test("an exact name goes before one in another case, of which there may be only one")
  func cases() throws {
    let book = named([("DEALS", "visible"), ("deals", "visible")])
    #expect(try book.csv("deals").text == "deals\n")
    #expect(
      throws: WorkbookError.ambiguousSheet(
        path: "deals.xlsx", name: "Deals", sheets: ["DEALS", "deals"])
    ) { try book.csv("Deals") }
  }

  @Test("an unknown name is an error that lists the sheets; so is a book of hidden ones")
  func unknown() throws {
    let error = WorkbookError.noSuchSheet(path: "deals.xlsx", name: "Quotas", sheets: ["Deals"])
    #expect(throws: error) { try named([("Deals", "visible")]).csv("Quotas") }
    #expect(
      error.description == "deals.xlsx: there is no sheet \"Quotas\"; the sheets are \"Deals\"")
    #expect(throws: WorkbookError.noVisibleSheet(path: "deals.xlsx", sheets: ["Deals"])) {
      try named([("Deals", "hidden")]).csv()
    }
  }

  @Test("a sheet of charts is no sheet with cells")
  func charts() throws {
    var book = named([("Chart", "visible"), ("Deals", "visible")])
    let links = String(decoding: book.parts[3].content, as: UTF8.self)
    book.others["xl/_rels/workbook.xml.rels"] = links.replacing(
      "Id='rId0' Type='\(BookFixture.office)/worksheet'",
      with: "Id='rId0' Type='\(BookFixture.office)/chartsheet'")
    #expect(try book.open().sheetNames == ["Deals"])
    #expect(try book.csv().text == "Deals\n")
  }

  @Test("empty rows and columns at the edges go, empty rows in the middle are no record")
  func edges() throws {
    let rows =
      "<row r='2'/><row r='4'>" + Self.text("A4", "a") + Self.text("B4", "b")
      + "<c r='F4' s='0'/></row><row r='5'><c r='A5'/></row><row r='6' hidden='1'>"
      + Self.text("A6", "1") + "</row><row r='9'>" + Self.text("C9", "3")
      + "</row><row r='10'><c r='A10' t='str'><v></v></c></row>"
    let (text, conversion) = try BookFixture(rows).csv()
    #expect(text == "a,b,\n1,,\n,,3\n")
    #expect(conversion.rowOfRecord == [4, 6, 9])
    #expect(conversion.columnCount == 3)
    #expect(conversion.unnamedColumns == [3])
  }

  @Test("rows and cells need no references; cells may come in any order, but not twice")
  func references() throws {
    let implied =
      "<row><c><v>1</v></c><c r='C1'><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"
    #expect(try BookFixture(implied).csv().text == "1,,3,4\n5,,,\n")
    let turned = "<row r='1'><c r='B1'><v>2</v></c><c r='A1'><v>1</v></c></row>"
    #expect(try BookFixture(turned).csv().text == "1,2\n")
    for wrong in [
      "<row r='1'><c r='A1'><v>2</v></c><c r='A1'><v>1</v></c></row>", "<row r='2'/><row r='1'/>",
      "<row r='1'/><row r='1'/>", "<row r='x'/>", "<row r='0'/>", "<row><c r='A2'/></row>",
      "<row><c r='1'/></row>", "<row><c r='a1'/></row>", "<row><c t='x'/></row>",
      "<row><c t='s'><v>0</v></c></row>", "<row><c t='s'><v>-1</v></c></row>",
    ] {
      #expect(throws: WorkbookError.self) { try BookFixture(wrong).csv() }
    }
  }

  @Test("the strict vocabulary is that of the transitional one; other vocabularies are passed over")
  func vocabularies() throws {
    var book = BookFixture(
      "<row><c t='s'><v>0</v></c><x:c xmlns:x='urn:x'><v>9</v></x:c></row>")
    book.sharedStrings = "<si><t>strict</t></si>"
    book.isStrict = true
    #expect(try book.csv().text == "strict\n")
    book.isStrict = false
    book.preamble = "<x:sheetData xmlns:x='urn:x'><row><c><v>1</v></c></row></x:sheetData>"
    #expect(try book.csv().text == "strict\n")
    book.others["xl/worksheets/sheet0.xml"] =
      "<x:worksheet xmlns:x='\(BookFixture.main)'><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row>"
      + "</x:sheetData><x:mergeCells><x:mergeCell ref='A1:C3'/></x:mergeCells></x:worksheet>"
    #expect(try book.csv().text == "7\n")
  }

  @Test("a sheet without values has no records")
  func empty() throws {
    let (text, conversion) = try BookFixture().csv()
    #expect(text == "")
    #expect(conversion.recordCount == 0)
    #expect(conversion.columnCount == 0)
  }

  @Test("the CSV reader reads back every text, with its record's row")
  func reading() throws {
    let texts = [
      "\u{FEFF}mark", "plain", "a,b", "say \"x\"", "two\nlines", " edge ", "'", "é", "a_x000D_b",
    ]
    let rows = texts.enumerated().map {
      "<row r='\($0 * 3 + 1)'>\(Self.text("A\($0 * 3 + 1)", $1))<c><v>\($0)</v></c></row>"
    }.joined()
    let (bytes, conversion) = try BookFixture(rows).open().csv()
    let reader = try CSVReader(bytes: bytes, name: "x", dialect: CSVDialect(header: false))
    var read: [String] = []
    try reader.forEachRecord(onReject: { Issue.record("\($0)") }) { record in
      read.append(record.strings[0])
      #expect(conversion.row(ofRecord: record.recordNumber) == (record.recordNumber - 1) * 3 + 1)
    }
    #expect(read == texts.dropLast() + ["a\rb"])
  }

  private struct Full: Error {}

  @Test("what the sink throws comes out", arguments: [0, 1 << 20])
  func sink(bufferBytes: Int) throws {
    let book = try BookFixture("<row><c><v>1</v></c></row>").open()
    do throws(WorkbookConversionError<Full>) {
      _ = try book.convert(
        sheet: nil, rendering: WorkbookRendering(), bufferBytes: bufferBytes
      ) { _ throws(Full) in throw Full() }
      Issue.record("nothing was thrown")
    } catch {
      guard case .sink = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test("a large sheet comes in pieces, the second reading gives the bytes of the first")
  func pieces() throws {
    let rows = (1...30_000).map {
      "<row r='\($0)'>\(Self.text("A\($0)", "text number \($0)"))"
        + ($0 == 30_000 ? "<c><v>1</v></c>" : "") + "</row>"
    }.joined()
    let book = try BookFixture(rows).open()
    let whole = try book.csv().bytes
    #expect(whole.starts(with: "text number 1,\n".utf8))
    #expect(whole.suffix(8).elementsEqual("30000,1\n".utf8))
    var pieces: [Int] = []
    var bytes: [UInt8] = []
    _ = try book.convert(sheet: nil, rendering: WorkbookRendering(), bufferBytes: 1000) { piece in
      pieces.append(piece.count)
      bytes.append(contentsOf: piece)
    }
    #expect(bytes == whole)
    #expect(pieces.count >= 2)
    #expect(pieces.allSatisfy { $0 < 1 << 19 })
  }

  @Test("a text that stands in many cells does not gather in memory before the sink has it")
  func pace() throws {
    let cells = String(repeating: "<c t='s'><v>0</v></c>", count: 20)
    var book = BookFixture(String(repeating: "<row>\(cells)</row>", count: 100))
    book.sharedStrings = "<si><t>\(String(repeating: "0123456789", count: 1_000))</t></si>"
    var pieces: [Int] = []
    _ = try book.open().convert(
      sheet: nil, rendering: WorkbookRendering(), bufferBytes: 1000
    ) { pieces.append($0.count) }
    #expect(pieces.reduce(0, +) == 100 * 20 * 10_001)
    // A piece is given when it is full, which one row of 200 kB may overfill.
    #expect(pieces.allSatisfy { $0 < 1 << 19 })
  }
}
