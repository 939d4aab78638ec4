import Foundation
import TestSupport
import Testing
import Workbooks

@Suite("Workbooks of other writers")
struct WorkbookReferenceTests {
  /// The workbook and the CSV that `Reference/make_workbooks.py` wrote from the same values.
  static func files(_ name: String) throws -> (path: String, csv: [UInt8]) {
    let base = Places.package("Tests/WorkbooksTests/Reference/\(name)")
    return (base + ".xlsx", [UInt8](try Data(contentsOf: URL(fileURLWithPath: base + ".csv"))))
  }

  @Test(
    "a sheet has the values that were written",
    arguments: [
      ("openpyxl", "Deals & more"), ("openpyxl-1904", "Deals & more"), ("xlsxwriter", "Deals"),
      ("xlsxwriter-inline", "Deals"), ("xlsxwriter-1904", "Deals"),
    ])
  func values(name: String, sheet: String) throws {
    let (path, expected) = try Self.files(name)
    #expect(Workbook.isWorkbook(path: path))
    let (bytes, conversion) = try Workbook(path: path).csv()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let right = String(decoding: expected, as: UTF8.self).split(separator: "\n")
    for (line, other) in zip(lines, right) where line != other { #expect(line == other) }
    #expect(bytes == expected)
    #expect(conversion.sheet == sheet)
    #expect(conversion.issues == [])
    #expect(conversion.columnCount == 8)
    #expect(conversion.rowOfRecord == Array(1...251))
  }

  @Test("a sheet that does not fit into memory is read twice, to the same bytes")
  func secondPass() throws {
    for name in ["openpyxl", "xlsxwriter-inline"] {
      let (path, expected) = try Self.files(name)
      var bytes: [UInt8] = []
      var pieces = 0
      let conversion = try Workbook(path: path).convert(
        sheet: nil, rendering: WorkbookRendering(), bufferBytes: 100
      ) { piece in
        bytes.append(contentsOf: piece)
        pieces += 1
      }
      #expect(bytes == expected)
      #expect(conversion.recordCount == 251)
      #expect(pieces > 0)
    }
  }

  @Test("rich text loses its fonts only; a formula without a result is an issue")
  func rich() throws {
    let (path, expected) = try Self.files("openpyxl-rich")
    let (bytes, conversion) = try Workbook(path: path).csv()
    #expect(bytes == expected)
    #expect(conversion.issues.map(\.kind) == [.formulaWithoutValue])
    #expect(conversion.issues.map(\.reference) == ["B2"])
  }
}
