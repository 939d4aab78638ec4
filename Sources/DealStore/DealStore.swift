internal import GRDB

/// The SQLite store of one project: imported facts, and what was known before they changed.
///
/// A fact is text and whole numbers; stages are kept by name, so that a new order of stages in
/// the settings does not change what the store says. An altered row closes the version before it
/// and adds a new one; nothing is deleted because an export lacks it.
///
/// The database is in WAL mode with `synchronous = FULL`: what ``merge(_:settings:knownFrom:files:)``
/// reported as done survives a crash, and readers see one snapshot while another process writes.
public struct DealStore: Sendable {
  /// The file of the database.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the store, bringing an older one up to date.
  ///
  /// A new file has mode 0600 and its folder, if new too, 0700. A store written by a later
  /// version of aforo, and a file that is no store, are left as they are.
  ///
  /// - Parameters:
  ///   - path: the file; with `creating`, the folder above its own must exist.
  ///   - creating: whether a missing store is made.
  /// - Throws: ``StoreError/missing(path:)`` when there is none and `creating` is false;
  ///   ``StoreError/newerSchema(path:)``; ``StoreError/notAStore(path:reason:)``; others of the
  ///   file system.
  public init(path: String, creating: Bool) throws(StoreError) {
    self.path = path
    try StoreFile(path: path).prepare(creating: creating)
    queue = try StoreError.wrapping(path: path) {
      try StoreConnection(path: path).open(creating: creating)
    }
  }
}
