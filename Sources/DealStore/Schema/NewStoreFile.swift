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
      let name = "\(NewStoreFile.prefix(path))\(getpid())-\(attempt)\(NewStoreFile.suffix)"
      let opened = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if opened >= 0 {
        flock(opened, LOCK_EX | LOCK_NB)
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
    for ending in ["", "-journal", "-wal", "-shm"] { unlink(temporary + ending) }
    // A folder with a store in it stays: only an empty one can be removed.
    if let madeFolder { rmdir(madeFolder) }
    Foundation.close(descriptor)
  }

  private static let suffix = ".new"

  private static func prefix(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    return "\(StoreFile.folder(of: path))/.\(url.lastPathComponent)."
  }

  /// Removes what imports left that were killed: files that nobody holds locked.
  static func removeRemains(of path: String) {
    let folder = StoreFile.folder(of: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names {
      let file = "\(folder)/\(name)"
      guard file.hasPrefix(prefix(path)), file.hasSuffix(suffix) else { continue }
      let descriptor = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        for ending in ["", "-journal", "-wal", "-shm"] { unlink(file + ending) }
      }
      Foundation.close(descriptor)
    }
  }
}
