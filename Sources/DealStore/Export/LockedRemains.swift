internal import Foundation

/// What a killed process left: temporary files whose owner held them locked as long as it ran.
enum LockedRemains {
  static let suffix = ".new"

  /// Removes those in a folder whose names begin so and that nobody holds locked.
  ///
  /// - Parameter endings: of files that belong to each.
  static func remove(in folder: String, prefix: String, endings: [String] = [""]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let file = "\(folder)/\(name)"
      let descriptor = open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        for ending in endings { unlink(file + ending) }
      }
      close(descriptor)
    }
  }
}
