internal import Calendars
internal import Deals
internal import LinearAlgebra
internal import Tabular

/// The reading of export files in one go, on two cores where it pays: activities and leads, which
/// refer to deals by their ids alone, beside everything else.
struct FileReading {
  /// A file, and how it is read.
  typealias Source = (path: String, mapping: SourceMapping)

  private(set) var facts = DealFacts()
  private(set) var files: [FileReport] = []
  private(set) var rejects: [Reject] = []

  /// Bytes of files that are worth a second thread.
  private static let worthwhile = 8 << 20

  /// Reads the sources; the result is that of reading them one after the other.
  init(
    _ sources: [Source], settings: DealSettings, activities: ActivityReading,
    progress: WorkProgress
  ) throws(WorkflowError) {
    let parts = FileReading.parts(sources)
    var results = Parallel.map(count: parts.count, workers: parts.count) { index in
      Result { () throws(Failure) in
        try FileReading.part(
          sources, parts[index], settings: settings, activities: activities, progress: progress)
      }
    }
    let failures = results.compactMap { result -> Failure? in
      if case .failure(let failure) = result { return failure }
      return nil
    }
    if let first = failures.min(by: { $0.position < $1.position }) { throw first.error }
    var reports: [(position: Int, report: FileReport, rejects: ArraySlice<Reject>)] = []
    for (index, positions) in parts.enumerated() {
      // Taken out of the list: columns of two owners would be copied when they are changed.
      guard case .success(var reader) = results.removeFirst() else { continue }
      var rest = reader.rejects[...]
      for (position, report) in zip(positions, reader.files) {
        reports.append((position, report, rest.prefix(report.rejected)))
        rest = rest.dropFirst(report.rejected)
      }
      if index == 0 { facts = reader.takeFacts() } else { facts.absorb(reader.takeFacts()) }
    }
    reports.sort { $0.position < $1.position }
    files = reports.map(\.report)
    rejects = reports.flatMap(\.rejects)
  }

  /// Gives the facts away.
  mutating func takeFacts() -> DealFacts {
    let taken = facts
    facts = DealFacts()
    return taken
  }

  /// Why the reading of a part ended, and at which source.
  private struct Failure: Error {
    let position: Int
    let error: WorkflowError
  }

  /// The positions of the sources that are read together.
  private static func parts(_ sources: [Source]) -> [[Int]] {
    let isApart = sources.map { [.activities, .leads].contains($0.mapping.kind) }
    func size(_ positions: [Int]) -> Int {
      positions.reduce(0) { $0 + ReadingProgress.size(of: sources[$1].path) }
    }
    let apart = sources.indices.filter { isApart[$0] }
    let rest = sources.indices.filter { !isApart[$0] }
    let pays = min(size(apart), size(rest)) >= worthwhile
    return pays ? [rest, apart] : [Array(sources.indices)]
  }

  private static func part(
    _ sources: [Source], _ positions: [Int], settings: DealSettings, activities: ActivityReading,
    progress: WorkProgress
  ) throws(Failure) -> FactReader {
    var position = positions.first ?? 0
    do throws(WorkflowError) {
      var reader = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
        try FactReader(settings: settings, activities: activities)
      }
      for next in positions {
        position = next
        let (path, mapping) = sources[next]
        progress("reading \(path)")
        try wrapping(WorkflowError.deals) { () throws(DealsError) in
          try reader.read(path: path, mapping: mapping) { count in
            progress("reading \(path): \(count) records")
          }
        }
      }
      return reader
    } catch { throw Failure(position: position, error: error) }
  }
}
