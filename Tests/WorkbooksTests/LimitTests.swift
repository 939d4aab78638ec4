import Testing
import Workbooks

@Suite("Limits of workbooks")
struct WorkbookLimitTests {
  /// Which limit stops the conversion of a book.
  private func limit(
    _ book: BookFixture, _ change: (inout WorkbookLimits) -> Void = { _ in }
  ) throws -> WorkbookLimits.Kind? {
    var limits = WorkbookLimits()
    change(&limits)
    do {
      _ = try book.csv(limits: limits)
      return nil
    } catch WorkbookError.limitExceeded(_, _, let limit, _) {
      return limit
    }
  }

  private let small = BookFixture("<row r='3'><c r='C3' t='str'><v>twelve bytes</v></c></row>")

  @Test("each limit stops at one more than it allows, and not before")
  func edges() throws {
    let cases: [(WorkbookLimits.Kind, WritableKeyPath<WorkbookLimits, Int>, Int)] = [
      (.entries, \.entries, 6), (.rows, \.rows, 3), (.columns, \.columns, 3),
      (.usedColumns, \.usedColumns, 3), (.cellBytes, \.cellBytes, 12),
      (.recordBytes, \.recordBytes, 12), (.outputBytes, \.outputBytes, 15), (.depth, \.depth, 5),
    ]
    for (kind, path, enough) in cases {
      #expect(try limit(small) { $0[keyPath: path] = enough } == nil, "\(kind)")
      #expect(try limit(small) { $0[keyPath: path] = enough - 1 } == kind)
    }
    let sizes = small.parts.map(\.content.count)
    let largest = try #require(sizes.max())
    #expect(try limit(small) { $0.partBytes = largest } == nil)
    #expect(try limit(small) { $0.partBytes = largest - 1 } == .partBytes)
    #expect(try limit(small) { $0.totalBytes = sizes.reduce(0, +) } == nil)
    #expect(try limit(small) { $0.totalBytes = sizes.reduce(0, +) - 1 } == .totalBytes)
  }

  @Test("a sheet that unpacks to a thousand times its size is refused before it is unpacked")
  func ratio() throws {
    var book = BookFixture()
    book.preamble = String(repeating: " ", count: 8 << 20)
    #expect(try limit(book) == .compressionRatio)
    #expect(try limit(book) { $0.compressionRatio = 2000 } == nil)
  }

  @Test("elements deep inside each other are refused")
  func depth() throws {
    var book = BookFixture()
    book.preamble =
      String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    #expect(try limit(book) { $0.compressionRatio = 2000 } == .depth)
  }

  @Test("a document type is refused, with entities that grow and without")
  func documentType() throws {
    let laughs =
      "<!DOCTYPE x [<!ENTITY a 'ha'>"
      + (0..<30).map { "<!ENTITY b\($0) '\(String(repeating: "&a;", count: 10))'>" }.joined() + "]>"
    let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    for declaration in [laughs, outside, "<!DOCTYPE x>", "<!DOCTYPE x SYSTEM 'http://x.test/'>"] {
      for part in ["xl/worksheets/sheet0.xml", "xl/styles.xml", "[Content_Types].xml"] {
        var book = small
        let content = try #require(book.parts.first { $0.name == part }?.content)
        let text = String(decoding: content, as: UTF8.self).split(separator: "\n").last ?? ""
        book.others[part] = declaration + text
        #expect(throws: WorkbookError.documentTypeRefused(path: "deals.xlsx", part: part)) {
          try book.csv()
        }
      }
    }
  }

  @Test("declared dimensions and counts are not believed")
  func declared() throws {
    var book = BookFixture("<row spans='1:999999999'><c t='s'><v>0</v></c></row>")
    book.preamble = "<dimension ref='A1:XFD1000000000'/><cols><col min='1' max='999999999'/></cols>"
    book.others["xl/sharedStrings.xml"] =
      "<sst xmlns='\(BookFixture.main)' count='4000000000' uniqueCount='4000000000'><si><t>x</t></si></sst>"
    book.sharedStrings = ""
    #expect(try book.csv().text == "x\n")
  }

  @Test("a text that stands in many cells ends at the limit of the output")
  func sharedBomb() throws {
    let cells = String(repeating: "<c t='s'><v>0</v></c>", count: 7)
    var book = BookFixture(String(repeating: "<row>\(cells)</row>", count: 500))
    book.sharedStrings = "<si><t>\(String(repeating: "0123456789", count: 100_000))</t></si>"
    let change: (inout WorkbookLimits) -> Void = {
      $0.compressionRatio = 2000
      $0.outputBytes = 100 << 20
    }
    #expect(try limit(book, change) == .outputBytes)
    book.sheets[0].rows = "<row>\(cells)\(cells)</row>"
    #expect(try limit(book, change) == .recordBytes)
  }

  @Test("row and column numbers beyond any sheet are errors")
  func beyond() throws {
    #expect(try limit(BookFixture("<row r='1048577'/>")) == .rows)
    #expect(try limit(BookFixture("<row><c r='XFE1'/></row>")) == .columns)
    #expect(try limit(BookFixture("<row><c r='ALM1'><v>1</v></c></row>")) == .usedColumns)
    #expect(try limit(BookFixture("<row><c r='ALL1'><v>1</v></c></row>")) == nil)
    for reference in ["AAAAAAAA1", "A99999999999999999999"] {
      #expect(throws: WorkbookError.self) {
        try BookFixture("<row><c r='\(reference)'/></row>").csv()
      }
    }
  }

  @Test("a tag that never ends is refused before it fills the memory")
  func longTag() throws {
    var book = BookFixture()
    book.preamble = "<a b='\(String(repeating: "x", count: 6 << 20))'/>"
    #expect(throws: WorkbookError.self) {
      var limits = WorkbookLimits()
      limits.compressionRatio = 2000
      _ = try book.csv(limits: limits)
    }
  }
}
