public import Tabular
public import Workbooks

/// What can be wrong with deal data or with the settings that describe it.
public enum DealsError: Error, Equatable, Sendable {
  case duplicateStageLabel(String)
  case noWonStage
  case unknownHierarchyLevel(String, known: [String])
  case noFiles(path: String)
  case noDeals(path: String)
  case unknownKind(path: String, header: [String])
  case ambiguousKind(path: String, candidates: [String])
  case missingColumns(path: String, kind: String, columns: [String], header: [String])
  case mappedColumnAbsent(path: String, column: String, header: [String])
  case unknownCanonicalColumn(kind: String, column: String, nearest: String?)
  case rejects([Reject], allowed: Int)
  /// A snapshot was given after a later one.
  case snapshotOutOfOrder(day: String, after: String)
  case tabular(TabularError)
  case workbook(WorkbookError)
}

extension DealsError: CustomStringConvertible {
  /// What happened, where, and what to do about it.
  public var description: String {
    switch self {
    case .duplicateStageLabel(let label):
      "stages: the label \"\(label)\" belongs to two stages; give it to one of them"
    case .noWonStage:
      "stages: no stage is won; mark one with `kind: won`"
    case .unknownHierarchyLevel(let level, let known):
      "hierarchy: \"\(level)\" is no column of the deals; known are \(known.joined(separator: ", "))"
    case .noFiles(let path):
      "\(path): no CSV file here; put the CRM's exports into it, or name another folder"
    case .noDeals(let path):
      "\(path): no file of deals among the CSV files; map one under `sources` in aforo.yml"
    case .unknownKind(let path, let header):
      "\(path): the header (\(header.prefix(12).joined(separator: ", "))) fits no known table; "
        + "map the file under `sources` in aforo.yml"
    case .ambiguousKind(let path, let candidates):
      "\(path): could be \(candidates.joined(separator: " or ")); say which under `sources` in "
        + "aforo.yml (`kind: \(candidates.first ?? "deals")`)"
    case .missingColumns(let path, let kind, let columns, let header):
      "\(path):1: missing column\(columns.count == 1 ? "" : "s") \(columns.joined(separator: ", ")) "
        + "of \(kind); the header has \(header.prefix(16).joined(separator: ", ")); rename or map "
        + "them under `sources` in aforo.yml"
    case .mappedColumnAbsent(let path, let column, let header):
      "\(path):1: the mapping in aforo.yml names the column \"\(column)\", which the header "
        + "(\(header.prefix(16).joined(separator: ", "))) does not have"
    case .unknownCanonicalColumn(let kind, let column, let nearest):
      "sources: \(kind) has no column \"\(column)\""
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .snapshotOutOfOrder(let day, let after):
      "the snapshot of \(day) comes after that of \(after); give them in the order of their dates"
    case .rejects(let rejects, let allowed):
      DealsError.sentence(rejects, allowed: allowed)
    case .tabular(let error): error.description
    case .workbook(let error): error.description
    }
  }

  private static func sentence(_ rejects: [Reject], allowed: Int) -> String {
    let shown = rejects.prefix(10).map(\.description).joined(separator: "\n  ")
    let more = rejects.count > 10 ? "\n  and \(rejects.count - 10) more" : ""
    return "\(rejects.count) record\(rejects.count == 1 ? "" : "s") rejected, \(allowed) allowed; "
      + "nothing was stored\n  \(shown)\(more)\n"
      + "correct them, or accept the loss with --max-rejects \(rejects.count)"
  }
}
