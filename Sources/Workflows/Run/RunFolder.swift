internal import Foundation
internal import Glibc

/// The folder of a project's runs: the lock, and what is cleared away.
enum RunFolder {
  /// The folder from the project's folder on.
  static let name = ".aforo/runs"

  /// Makes a folder and those above it.
  static func make(_ path: String, permissions: Int) throws(WorkflowError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: permissions])
    } catch { throw .files("\(path): cannot be made: \(error.localizedDescription)") }
  }

  /// Does work as the only run of a project.
  ///
  /// - Throws: ``WorkflowError/files(_:)`` where another run is at work, with its process.
  static func locked<Value>(
    _ project: Project, _ body: () throws(WorkflowError) -> Value
  ) throws(WorkflowError) -> Value {
    let folder = Project.join(project.folder, name)
    try make(folder, permissions: 0o700)
    let path = "\(folder)/lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .files("\(path): cannot be opened (\(String(cString: strerror(errno))))")
    }
    // The lock goes with the descriptor, at the latest when the process ends, however it ends.
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      var buffer = [UInt8](repeating: 0, count: 20)
      let count = max(0, pread(descriptor, &buffer, buffer.count, 0))
      let process = String(decoding: buffer.prefix(count), as: UTF8.self).filter(\.isNumber)
      let who = process.isEmpty ? "" : " (process \(process))"
      throw .files(
        "\(path): another `aforo run` is at work in this project\(who); nothing was done, try "
          + "again when it is over")
    }
    let own = Array("\(getpid())\n".utf8)
    // For the message alone.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, own, own.count, 0) }
    return try body()
  }

  /// Removes the temporary files of writes whose process is gone.
  static func removeTorn(in folders: [String]) {
    for folder in folders {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where isTorn(name) {
        unlink("\(folder)/\(name)")
      }
    }
  }

  /// Whether a name is that of a temporary file, `.NAME.PROCESS.NUMBER.tmp`, of no living process.
  static func isTorn(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[0].isEmpty, parts[parts.count - 1] == "tmp",
      Int(parts[parts.count - 2]) != nil, let process = Int32(parts[parts.count - 3]), process > 0
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }
}
