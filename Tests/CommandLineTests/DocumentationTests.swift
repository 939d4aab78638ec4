import Foundation
import TestSupport
import Testing

/// What the documents tell people to type, typed.
@Suite("Documents")
struct DocumentationTests {
  /// The fenced blocks of a document that are marked with a word.
  private func blocks(_ mark: String, of document: String) throws -> [String] {
    let text = try String(contentsOfFile: Places.package(document), encoding: .utf8)
    var blocks: [String] = []
    var lines: [String]?
    for line in text.components(separatedBy: "\n") {
      if line == "```sh \(mark)" {
        lines = []
      } else if line == "```", let block = lines {
        blocks.append(block.joined(separator: "\n"))
        lines = nil
      } else {
        lines?.append(line)
      }
    }
    return blocks
  }

  @Test("the five-minute tour of the README runs as it stands there")
  func tour() throws {
    let blocks = try blocks("tour", of: "README.md")
    #expect(blocks.count >= 3)
    let folder = try TemporaryFolder()
    let result = try Tool.shell(
      "set -e\n" + blocks.joined(separator: "\n"), in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    for word in ["Import", "Bookings 2025-Q4", "Gaps 2025-Q4", "Risks 2025-Q4", "Backtest"] {
      #expect(result.text.contains(word), "\(word)")
    }
  }

  @Test("the regression of the README prints what stands there")
  func regression() throws {
    let text = try String(contentsOfFile: Places.package("README.md"), encoding: .utf8)
    let command = try #require(try blocks("fit", of: "README.md").first)
    let result = try Tool.shell("set -e\n" + command, in: Places.package.path)
    #expect(result.status == 0, "\(result.errorText)")
    #expect(text.contains("```text\n\(result.text)```"))
  }

  @Test("the sample data comes out of the documented commands, byte for byte")
  func sample() throws {
    let commands = try #require(try blocks("sample", of: "notebooks-data/README.md").first)
    let folder = try TemporaryFolder()
    let result = try Tool.shell("set -e\n" + commands, in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("notebooks-data/crm"))
    let kept = Places.package("notebooks-data/crm")
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept).sorted() == names.sorted())
    for name in names {
      let made = try Data(
        contentsOf: folder.url.appending(path: "notebooks-data/crm/\(name)"))
      let stored = try Data(contentsOf: URL(fileURLWithPath: "\(kept)/\(name)"))
      #expect(made == stored, "\(name)")
    }
  }

  @Test("the documentation of KPIs is what aforo define writes, and README counts its examples")
  func definitions() throws {
    let result = try Tool.shell("aforo define --all --format md", in: Places.package.path)
    #expect(result.status == 0, "\(result.errorText)")
    let path = Places.package("Sources/Metrics/Metrics.docc/KPIs.md")
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(kept == result.text, "make readme brings it up to date")
    let rows = kept.split(separator: "\n").filter { $0.hasPrefix("| A6") }
    let readme = try String(contentsOfFile: Places.package("README.md"), encoding: .utf8)
    #expect(readme.contains(try #require(rows.first)))
  }

  @Test("the sample data is small enough for a repository")
  func size() throws {
    var bytes = 0
    let folder = Places.package("notebooks-data")
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      if attributes[.type] as? FileAttributeType == .typeRegular {
        bytes += attributes[.size] as? Int ?? 0
      }
    }
    #expect(bytes < 5_000_000)
  }

  @Test("the shipped model is found and answers for the sample data")
  func shippedModel() throws {
    let folder = try TemporaryFolder()
    try folder.copy(Places.package("models"), "models")
    let result = try Tool.run(
      [
        "forecast", "--from", Places.package("notebooks-data/crm"), "--as-of", "2025-11-14",
        "--format", "json",
      ], in: folder.path)
    #expect(result.status == 0, "\(result.errorText)")
    let object = try result.object()
    let model = try #require(object["model"] as? [String: String])
    #expect(model == ["id": "bookings-2025-11-14", "trainedAsOf": "2025-11-14"])
    let nodes = try #require(object["nodes"] as? [[String: Any]])
    // 779,503.00 is what the simulation's own truth says was booked.
    #expect(nodes[0]["booked"] as? String == "779503.00")
    #expect(result.errors.isEmpty)
  }

  @Test("every command that the README names exists")
  func commands() throws {
    let text = try String(contentsOfFile: Places.package("README.md"), encoding: .utf8)
    let named = Set(text.matches(of: /`aforo ([a-z]+)/).map { String($0.1) })
    #expect(named.isSuperset(of: ["init", "import", "forecast"]))
    for command in named {
      #expect(HelpTests.commands.contains(command), "\(command)")
    }
  }
}
