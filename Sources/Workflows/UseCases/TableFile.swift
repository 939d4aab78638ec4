internal import Foundation
internal import Tabular

/// One CSV file being written.
struct TableFile {
  let path: String
  private(set) var records = 0
  private let handle: FileHandle
  private var writer: CSVWriter

  /// - Parameter compresses: whether it is compressed, under the name with `.gz`.
  init(
    _ folder: String, _ name: String, _ header: [String], compresses: Bool = false
  ) throws(WorkflowError) {
    path = Project.join(folder, compresses ? name + ".gz" : name)
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw .files("\(path): cannot be written") }
    self.handle = handle
    writer = CSVWriter(
      fileDescriptor: handle.fileDescriptor, name: path, neutraliseFormulas: false,
      compresses: compresses)
    writer.writeRecord(header)
  }

  mutating func write(_ row: [String]) {
    writer.writeRecord(row)
    records += 1
  }

  mutating func finish() throws(WorkflowError) -> (path: String, records: Int) {
    do throws(TabularError) { try writer.finish() } catch { throw .files("\(error)") }
    do { try handle.close() } catch { throw .files("\(path): \(error.localizedDescription)") }
    return (path, records)
  }
}
