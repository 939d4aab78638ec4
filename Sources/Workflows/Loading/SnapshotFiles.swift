internal import Calendars
internal import Deals
internal import Tabular

/// The dated full exports among the files of a project: those in a folder named `snapshots`.
struct SnapshotFiles {
  /// Whether a file is one of a pile of dated exports.
  static func contains(_ path: String) -> Bool { localName(path).hasPrefix(folder) }

  /// The name of a file as patterns under `sources` speak of it: with the folder for snapshots.
  static func localName(_ path: String) -> String {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return path }
    return parts.dropLast().last == "snapshots" ? folder + name : String(name)
  }

  private static let folder = "snapshots/"

  /// What was read of the files.
  struct Reading {
    var files: [FileReport] = []
    var rejects: [Reject] = []
    var notes: [String] = []
  }

  /// Reads the snapshots in the order of their dates and adds what they tell to some facts.
  ///
  /// - Throws: ``WorkflowError/files(_:)`` for a file whose name has no date.
  static func read(
    _ files: [(path: String, mapping: SourceMapping)], settings: DealSettings,
    into facts: inout DealFacts, progress: WorkProgress
  ) throws(WorkflowError) -> Reading {
    var reading = Reading()
    guard !files.isEmpty else { return reading }
    var dated: [(day: Day, path: String, mapping: SourceMapping)] = []
    for file in files { dated.append((try day(of: file.path), file.path, file.mapping)) }
    dated.sort { ($0.day, $0.path) < ($1.day, $1.path) }
    var history = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try SnapshotHistory(settings: settings)
    }
    for (index, file) in dated.enumerated() {
      progress("reading \(file.path) (snapshot \(index + 1) of \(dated.count))")
      var reader = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
        try FactReader(settings: settings)
      }
      try wrapping(WorkflowError.deals) { () throws(DealsError) in
        try reader.read(path: file.path, mapping: file.mapping)
        try history.add(reader.facts, takenOn: file.day)
      }
      reading.files += reader.files
      reading.rejects += reader.rejects
    }
    history.merged(into: &facts)
    reading.notes = history.notes
    return reading
  }

  private static func day(of path: String) throws(WorkflowError) -> Day {
    guard let day = SnapshotDate.of(fileName: path) else {
      throw .files(
        "\(path): the name of a snapshot must hold the day it was taken, such as 2025-01-06.csv")
    }
    return day
  }
}
