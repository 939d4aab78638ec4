import Foundation
import TestSupport
import Testing

/// A full disk or a folder that cannot be written: status 2, the path, the old state intact.
@Suite("Stores that cannot be written")
struct FailingStoreTests {
  private static let deals = 2_000

  /// A project whose store holds edition 0.
  private func loaded() throws -> ImportProject {
    let project = try ImportProject(deals: Self.deals, editions: 2)
    #expect(try project.load(0, day: 0).status == 0)
    return project
  }

  private func importLine(_ project: ImportProject) -> String {
    "aforo " + project.arguments(1, day: 1).joined(separator: " ")
  }

  private func expectRefused(_ result: ToolResult, _ path: String) {
    #expect(result.status == 2, "\(result.errorText)")
    #expect(result.errorLines.count == 1, "\(result.errorText)")
    #expect(result.errorText.contains(path), "\(result.errorText)")
    #expect(result.output.isEmpty)
  }

  @Test("a file that may not grow further, whatever its size: the old state is intact")
  func limited() throws {
    let project = try loaded()
    var refused = 0
    for blocks in [1, 8, 64, 200, 400, 800] {
      // SIGXFSZ is ignored: writes beyond the limit fail.
      let result = try Tool.shell(
        "trap '' XFSZ; ulimit -f \(blocks); exec \(importLine(project))", in: project.folder.path)
      guard result.status != 0 else { continue }
      refused += 1
      expectRefused(result, ".aforo/store.sqlite")
      #expect(try project.edition() == 0, "\(blocks)")
    }
    #expect(refused > 2)
    #expect(try project.load(1, day: 1).status == 0)
    #expect(try project.edition() == 1)
    #expect(try project.remains().isEmpty)
  }

  @Test("a first import that finds no room leaves no store")
  func limitedFirst() throws {
    let project = try ImportProject(deals: Self.deals, editions: 2)
    for blocks in [1, 64, 200] {
      let result = try Tool.shell(
        "trap '' XFSZ; ulimit -f \(blocks); exec \(importLine(project))", in: project.folder.path)
      expectRefused(result, ".aforo/store.sqlite")
      #expect(!FileManager.default.fileExists(atPath: project.folder.path(".aforo")))
    }
  }

  @Test("a full disk: the old state is intact, and with room again the import completes")
  func full() throws {
    let project = try loaded()
    // A file system of its own in a mount namespace of its own, gone with the process.
    let script = """
      mkdir small && mount -t tmpfs -o size=4m none small || exit 99
      cp -r aforo.yml edition1 .aforo small/ && cd small || exit 98
      head -c 100000000 /dev/zero >filler 2>/dev/null
      \(importLine(project)); status=$?
      rm filler
      \(importLine(project)) >/dev/null || exit 97
      cp -r .aforo ../after
      exit $status
      """
    let result = try Tool.shell("unshare --mount sh -c '\(script)'", in: project.folder.path)
    guard result.status != 1, result.status != 99, result.status != 127 else {
      print("skipped: no tmpfs can be mounted here: \(result.errorText)")
      return
    }
    expectRefused(result, ".aforo/store.sqlite")
    #expect(result.errorText.contains("no room left"))
    #expect(try project.edition() == 0)
    for name in ["store.sqlite"] {
      try FileManager.default.removeItem(atPath: project.folder.path(".aforo/\(name)"))
      try project.folder.copy(project.folder.path("after/\(name)"), ".aforo/\(name)")
    }
    #expect(try project.edition() == 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: project.folder.path("after"))
        == ["store.sqlite"])
  }

  @Test("a read-only folder or store, as another user than root")
  func readOnly() throws {
    let project = try loaded()
    let bare = try ImportProject(deals: 10, editions: 2)
    // What nobody may read, so that only the folder of the store stands in the way.
    for path in [project.folder.path, bare.folder.path] {
      _ = try Tool.shell("chmod -R a+rX .", in: path)
    }
    let prefix: String
    if geteuid() == 0 {
      prefix = "setpriv --reuid=65534 --regid=65534 --clear-groups "
      let probe = try Tool.shell("\(prefix) aforo --version", in: project.folder.path)
      guard probe.status == 0 else {
        print("skipped: root cannot be dropped for the built command: \(probe.errorText)")
        return
      }
    } else {
      prefix = ""
      _ = try Tool.shell("chmod a-w .aforo .aforo/store.sqlite", in: project.folder.path)
      _ = try Tool.shell("chmod a-w .", in: bare.folder.path)
    }
    expectRefused(
      try Tool.shell(prefix + importLine(project), in: project.folder.path),
      ".aforo/store.sqlite")
    expectRefused(
      try Tool.shell(prefix + importLine(bare), in: bare.folder.path), ".aforo/store.sqlite")
    _ = try Tool.shell("chmod u+w . .aforo .aforo/store.sqlite", in: project.folder.path)
    _ = try Tool.shell("chmod u+w .", in: bare.folder.path)
    #expect(try project.edition() == 0)
    #expect(!FileManager.default.fileExists(atPath: bare.folder.path(".aforo")))
    #expect(try project.remains().isEmpty)
  }
}
