internal import Artifacts
internal import Foundation
internal import Glibc

/// The log of a run: JSON Lines, the head first, then one line a step; what a run that goes on
/// knows of the one before it.
///
/// A line is one write, flushed to the disk. A last line without its end was torn and is cut off.
final class RunLog {
  /// The log from the project's folder on.
  static func path(_ run: String) -> String { ".aforo/runs/\(run)/log.jsonl" }

  /// The last record of each step.
  private(set) var last: [RunStep: RunRecord]
  private let path: String
  private let descriptor: Int32

  /// Opens or makes the log of a run.
  ///
  /// - Parameter restarts: whether what is in it is forgotten.
  /// - Throws: ``WorkflowError/files(_:)``, for a log that is damaged too.
  init(_ head: RunHead, project: Project, restarts: Bool) throws(WorkflowError) {
    path = Project.join(project.folder, RunLog.path(head.run))
    let folder = String(path.dropLast("/log.jsonl".count))
    try RunFolder.make(folder, permissions: 0o700)
    let content = restarts ? RunLogContent() : try RunLogContent(path: path, head: head)
    last = content.last
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
    guard descriptor >= 0 else { throw RunLog.failure(path, "opened") }
    do throws(WorkflowError) {
      guard ftruncate(descriptor, off_t(content.length)) == 0 else {
        throw RunLog.failure(path, "cut")
      }
      if content.length == 0 { try write(head) }
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Adds what became of a step.
  func append(_ record: RunRecord) throws(WorkflowError) {
    try write(record)
    last[record.step] = record
  }

  private func write<Value: Encodable>(_ value: Value) throws(WorkflowError) {
    let bytes = try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try CanonicalJSON.encode(value) + [10]
    }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw RunLog.failure(path, "written") }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw RunLog.failure(path, "flushed") }
  }

  private static func failure(_ path: String, _ step: String) -> WorkflowError {
    .files("\(path): cannot be \(step) (\(String(cString: strerror(errno))))")
  }
}

/// The lines of a log that are whole.
struct RunLogContent {
  private(set) var head: RunHead?
  private(set) var records: [RunRecord] = []
  /// Bytes up to the end of the last whole line.
  private(set) var length = 0

  /// The last record of each step.
  var last: [RunStep: RunRecord] {
    records.reduce(into: [:]) { $0[$1.step] = $1 }
  }

  init() {}

  /// - Parameter head: what the log must begin with; `nil` for anything.
  /// - Throws: ``WorkflowError/files(_:)`` for a line that is none of a log.
  init(path: String, head: RunHead? = nil) throws(WorkflowError) {
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let lines = Array(data).split(separator: 10, omittingEmptySubsequences: false).dropLast()
    for (number, line) in lines.enumerated() {
      if number == 0 {
        guard let found = try? CanonicalJSON.decode(RunHead.self, from: Array(line)),
          head == nil || found == head
        else { throw RunLogContent.damage(path, 1) }
        self.head = found
      } else {
        guard let record = try? CanonicalJSON.decode(RunRecord.self, from: Array(line)) else {
          throw RunLogContent.damage(path, number + 1)
        }
        records.append(record)
      }
      length += line.count + 1
    }
  }

  private static func damage(_ path: String, _ line: Int) -> WorkflowError {
    .files("\(path):\(line): is no line of this run's log; start anew with --restart")
  }
}
