/// What can be wrong with a store, or with facts given to it.
///
/// No message holds a value of a deal: paths, ids, table and stage names only.
public enum StoreError: Error, Equatable, Sendable {
  /// There is no store at the path.
  case missing(path: String)
  /// The file or its folder cannot be made or opened.
  case cannotOpen(path: String, reason: String)
  /// The file is no database, or that of another program.
  case notAStore(path: String, reason: String)
  /// The store was written by a later version of aforo.
  case newerSchema(path: String)
  /// The store, or the folder in which SQLite keeps its log, cannot be written.
  case readOnly(path: String)
  /// Another process kept the store locked for longer than the waiting time.
  case busy(path: String)
  /// No room is left on the device.
  case full(path: String)
  /// The database is damaged.
  case corrupt(path: String, reason: String)
  /// The device failed to read or write.
  case device(path: String, reason: String)
  /// Any other failure of SQLite.
  case database(path: String, code: Int, reason: String)
  /// A folder for an export has other CSV files.
  case foreignFiles(folder: String, names: [String])
  /// A stage of the store that the settings do not know.
  case unknownStage(name: String, nearest: String?)
  /// A deal id given twice in one import.
  case duplicateDeal(id: String)
  /// Columns of a table differ in length, or hold a code that no symbol has.
  case inconsistentFacts(table: String, column: String)
}

extension StoreError: CustomStringConvertible {
  /// What happened, where, and what to do about it.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no store here; run `aforo import` first"
    case .cannotOpen(let path, let reason):
      "\(path): cannot open the store: \(reason)"
    case .notAStore(let path, let reason):
      "\(path): \(reason); name another file with --store, or move this one away"
    case .newerSchema(let path):
      "\(path): written by a later version of aforo; update aforo (the store was not touched)"
    case .readOnly(let path):
      "\(path): the store or its folder cannot be written, which reading needs too; check the "
        + "permissions, or copy the store to a folder of your own"
    case .busy(let path):
      "\(path): another process is writing to the store; try again when it is done"
    case .full(let path):
      "\(path): no room left on the device; nothing was stored"
    case .corrupt(let path, let reason):
      "\(path): the store is damaged (\(reason)); move it away and import the exports again"
    case .device(let path, let reason):
      "\(path): the device failed (\(reason)); nothing was stored"
    case .database(let path, let code, let reason):
      "\(path): SQLite error \(code): \(reason)"
    case .foreignFiles(let folder, let names):
      "\(folder): has CSV files that are none of this export (\(names.joined(separator: ", "))), "
        + "which an import of the folder would read too; name another folder (nothing was written)"
    case .unknownStage(let name, let nearest):
      "the store holds the stage \"\(name)\", which `stages` in aforo.yml does not name; add it "
        + "there as a stage or as a label of one"
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .duplicateDeal(let id):
      "deal \"\(id)\" comes twice in one import; keep one of them (nothing was stored)"
    case .inconsistentFacts(let table, let column):
      "\(table): the column \(column) does not fit the others (nothing was stored)"
    }
  }
}
