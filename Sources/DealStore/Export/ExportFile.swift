internal import Foundation
internal import Tabular

/// A CSV file that is written beside its place and takes it when the whole export is written.
struct ExportFile {
  let path: String
  let temporary: String
  var csv: CSVWriter
  private(set) var rows = 0
  private let descriptor: Int32
  static let prefix = ".aforo-"

  init(folder: String, name: String, header: [String]) throws(StoreError) {
    path = "\(folder)/\(name)"
    temporary = "\(folder)/\(ExportFile.prefix)\(name).\(getpid())\(LockedRemains.suffix)"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    descriptor = open(temporary, flags, 0o600)
    guard descriptor >= 0 else { throw StoreFile.failure(path, errno) }
    flock(descriptor, LOCK_EX | LOCK_NB)
    csv = CSVWriter(fileDescriptor: descriptor, name: path, neutraliseFormulas: false)
    csv.writeRecord(header)
  }

  mutating func endRow() {
    csv.endRecord()
    rows += 1
  }

  /// Writes what is left to the disk.
  mutating func finish() throws(StoreError) {
    do throws(TabularError) { try csv.finish() } catch {
      let text = "\(error)"
      throw text.contains(String(cString: strerror(ENOSPC)))
        ? .full(path: path) : .device(path: path, reason: text)
    }
    guard fsync(descriptor) == 0 else { throw StoreFile.failure(path, errno) }
  }

  func publish() throws(StoreError) {
    guard rename(temporary, path) == 0 else { throw StoreFile.failure(path, errno) }
  }

  /// Ends the writing; without ``publish()`` nothing is left of it.
  func close() {
    unlink(temporary)
    Foundation.close(descriptor)
  }
}
