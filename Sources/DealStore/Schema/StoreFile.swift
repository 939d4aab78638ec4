internal import Foundation

/// The file of a store before SQLite opens it: its existence, its mode, its first bytes.
struct StoreFile {
  let path: String
  /// The first bytes of every SQLite database.
  private static let magic = Array("SQLite format 3\u{0}".utf8)

  /// Makes the file if it may, and refuses one that is no database.
  func prepare(creating: Bool) throws(StoreError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard !isFolder.boolValue else {
        throw .cannotOpen(path: path, reason: "this is a folder; name a file in it")
      }
      try checkContent(creating: creating)
    } else {
      guard creating else { throw .missing(path: path) }
      try makeFolder()
      try makeFile()
    }
  }

  private func checkContent(creating: Bool) throws(StoreError) {
    // A link to a store on another disk is followed; a pipe or device is never opened.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try StoreError.wrapping(path: path) {
      try FileManager.default.attributesOfItem(atPath: target)
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw .notAStore(path: path, reason: "this is no regular file")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    let start = try StoreError.wrapping(path: path) {
      try handle.read(upToCount: StoreFile.magic.count) ?? Data()
    }
    if start.isEmpty {
      // An import that was killed before its first page: nothing is in it.
      guard creating else { throw .missing(path: path) }
    } else if !start.elementsEqual(StoreFile.magic) {
      throw .notAStore(path: path, reason: "this is no SQLite database")
    }
  }

  /// Makes the folder of the file if that is missing; gives its path when it did.
  @discardableResult
  func makeFolder() throws(StoreError) -> String? {
    let folder = StoreFile.folder(of: path)
    if mkdir(folder, 0o700) == 0 { return folder }
    guard errno == EEXIST else {
      let reason = String(cString: strerror(errno))
      throw .cannotOpen(path: path, reason: "cannot make its folder: \(reason)")
    }
    return nil
  }

  private func makeFile() throws(StoreError) {
    // Made before SQLite sees it: the mode of the journal files follows that of the database.
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StoreFile.failure(path, errno) }
    close(descriptor)
  }

  static func folder(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Whether the file system of the file has no room left.
  static func isFull(_ path: String) -> Bool {
    var status = statvfs()
    return statvfs(folder(of: path), &status) == 0 && status.f_bavail < 16
  }

  /// The error of a system call that makes or writes the file.
  static func failure(_ path: String, _ code: Int32) -> StoreError {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .full(path: path)
    case EROFS, EACCES, EPERM: .readOnly(path: path)
    default: .cannotOpen(path: path, reason: String(cString: strerror(code)))
    }
  }
}
