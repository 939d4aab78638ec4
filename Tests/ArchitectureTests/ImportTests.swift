import Testing

@Suite("Imports")
struct ImportTests {
  @Test("every import is one that the table of modules allows")
  func imports() throws {
    let files = try SourceFile.all()
    #expect(Set(files.map(\.module)).isSuperset(of: ["Deals", "Forecasting", "aforo"]))
    for file in files {
      for violation in ImportTable.violations(in: file.text, of: file.module) {
        Issue.record("\(file.path):\(violation.line) imports \(violation.imported)")
      }
    }
  }

  @Test("every module with sources stands in the table")
  func modules() throws {
    for module in Set(try SourceFile.all().map(\.module)) {
      #expect(ImportTable.allowed[module] != nil, "\(module)")
    }
  }

  @Test("the table has no circle: what is imported never leads back")
  func noCircle() {
    func reach(_ module: String) -> Set<String> {
      var seen: Set<String> = []
      var waiting = Array(ImportTable.allowed[module] ?? [])
      while let next = waiting.popLast() {
        if seen.insert(next).inserted { waiting += Array(ImportTable.allowed[next] ?? []) }
      }
      return seen
    }
    for module in ImportTable.allowed.keys { #expect(!reach(module).contains(module), "\(module)") }
  }

  @Test("each third-party door is open to one module")
  func doors() {
    let doors = [
      "GRDB": ["DealStore"], "Yams": ["Workflows"], "ArgumentParser": ["aforo"],
      "COpenBLAS": ["LinearAlgebra"], "COpenSSL": ["Artifacts"], "CBoostMath": ["Statistics"],
      "CMinizip": ["Workbooks"], "CZlib": ["Tabular"], "CMalloc": ["Workflows"],
      "CExpat": ["Workbooks"],
    ]
    for (door, modules) in doors {
      let open = ImportTable.allowed.filter { $0.value.contains(door) }.keys.sorted()
      #expect(open == modules, "\(door)")
    }
  }

  @Test(
    "a wrong import is found, however it is written",
    arguments: [
      "import GRDB", "public import GRDB", "  internal import GRDB", "@preconcurrency import GRDB",
      "import struct GRDB.Row", "private import GRDB;",
    ])
  func planted(line: String) {
    let text = "internal import Foundation\n\(line)\n// import Yams\nlet imported = 1\n"
    #expect(
      ImportTable.violations(in: text, of: "Forecasting")
        == [ImportTable.Violation(module: "Forecasting", imported: "GRDB", line: 2)])
    #expect(ImportTable.violations(in: text, of: "DealStore").isEmpty)
  }

  @Test("an upward or sideways import is found; a module outside the table may import nothing")
  func upward() {
    #expect(ImportTable.violations(in: "import Forecasting\n", of: "Deals").count == 1)
    #expect(ImportTable.violations(in: "import Evaluation\n", of: "Detection").count == 1)
    #expect(ImportTable.violations(in: "import Forecasting\n", of: "Synthetic").count == 1)
    #expect(ImportTable.violations(in: "import Calendars\n", of: "Unheard").count == 1)
  }
}
