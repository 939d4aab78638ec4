import Foundation
import TestSupport
import Testing

/// Exports that cannot be used: one error that names the place, status 2, the store untouched.
@Suite("Bad input")
struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let name: String
    let bytes: [UInt8]
    let places: [String]

    /// A file of deals.
    init(_ description: String, _ text: String, says places: String...) {
      self.init(description, name: "deals.csv", bytes: Array(text.utf8), says: places)
    }

    init(_ description: String, name: String, bytes: [UInt8], says places: [String]) {
      testDescription = description
      self.name = name
      self.bytes = bytes
      self.places = places
    }
  }

  private static let header = "id,stage,amount,created_at,close_date\n"
  private static let good = "X1,Proposal,1234.56,2025-01-31,2025-02-05\n"

  static let cases = [
    Case(
      "a missing column", "id,amount,created_at,close_date\nX1,1,2025-01-31,2025-02-05\n",
      says: "deals.csv:1", "stage"),
    Case(
      "a quote left open", header + good + "X2,\"Proposal,1,2025-01-31,\n", says: "deals.csv:3",
      "quote"),
    Case(
      "31 February", header + good + "X2,Proposal,1,2025-02-31,2025-03-05\n", says: "deals.csv:3",
      "2025-02-31"),
    Case(
      "an amount with a decimal comma",
      header + good + "X2,Proposal,\"1.234,56\",2025-01-31,2025-03-05\n", says: "deals.csv:3",
      "1.234,56"),
    Case("one id twice", header + good + good, says: "deals.csv:3", "X1"),
    Case(
      "an unknown stage", header + good + "X2,Propsal,1,2025-01-31,2025-03-05\n",
      says: "deals.csv:3", "did you mean \"Proposal\""),
    Case("a field too few", header + good + "X2,Proposal,1,2025-01-31\n", says: "deals.csv:3"),
    Case("an empty file", "", says: "deals.csv", "empty"),
    Case(
      "two columns of one name", "id,stage,stage,amount,created_at,close_date\n",
      says: "deals.csv:1", "stage"),
    Case(
      "Latin-1", name: "deals.csv",
      bytes: Array((header + "X").utf8) + [0xE9]
        + Array(",Proposal,1,2025-01-31,2025-03-05\n".utf8),
      says: ["deals.csv:2", "UTF-8"]),
    Case(
      "UTF-16 without its mark", name: "deals.csv",
      bytes: Array("id,stage,amount,created_at,close_date\n".utf8).flatMap { [$0, 0] },
      says: ["deals.csv", "UTF-16", "encoding"]),
    Case(
      "UTF-16 cut in the middle of a character", name: "deals.csv",
      bytes: [0xFF, 0xFE]
        + Array("id,stage,amount,created_at,close_date\n".utf8).flatMap { [$0, 0] }
        + [0x31],
      says: ["deals.csv", "UTF-16"]),
    Case(
      "a file of no known kind", name: "other.csv", bytes: Array("a,b\n1,2\n".utf8),
      says: ["other.csv"]),
    Case(
      "a folder without CSV", name: "notes.txt", bytes: Array("nothing".utf8),
      says: ["bad", "no CSV file"]),
  ]

  @Test("import of a change on no day")
  func badHistory() throws {
    let project = try SampleProject.copy()
    try project.write("deal_id,changed_at,stage\nD0000001,soon,Proposal\n", "bad/history.csv")
    let before = try project.contents()
    let result = try Tool.run(["import", "bad"], in: project.path)
    #expect(result.status == 2)
    #expect(result.errorText.contains("history.csv:2"))
    #expect(result.errorText.contains("soon"))
    #expect(try project.contents() == before)
  }

  @Test("import", arguments: cases)
  func importing(_ test: Case) throws {
    let project = try SampleProject.copy()
    try project.write("", "bad/\(test.name)")
    try Data(test.bytes).write(to: project.url.appending(path: "bad/\(test.name)"))
    let before = try project.contents()
    let result = try Tool.run(["import", "bad"], in: project.path)
    #expect(result.status == 2, "\(result.errorText)")
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1, "\(result.errorText)")
    for place in test.places { #expect(result.errorText.contains(place), "\(result.errorText)") }
    #expect(try project.contents() == before, "nothing was changed")
  }

  @Test("--from, where the input is read for an answer", arguments: cases)
  func reading(_ test: Case) throws {
    let project = try SampleProject.copy()
    try project.write("", "bad/\(test.name)")
    try Data(test.bytes).write(to: project.url.appending(path: "bad/\(test.name)"))
    let result = try Tool.run(
      ["forecast", "--from", "bad", "--as-of", SampleProject.lastDay], in: project.path)
    #expect(result.status == 2, "\(result.errorText)")
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1, "\(result.errorText)")
    for place in test.places { #expect(result.errorText.contains(place), "\(result.errorText)") }
  }

  @Test("a path that is not there")
  func missingPath() throws {
    let result = try Tool.run(["import", "nowhere"], in: try SampleProject.path())
    #expect(result.status == 2)
    #expect(result.errorLines == ["error: nowhere: no such file or folder"])
  }

  @Test("a project without a store, and one without settings")
  func nothingThere() throws {
    let folder = try TemporaryFolder()
    let bare = try Tool.run(["forecast"], in: folder.path)
    #expect(bare.status == 2)
    #expect(bare.errorText.contains("aforo init"))
    try folder.copy("\(try SampleProject.path())/aforo.yml", "aforo.yml")
    let empty = try Tool.run(["forecast"], in: folder.path)
    #expect(empty.status == 2)
    #expect(empty.errorText.contains(".aforo/store.sqlite"))
    #expect(empty.errorLines.count == 1)
    #expect(try folder.contents().count == 1)
  }

  @Test("settings with a mistake name the line")
  func badSettings() throws {
    let project = try SampleProject.copy()
    let text = try String(contentsOfFile: project.path("aforo.yml"), encoding: .utf8)
    try project.write(text.replacing("currency: EUR", with: "curency: EUR"), "aforo.yml")
    let result = try Tool.run(["forecast", "--as-of", SampleProject.lastDay], in: project.path)
    #expect(result.status == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.errorText.contains("aforo.yml"))
  }

  @Test("a store that is none")
  func badStore() throws {
    let project = try SampleProject.copy()
    try project.write("this is not a database, only text of some length", ".aforo/store.sqlite")
    let before = try project.contents()
    let result = try Tool.run(["forecast", "--as-of", SampleProject.lastDay], in: project.path)
    #expect(result.status == 2, "\(result.errorText)")
    #expect(result.errorText.contains("store.sqlite"))
    #expect(try project.contents() == before)
  }

  @Test("too little history ends with 3 and says what is missing")
  func tooLittle() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.header + Self.good, "deals.csv")
    let result = try Tool.run(
      ["forecast", "--from", ".", "--as-of", "2025-06-30", "--period", "2025-Q3"], in: folder.path)
    #expect(result.status == 3, "\(result.errorText)")
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
  }

  @Test("names with escape sequences are shown escaped")
  func escapes() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.header + "X1,\"Pro\u{1B}[31mposal\",1,2025-01-31,2025-13-05\n", "deals.csv")
    let result = try Tool.run(["import", "."], in: folder.path)
    #expect(result.status == 2)
    #expect(!result.errors.contains(0x1B))
  }
}
