internal import Foundation

/// The file in which a new store is made: a temporary one beside its place, which it takes when
/// the first import is whole. Until then there is no store, and a killed import leaves none.
struct NewStoreFile {
  let path: String
  let temporary: String
  /// Held locked as long as the import runs: how others tell it from what a killed one left.
  private let descriptor: Int32
  private let madeFolder: String?

  /// - Parameter path: where the store will be; its folder is made if that is missing.
  init(path: String) throws(StoreError) {
    self.path = path
    madeFolder = try StoreFile(path: path).makeFolder()
    NewStoreFile.removeRemains(of: path)
    for attempt in 0..<1_000 {
      let name =
        "\(StoreFile.folder(of: path))/\(NewStoreFile.prefix(path))\(getpid())-\(attempt)"
        + LockedRemains.suffix
      let opened = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if opened >= 0 {
        // Between its making and its lock another process may take it for remains.
        let isTaken = flock(opened, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
        if isTaken || access(name, F_OK) != 0 {
          Foundation.close(opened)
          continue
        }
        (temporary, descriptor) = (name, opened)
        return
      }
      guard errno == EEXIST else { break }
    }
    let code = errno
    if let madeFolder { rmdir(madeFolder) }
    throw StoreFile.failure(path, code)
  }

  /// Puts the finished file in its place; `false` when another store is there by now.
  func publish() throws(StoreError) -> Bool {
    guard fsync(descriptor) == 0 else { throw StoreFile.failure(path, errno) }
    if link(temporary, path) != 0 {
      let code = errno
      if code == EEXIST { return false }
      // Some file systems have no second names for a file.
      guard code == EPERM || code == EOPNOTSUPP || code == ENOSYS else {
        throw StoreFile.failure(path, code)
      }
      guard access(path, F_OK) != 0 else { return false }
      guard rename(temporary, path) == 0 else { throw StoreFile.failure(path, errno) }
    }
    unlink(temporary)
    let folder = open(StoreFile.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      Foundation.close(folder)
    }
    return true
  }

  /// Ends the making; without ``publish()`` nothing is left of it.
  func close() {
    for ending in NewStoreFile.endings { unlink(temporary + ending) }
    // A folder with a store in it stays: only an empty one can be removed.
    if let madeFolder { rmdir(madeFolder) }
    Foundation.close(descriptor)
  }

  private static func prefix(_ path: String) -> String {
    ".\(URL(fileURLWithPath: path).lastPathComponent)."
  }

  private static let endings = ["", "-journal", "-wal", "-shm"]

  /// Removes what imports left that were killed.
  static func removeRemains(of path: String) {
    LockedRemains.remove(
      in: StoreFile.folder(of: path), prefix: prefix(path), endings: endings)
  }
}
