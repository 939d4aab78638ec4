import Foundation
import TestSupport

/// A project with exports in several editions: an edition's number is the amount of each deal and
/// of each change in it, so that the store tells which editions it holds, and whether half of one.
struct ImportProject {
  let folder: TemporaryFolder
  let deals: Int
  static let changes = 3

  init(deals: Int, editions: Int) throws {
    folder = try TemporaryFolder()
    self.deals = deals
    try folder.write(
      """
      version: 1
      currency: EUR
      hierarchy: [owner]
      stages:
        - {name: Open, kind: open}
        - {name: Won, kind: won}
        - {name: Lost, kind: lost}

      """, "aforo.yml")
    for edition in 0..<editions {
      var table = "id,owner,stage,amount,created_at,close_date\n"
      var history = "deal_id,changed_at,stage,amount\n"
      for deal in 0..<deals {
        table += "D-\(deal),Owner \(deal % 7),Open,\(edition),2025-01-01,2025-06-30\n"
        for change in 0..<Self.changes {
          history += "D-\(deal),2025-02-0\(change + 1),Open,\(edition)\n"
        }
      }
      try folder.write(table, "edition\(edition)/deals.csv")
      try folder.write(history, "edition\(edition)/history.csv")
    }
  }

  /// The arguments that import an edition on a day of January.
  func arguments(_ edition: Int, day: Int) -> [String] {
    let date = "2025-\(day / 28 % 12 + 1 < 10 ? "0" : "")\(day / 28 % 12 + 1)-"
    let number = day % 28 + 1
    return [
      "import", "edition\(edition)", "--quiet", "--exported-on",
      date + (number < 10 ? "0\(number)" : "\(number)"),
    ]
  }

  /// Imports an edition to its end.
  @discardableResult
  func load(_ edition: Int, day: Int) throws -> ToolResult {
    try Tool.run(arguments(edition, day: day), in: folder.path)
  }

  /// The edition that the store holds as a whole; `nil` without a store.
  ///
  /// - Throws: ``Torn`` when it holds anything else.
  func edition() throws -> Int? {
    guard FileManager.default.fileExists(atPath: folder.path(".aforo/store.sqlite")) else {
      return nil
    }
    let check = try Tool.run(["store", "check"], in: folder.path)
    guard check.status == 0 else { throw Torn(text: check.text + check.errorText) }
    let target = try TemporaryFolder()
    let export = try Tool.run(["store", "export", target.path("out")], in: folder.path)
    guard export.status == 0 else { throw Torn(text: export.errorText) }
    var editions: Set<String> = []
    var rows = 0
    for name in ["deals.csv", "history-amount.csv"] {
      let text = try String(contentsOfFile: target.path("out/\(name)"), encoding: .utf8)
      let lines = text.split(separator: "\n")
      let column = lines[0].split(separator: ",").firstIndex(of: "amount") ?? 0
      for line in lines.dropFirst() {
        rows += 1
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        editions.insert(String(cells[column]))
      }
    }
    guard rows == deals * (1 + Self.changes), editions.count == 1,
      let amount = editions.first.flatMap(Double.init)
    else { throw Torn(text: "\(rows) rows of editions \(editions.sorted())") }
    return Int(amount)
  }

  /// What the store's folder holds beside the store.
  func remains() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(".aforo"))
    return names.filter { $0 != "store.sqlite" }
  }

  /// A store that is neither before nor after an import.
  struct Torn: Error {
    let text: String
  }
}
