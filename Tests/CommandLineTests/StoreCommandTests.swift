import Foundation
import TestSupport
import Testing

@Suite("aforo store")
struct StoreCommandTests {
  private func object(_ arguments: [String], in folder: String) throws -> [String: Any] {
    let result = try Tool.run(arguments + ["--format", "json"], in: folder)
    #expect(result.status == 0, "\(result.errorText)")
    return try result.object()
  }

  @Test("alone it says what the store holds, in every format")
  func summary() throws {
    let project = try SampleProject.path()
    let tables = try #require(try object(["store"], in: project)["tables"] as? [String: Int])
    #expect(tables["deals"].map { $0 > 1_000 } == true)
    #expect(try object(["store", "summary"], in: project)["imports"] as? Int == 1)
    for format in ["table", "csv", "md"] {
      let result = try Tool.run(["store", "--format", format], in: project)
      #expect(result.status == 0)
      #expect(result.text.contains("history"))
    }
  }

  @Test("check: 0 for a sound store, 2 with the finding for another")
  func check() throws {
    let project = try SampleProject.copy()
    let sound = try object(["store", "check"], in: project.path)
    #expect((sound["findings"] as? [Any])?.isEmpty == true)
    let path = project.url.appending(path: ".aforo/store.sqlite")
    var data = try Data(contentsOf: path)
    let page = data.count / 4_096 / 2 * 4_096
    data.replaceSubrange(page..<(page + 64), with: Data(repeating: 0xFF, count: 64))
    try data.write(to: path)
    let broken = try Tool.run(["store", "check"], in: project.path)
    #expect(broken.status == 2)
    #expect(broken.errorLines.count == 1)
    #expect(broken.errorText.contains(".aforo/store.sqlite"))
  }

  @Test("what was exported and imported again gives the same answers")
  func export() throws {
    let project = try SampleProject.path()
    let copy = try TemporaryFolder()
    let written = try Tool.run(
      ["store", "export", copy.path("exports"), "--format", "csv"], in: project)
    #expect(written.status == 0, "\(written.errorText)")
    #expect(written.text.contains("exports/deals.csv,"))
    try copy.copy("\(project)/aforo.yml", "aforo.yml")
    let text = try String(contentsOfFile: copy.path("aforo.yml"), encoding: .utf8)
    // The files have other names and canonical columns.
    let kept = text.components(separatedBy: "\nsources:")[0] + "\n"
    try copy.write(kept, "aforo.yml")
    let work = try Tool.run(
      ["import", "exports", "--exported-on", SampleProject.lastDay], in: copy.path)
    #expect(work.status == 0, "\(work.errorText)")
    for command in ["forecast", "risks"] {
      let arguments = [command, "--as-of", SampleProject.lastDay, "--format", "json"]
      let (first, second) = (
        try Tool.run(arguments, in: project), try Tool.run(arguments, in: copy.path)
      )
      #expect(first.status == 0)
      #expect(first.output == second.output, "\(command)")
    }
  }

  @Test("export of what was known on a day")
  func knownOn() throws {
    let project = try ImportProject(deals: 5, editions: 2)
    #expect(try project.load(0, day: 0).status == 0)
    #expect(try project.load(1, day: 9).status == 0)
    for (day, amount) in [("2024-12-31", "0.00"), ("2025-01-09", "0.00"), ("2025-01-10", "1.00")] {
      let result = try Tool.run(
        ["store", "export", "out-\(day)", "--known-on", day], in: project.folder.path)
      #expect(result.status == 0, "\(result.errorText)")
      let deals = try String(
        contentsOfFile: project.folder.path("out-\(day)/deals.csv"), encoding: .utf8)
      #expect(deals.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",\(amount),") })
    }
  }

  @Test("compact gives room back; what was known is dropped with --yes only")
  func compact() throws {
    let project = try ImportProject(deals: 200, editions: 2)
    #expect(try project.load(0, day: 0).status == 0)
    #expect(try project.load(1, day: 9).status == 0)
    let drop = ["store", "compact", "--drop-superseded-before", "2025-01-10"]
    let asked = try Tool.run(drop, in: project.folder.path)
    #expect(asked.status == 64)
    #expect(asked.errorText.contains("800 versions"))
    #expect(try object(["store", "compact"], in: project.folder.path)["dropped"] as? Int == 0)
    #expect(try object(drop + ["--yes"], in: project.folder.path)["dropped"] as? Int == 800)
    #expect(try project.edition() == 1)
  }

  @Test(
    "without a store: status 2, and none is made",
    arguments: [[], ["check"], ["export", "out"], ["compact"]])
  func missing(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("version: 1\ncurrency: EUR\nstages:\n  - {name: A, kind: open}\n", "aforo.yml")
    let result = try Tool.run(["store"] + arguments, in: folder.path)
    #expect(result.status == 2, "\(result.errorText)")
    #expect(result.errorLines.count == 1)
    #expect(try folder.contents().keys.sorted() == ["aforo.yml"])
  }

  @Test(
    "wrong usage",
    arguments: [["export"], ["export", "x", "--known-on", "1"], ["no-such"]])
  func usage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try Tool.run(["store"] + arguments, in: folder.path).status == 64)
    #expect(try folder.contents().isEmpty)
  }

  @Test("the help", arguments: ["store", "store-check", "store-export", "store-compact"])
  func help(_ name: String) throws {
    let result = try Tool.run(name.split(separator: "-").map(String.init) + ["--help"])
    #expect(result.status == 0)
    expectGolden(result.text, "help-\(name).txt")
  }
}
