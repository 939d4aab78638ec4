internal import Artifacts
internal import Calendars
internal import Deals
internal import Evaluation
internal import Foundation
internal import Glibc
internal import Synchronization

/// Finished days of a backtest in a file, so that one that was interrupted goes on where it was.
///
/// JSON Lines: the key first, then one day a line, in the order in which they were finished. A line
/// is one write, flushed to the disk. A last line without its end was torn and is cut off; a file
/// of other data, options or another version is refused, never overwritten.
final class BacktestCheckpoint: Sendable {
  /// All that the days of a file depend on.
  struct Key: Codable, Equatable {
    var kind = "aforo.backtest"
    var schemaVersion = 1
    var aforo = Version.current
    /// SHA-256 of every fact known at the end.
    var data: String
    /// SHA-256 of the settings.
    var settings: String
    var lastKnown: Day
    var options: BacktestOptions

    init(_ book: DealBook, lastKnown: Day, options: BacktestOptions) throws(WorkflowError) {
      data = try ModelLibrary.fingerprint(book.known(atEndOf: lastKnown))
      settings = try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
        try SHA256Digest.hex(of: try CanonicalJSON.encode(book.settings.ofForecasts))
      }
      self.lastKnown = lastKnown
      self.options = options
    }

    /// Why days made under another key are of no use.
    func difference(from other: Key) -> String? {
      if other.schemaVersion != schemaVersion || other.aforo != aforo {
        return "was made by aforo \(other.aforo)"
      }
      if other.settings != settings { return "was made under other settings" }
      if other.lastKnown != lastKnown {
        return "was judged by what came up to \(other.lastKnown), not \(lastKnown)"
      }
      if other.data != data { return "was made from other data" }
      if other.options != options {
        return "was made with other options (\(other.options.text), now \(options.text))"
      }
      return other == self ? nil : "is of another kind"
    }
  }

  private struct State {
    var descriptor: Int32
    var failure: WorkflowError?
  }

  /// The days that the file held.
  let done: [BacktestQuestion: ReplayedDay]
  /// What the reader should know.
  let notes: [String]
  private let path: String
  private let state: Mutex<State>

  /// Opens or makes the file and reads what is in it.
  init(path: String, key: Key) throws(WorkflowError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
    guard descriptor >= 0 else { throw BacktestCheckpoint.failure(path, "opened") }
    do throws(WorkflowError) {
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        throw .files("\(path): is in use by another backtest")
      }
      let bytes = try BacktestCheckpoint.content(path)
      let head = try BacktestCheckpoint.line(key)
      var content = CheckpointContent()
      if !bytes.isEmpty, !head.starts(with: bytes) {
        content = try CheckpointContent(bytes, path: path, key: key)
      }
      guard ftruncate(descriptor, off_t(content.length)) == 0 else {
        throw BacktestCheckpoint.failure(path, "cut")
      }
      if content.length == 0 { try BacktestCheckpoint.write(head, to: descriptor, path: path) }
      done = content.days
      notes = content.notes
    } catch {
      _ = Glibc.close(descriptor)
      throw error
    }
    self.path = path
    state = Mutex(State(descriptor: descriptor))
  }

  deinit { state.withLock { if $0.descriptor >= 0 { _ = Glibc.close($0.descriptor) } } }

  /// Adds a finished day; may be called from any thread. What fails is told by ``close()``.
  func append(_ day: ReplayedDay) {
    state.withLock { state in
      guard state.failure == nil else { return }
      do throws(WorkflowError) {
        let line = try BacktestCheckpoint.line(day)
        try BacktestCheckpoint.write(line, to: state.descriptor, path: path)
      } catch { state.failure = error }
    }
  }

  /// Ends the writing.
  ///
  /// - Throws: what failed while days were added.
  func close() throws(WorkflowError) {
    let failure = state.withLock { state in
      if state.descriptor >= 0 { _ = Glibc.close(state.descriptor) }
      state.descriptor = -1
      return state.failure
    }
    if let failure { throw failure }
  }

  private static func line<Value: Encodable>(_ value: Value) throws(WorkflowError) -> [UInt8] {
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try CanonicalJSON.encode(value) + [10]
    }
  }

  private static func content(_ path: String) throws(WorkflowError) -> [UInt8] {
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw .files("\(path): cannot be read: \(error.localizedDescription)")
    }
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(WorkflowError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path, "written") }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw failure(path, "flushed") }
  }

  private static func failure(_ path: String, _ step: String) -> WorkflowError {
    .files("\(path): cannot be \(step) (\(String(cString: strerror(errno))))")
  }
}

/// The lines of a checkpoint that are whole.
private struct CheckpointContent {
  var days: [BacktestQuestion: ReplayedDay] = [:]
  var notes: [String] = []
  /// Bytes up to the end of the last whole line.
  var length = 0

  init() {}

  init(_ bytes: [UInt8], path: String, key: BacktestCheckpoint.Key) throws(WorkflowError) {
    let remedy = "name another file with --resume, or delete this one"
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.count > 1,
      let found = try? CanonicalJSON.decode(BacktestCheckpoint.Key.self, from: Array(lines[0])),
      found.kind == key.kind
    else { throw .files("\(path): is no checkpoint of a backtest; \(remedy)") }
    if let difference = key.difference(from: found) {
      throw .files("\(path): \(difference); \(remedy)")
    }
    length = lines[0].count + 1
    for (number, line) in lines.dropFirst().dropLast().enumerated() {
      guard let day = try? CanonicalJSON.decode(ReplayedDay.self, from: Array(line)) else {
        throw .files("\(path):\(number + 2): is damaged; \(remedy)")
      }
      days[day.question] = day
      length += line.count + 1
    }
    if !days.isEmpty { notes.append("\(path): \(days.count) days were done before") }
    if length < bytes.count {
      notes.append("\(path): the last line was cut off; its day is replayed again")
    }
  }
}

extension BacktestOptions {
  /// The options in words, for a message.
  fileprivate var text: String {
    "levels \(levels.isEmpty ? "none" : levels.joined(separator: ",")), \(draws) draws, seed \(seed)"
      + (window.map { ", window \($0)" } ?? "")
  }
}
