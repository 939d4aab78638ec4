import Foundation
import TestSupport
import Testing
import Workbooks

@Suite("Files that are no workbook, or a damaged one")
struct HostileFileTests {
  private func error(_ bytes: [UInt8]) -> WorkbookError? {
    do throws(WorkbookError) {
      _ = try Workbook(bytes: bytes, name: "x").csv()
      return nil
    } catch { return error }
  }

  @Test("what is something else is named, with what to do")
  func others() throws {
    #expect(error([]) == .emptyFile(path: "x"))
    #expect(error([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == .legacyOrProtected(path: "x"))
    #expect(
      error(Array("id,amount\n".utf8))
        == .notAWorkbook(path: "x", reason: "it does not begin like a zip archive"))
    #expect(
      error(try ZipFixture.bytes([("deals.csv", [65])]))
        == .notAWorkbook(path: "x", reason: "it is a zip archive"))
    #expect(
      error(try ZipFixture.bytes([("mimetype", [65]), ("content.xml", [65])]))
        == .notAWorkbook(path: "x", reason: "it is an OpenDocument file"))
    var book = BookFixture()
    book.contentType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    #expect(error(try book.bytes()) == .binaryWorkbook(path: "x"))
    book.contentType =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    #expect(
      error(try book.bytes())
        == .notAWorkbook(path: "x", reason: "it is another kind of office document"))
    #expect(WorkbookError.binaryWorkbook(path: "x").description.hasSuffix("as .xlsx or CSV"))
    #expect(WorkbookError.legacyOrProtected(path: "x").description.hasSuffix("as .xlsx or CSV"))
  }

  @Test("a folder, a pipe, a missing file and a device are errors at once")
  func paths() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [folder.path, pipe, "/dev/zero"] {
      #expect(throws: WorkbookError.notAFile(path: path)) { try Workbook(path: path) }
      #expect(!Workbook.isWorkbook(path: path))
      #expect(!Workbook.isForWorkbook(path: path))
    }
    #expect(throws: WorkbookError.self) { try Workbook(path: folder.path("none.xlsx")) }
    #expect(throws: WorkbookError.self) { try Workbook(path: "a\0b") }
  }

  @Test("a workbook is known by its content, whatever its name")
  func content() throws {
    let folder = try TemporaryFolder()
    let files: [(String, [UInt8], isWorkbook: Bool, isFor: Bool)] = [
      ("book.csv", try BookFixture().bytes(), true, true),
      ("archive.xlsx", try ZipFixture.bytes([("a", [1])]), false, true),
      ("old.xlsx", [0xD0, 0xCF, 0x11, 0xE0], false, true),
      ("text.xlsx", Array("a,b\n".utf8), false, false), ("empty.xlsx", [], false, false),
      ("magic.xlsx", [0x50, 0x4B, 3, 4], false, true),
    ]
    for (name, bytes, isWorkbook, isFor) in files {
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path(name)))
      #expect(Workbook.isWorkbook(path: folder.path(name)) == isWorkbook, "\(name)")
      #expect(Workbook.isForWorkbook(path: folder.path(name)) == isFor, "\(name)")
    }
  }

  @Test("a part that is missing, twice there, not XML or not what it should be is an error")
  func parts() throws {
    let book = BookFixture("<row><c><v>1</v></c></row>")
    for index in book.parts.indices where index != 3 {
      var parts = book.parts
      parts.remove(at: index)
      #expect(error(try ZipFixture.bytes(parts)) != nil)
      for content in ["", "<", "<a>", "<a/>x", "\u{1}", "<a></b>"] {
        parts = book.parts
        parts[index].content = Array(content.utf8)
        #expect(error(try ZipFixture.bytes(parts)) != nil, "\(parts[index].name): \(content)")
      }
    }
    #expect(error(try ZipFixture.bytes(book.parts + [book.parts[0]])) != nil)
  }

  private static func small() throws -> [UInt8] {
    var book = BookFixture("<row><c t='s'><v>0</v></c><c s='1'><v>45747</v></c></row>")
    book.sharedStrings = "<si><t>x</t></si>"
    book.styles = [0, 14]
    return try book.bytes()
  }

  @Test("cut off anywhere, a workbook is an error, unless nothing is lost")
  func cut() throws {
    let bytes = try Self.small()
    // Of the last three bytes, zeros all, minizip does not miss the lack; every part is whole.
    for count in 0..<(bytes.count - 3) {
      #expect(error(Array(bytes.prefix(count))) != nil, "\(count)")
    }
    let right = try Workbook(bytes: bytes, name: "x").csv().bytes
    for count in (bytes.count - 3)..<bytes.count {
      #expect(try Workbook(bytes: Array(bytes.prefix(count)), name: "x").csv().bytes == right)
    }
  }

  @Test("with any byte changed, a workbook is an error or the same", arguments: [1, 0x80, 0xFF])
  func flips(mask: Int) throws {
    let bytes = try Self.small()
    let right = try Workbook(bytes: bytes, name: "x").csv().bytes
    var errors = 0
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= UInt8(mask)
      do throws(WorkbookError) {
        let found = try Workbook(bytes: changed, name: "x").csv().bytes
        #expect(found == right, "byte \(index)")
      } catch {
        errors += 1
        #expect(!error.description.isEmpty)
      }
    }
    #expect(errors > bytes.count / 2)
  }

  @Test("random bytes, alone, in a workbook and as its parts, never stop the program")
  func random() throws {
    var generator = SplitMix(state: 20_250_331)
    let bytes = try Self.small()
    for _ in 0..<2_000 {
      let noise = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      #expect(error([0x50, 0x4B, 3, 4] + noise) != nil)
      var changed = bytes
      for byte in noise.prefix(4) {
        changed[Int.random(in: changed.indices, using: &generator)] = byte
      }
      _ = error(changed)
    }
    let book = BookFixture("<row r='1'><c r='A1' t='s' s='1'><v>1</v><f/></c></row>")
    for _ in 0..<300 {
      var parts = book.parts
      let part = Int.random(in: parts.indices, using: &generator)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let content = parts[part].content
        let from = Int.random(in: content.indices, using: &generator)
        let to = min(content.count, from + Int.random(in: 0...12, using: &generator))
        let at = Int.random(in: content.indices, using: &generator)
        parts[part].content.insert(contentsOf: content[from..<to], at: at)
      }
      _ = error(try ZipFixture.bytes(parts))
    }
  }

  /// A generator with a seed (Steele, Lea, Flood 2014).
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
