import Calendars
import Testing
import Workbooks

@Suite("Cells of workbooks")
struct WorkbookCellTests {
  /// The first field that a cell becomes, after a header of one column.
  private func value(
    _ cell: String, _ rendering: WorkbookRendering = WorkbookRendering(), book: BookFixture? = nil
  ) throws -> (text: String, issues: [WorkbookIssue.Kind]) {
    var fixture = book ?? BookFixture()
    fixture.sheets[0].rows =
      "<row r='1'><c r='A1' t='str'><v>x</v></c></row><row r='2'>\(cell)</row>"
    let (text, conversion) = try fixture.csv(nil, rendering)
    #expect(text.hasPrefix("x\n"))
    return (String(text.dropFirst(2)), conversion.issues.map(\.kind))
  }

  @Test(
    "a number is the shortest decimal that reads back, without exponent",
    arguments: [
      ("1234567.89", "1234567.89"), ("120", "120"), ("120.0", "120"), ("1E3", "1000"),
      ("1.5E-7", "0.00000015"), ("-0.0", "0"), ("-12.50", "-12.5"), (" 7 ", "7"), (".5", "0.5"),
      ("0.30000000000000004", "0.30000000000000004"),
      // 0.1 with the digits that Excel writes too many of.
      ("0.10000000000000001", "0.1"), ("1234567.8899999999", "1234567.89"),
      ("12345678901234567890", "12345678901234567000"), ("1e22", "10000000000000000000000"),
      ("4.35E2", "435"), ("-1.0000000000000001E-5", "-0.00001"), ("007", "7"), ("+3", "3"),
      ("9007199254740993", "9007199254740992"), ("123456789012345.6", "123456789012345.6"),
    ])
  func numbers(stored: String, written: String) throws {
    let cell = try value("<c r='A2'><v>\(stored)</v></c>")
    #expect(cell.text == written + "\n")
    #expect(cell.issues == [])
  }

  @Test(
    "what is no number is an issue and blank",
    arguments: ["abc", "1e999", "inf", "nan", "0x10", "1,5", "1.2.3", "--1", "1e", "e5", "-", "."])
  func noNumbers(stored: String) throws {
    let cell = try value("<c r='A2'><v>\(stored)</v></c>")
    #expect(cell.text == "")
    #expect(cell.issues == [.notANumber])
  }

  @Test("texts, shared, inline and of formulas, keep their runs and lose pronunciations")
  func texts() throws {
    var book = BookFixture()
    book.sharedStrings =
      "<si><t>plain</t></si><si><r><rPr><b/></rPr><t>one </t></r><r><t>two</t></r>"
      + "<rPh sb='0' eb='1'><t>hint</t></rPh><phoneticPr fontId='1'/></si><si/>"
      + "<si><t xml:space='preserve'> a&amp;b\r\nc </t></si><si><t>_x0041__x005F_x0042_</t></si>"
    let texts = [
      "<c r='A2' t='s'><v>0</v></c>": "plain", "<c r='A2' t='s'><v>1</v></c>": "one two",
      "<c r='A2' t='s'><v>3</v></c>": "\" a&b\nc \"", "<c r='A2' t='s'><v>4</v></c>": "A_x0042_",
      "<c r='A2' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c>": "inline",
      "<c r='A2' t='inlineStr'><is><t>say \"x\", y</t></is></c>": "\"say \"\"x\"\", y\"",
      "<c r='A2' t='str'><f>A1&amp;\"\"</f><v>00123</v></c>": "00123",
      "<c r='A2' t='str'><v>_xD83D__xDE00_ _xD83D_ _xZZZZ_</v></c>": "😀 _xD83D_ _xZZZZ_",
      "<c t='b'><v>1</v></c>": "true", "<c t='b'><f>1=2</f><v>0</v></c>": "false",
      "<c><f>1+1</f><v>2</v></c>": "2", "<c t='n'><v>5</v><extLst/></c>": "5",
    ]
    for (stored, written) in texts {
      let cell = try value(stored, book: book)
      #expect(cell.text == written + "\n")
      #expect(cell.issues == [])
    }
    #expect(try value("<c r='A2' t='s'><v>2</v></c>", book: book).text == "")
  }

  @Test("an error, a formula without result and a wrong truth value are issues and blank")
  func issues() throws {
    let book = BookFixture(
      "<row r='3'><c r='B3' t='str'><v>Amount</v></c><c r='C3' t='str'><v>b</v></c></row>"
        + "<row r='5'><c r='B5' t='e'><f>NA()</f><v>#N/A</v></c><c r='C5'><v>1</v></c></row>"
        + "<row r='6'><c r='B6'><f>1+1</f></c><c r='C6' t='b'><v>2</v></c></row>"
        + "<row r='7'><c r='B7' s='9'><v>4</v></c><c r='C7' t='str'><f>\"\"</f><v></v></c></row>")
    let (text, conversion) = try book.csv()
    #expect(text == ",Amount,b\n,,1\n,4,\n")
    #expect(
      conversion.issues.map(\.kind)
        == [.errorValue, .formulaWithoutValue, .notABoolean, .unknownStyle])
    #expect(conversion.issues.map(\.reference) == ["B5", "B6", "C6", "B7"])
    #expect(conversion.issueCount == 4)
    #expect(
      conversion.issues[0].description
        == "sheet Deals, cell B5: holds the error #N/A, read as blank; mend its formula")
    #expect(conversion.rowOfRecord == [3, 5, 7])
    #expect(conversion.row(ofRecord: 2) == 5)
    #expect(conversion.row(ofRecord: 0) == nil)
    #expect(conversion.row(ofRecord: 4) == nil)
  }

  @Test("issues beyond the limit are counted")
  func manyIssues() throws {
    var limits = WorkbookLimits()
    limits.issues = 2
    let rows = (1...5).map { "<row r='\($0)'><c t='e'><v>#REF!</v></c></row>" }.joined()
    let conversion = try BookFixture(rows).csv(limits: limits).conversion
    #expect(conversion.issues.count == 2)
    #expect(conversion.issueCount == 5)
    #expect(conversion.recordCount == 0)
  }

  @Test("the mapping's decimal comma is that of numbers, not of texts")
  func decimalComma() throws {
    let rendering = WorkbookRendering(decimalComma: true)
    #expect(try value("<c><v>1234.5</v></c>", rendering).text == "\"1234,5\"\n")
    #expect(try value("<c><v>12</v></c>", rendering).text == "12\n")
    #expect(try value("<c t='str'><v>1.5</v></c>", rendering).text == "1.5\n")
  }
}
