internal import Foundation
internal import GRDB

extension StoreError {
  /// The store's own error for one of the layers below; the arguments of statements stay out.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self = StoreError(database: error, path: path)
    default: self = .cannotOpen(path: path, reason: (error as NSError).localizedDescription)
    }
  }

  private init(database error: DatabaseError, path: String) {
    let reason = error.message ?? "no reason given"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, reason: reason)
    case .SQLITE_NOTADB: self = .notAStore(path: path, reason: "this is no SQLite database")
    case .SQLITE_CORRUPT: self = .corrupt(path: path, reason: reason)
    case .SQLITE_IOERR:
      // Where the log's index finds no room, SQLite speaks of the device.
      let isFull = error.extendedResultCode == .SQLITE_IOERR_SHMSIZE || StoreFile.isFull(path)
      self = isFull ? .full(path: path) : .device(path: path, reason: reason)
    default:
      let code = Int(error.extendedResultCode.rawValue)
      self = .database(path: path, code: code, reason: reason)
    }
  }

  /// Runs a body that talks to the database, and gives its errors as the store's own.
  static func wrapping<Result>(
    path: String, _ body: () throws -> Result
  ) throws(StoreError) -> Result {
    do { return try body() } catch { throw StoreError(error, path: path) }
  }
}
