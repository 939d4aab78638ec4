internal import Deals
internal import Foundation

/// Says how far the reading of some files has come, and how long it will take yet.
struct ReadingProgress {
  private let progress: WorkProgress
  private let total: Int
  private let interval: Duration
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant
  /// Bytes of the files that are behind.
  private var behind = 0

  /// - Parameters:
  ///   - paths: the files; each is read once for each of its mappings.
  ///   - interval: the time between two lines.
  init(paths: [String], interval: Duration, progress: WorkProgress) {
    self.progress = progress
    self.interval = interval
    total = paths.reduce(0) { $0 + ReadingProgress.size(of: $1) }
    last = start
  }

  /// The bytes of a file; 0 where they are not to be known.
  static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  /// A file is behind.
  mutating func finish(_ path: String) { behind += ReadingProgress.size(of: path) }

  /// Says where the reading of a file is, unless it did a moment ago.
  mutating func report(_ path: String, _ place: ReadingPlace) {
    let now = ContinuousClock.now
    guard now - last >= interval else { return }
    last = now
    let elapsed = (now - start) / .seconds(1)
    progress(
      ReadingProgress.text(
        path, records: place.records, done: behind + place.byte, of: total, after: elapsed))
  }

  /// `reading exports/history.csv: 3.2M records, 41 %, 25 s left`.
  static func text(
    _ path: String, records: Int, done: Int, of total: Int, after seconds: Double
  ) -> String {
    var text = "reading \(path): \(count(records)) records"
    guard total > 0, done > 0 else { return text }
    let share = min(Double(done) / Double(total), 1)
    text += ", \(Int(share * 100)) %, \(duration(seconds * (1 - share) / share)) left"
    return text
  }

  private static func count(_ records: Int) -> String {
    switch records {
    case ..<10_000: "\(records)"
    case ..<1_000_000: "\(records / 1_000)k"
    default: "\(records / 1_000_000).\(records / 100_000 % 10)M"
    }
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    return whole < 120 ? "\(whole) s" : "\(whole / 60) min"
  }
}
