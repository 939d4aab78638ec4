/// Which module may import which: the table of the design, with what was added to it since.
struct ImportTable {
  /// An import that the table does not allow.
  struct Violation: Equatable {
    let module: String
    let imported: String
    let line: Int
  }

  /// May stand anywhere: the language's own libraries.
  static let anywhere: Set<String> = ["Foundation", "Dispatch", "Synchronization", "Glibc"]

  private static let layerOne: Set<String> = ["Calendars", "Currencies", "Tabular", "Artifacts"]

  /// Module to what it may import beside ``anywhere``.
  static let allowed: [String: Set<String>] = [
    "COpenBLAS": [], "COpenSSL": [], "CBoostMath": [], "CMinizip": [], "CZlib": [], "CMalloc": [],
    "CExpat": [],
    "LinearAlgebra": ["COpenBLAS"],
    "Calendars": [], "Currencies": [], "Tabular": ["CZlib"],
    // Dates of cells are Calendars' days.
    "Workbooks": ["CMinizip", "CExpat", "Calendars"],
    "Artifacts": ["COpenSSL"],
    "Outbox": ["Artifacts"],
    "Statistics": ["LinearAlgebra", "CBoostMath", "Artifacts"],
    "Deals": ["Calendars", "Currencies", "Tabular", "Workbooks"],
    "TimeSeries": ["Statistics", "LinearAlgebra", "Calendars", "Artifacts"],
    // Deviation: money and days are named in values; nodes are spread over LinearAlgebra's workers.
    "Metrics": ["Deals", "Statistics", "LinearAlgebra", "Calendars", "Currencies"],
    // Deviation: matrices and the spreading over workers come straight from LinearAlgebra.
    "Forecasting": [
      "Deals", "TimeSeries", "Statistics", "Artifacts", "LinearAlgebra", "Calendars", "Currencies",
    ],
    // The simulator knows nothing of the models that are tested on it.
    "Synthetic": ["Statistics", "Deals", "Calendars", "Currencies"],
    // Deviation: days and money are named in findings; designs are LinearAlgebra's matrices.
    "Detection": [
      "Forecasting", "Deals", "Statistics", "LinearAlgebra", "Calendars", "Currencies",
    ],
    // Deviation: past days are replayed on LinearAlgebra's workers.
    "Evaluation": [
      "Forecasting", "Deals", "Statistics", "LinearAlgebra", "Calendars", "Currencies",
    ],
    "Reporting": layerOne.union([
      "Statistics", "Deals", "Metrics", "Forecasting", "Synthetic", "Detection", "Evaluation",
    ]),
    "DealStore": layerOne.union(["Deals", "GRDB", "GRDBSQLite"]),
    // Deviation: plain series are forecast without a book of deals.
    "Workflows": layerOne.union([
      // Deviation: what a large book is made of goes back to the system at once.
      "CMalloc",
      "LinearAlgebra", "TimeSeries", "Statistics", "Deals", "Metrics", "Forecasting", "Synthetic",
      "Detection", "Evaluation", "Reporting", "DealStore", "Outbox", "Yams",
    ]),
    "aforo-alerts": ["Outbox", "FoundationNetworking"],
    // Deviation: an option is named by Forecasting's methods, and figures that conditions are set on
    // are Detection's.
    "aforo": [
      "Workflows", "Reporting", "Metrics", "Detection", "Forecasting", "Calendars", "Currencies",
      "ArgumentParser",
    ],
  ]

  /// The imports of a file of `module` that the table refuses; every import of a module that the
  /// table does not know is one.
  static func violations(in text: String, of module: String) -> [Violation] {
    var found: [Violation] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let imported = importedModule(in: line), !anywhere.contains(imported) else { continue }
      if let allowed = allowed[module], allowed.contains(imported) { continue }
      found.append(Violation(module: module, imported: imported, line: index + 1))
    }
    return found
  }

  /// The module that a line imports: `public import Deals`, `import struct Deals.Stage`.
  private static func importedModule(in line: Substring) -> String? {
    let words = line.split { $0 == " " || $0 == "\t" || $0 == ";" }.map(String.init)
    let access: Set<String> = ["public", "package", "internal", "private", "fileprivate"]
    let kinds: Set<String> = [
      "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]
    let rest = words.drop { access.contains($0) || $0.hasPrefix("@") }
    guard rest.first == "import" else { return nil }
    let name = rest.dropFirst().drop { kinds.contains($0) }.first
    return name?.split(separator: ".").first.map(String.init)
  }
}
