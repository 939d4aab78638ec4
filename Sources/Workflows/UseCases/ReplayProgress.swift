internal import Calendars
internal import Synchronization

/// Says how many days of a backtest are done, and how long the rest will take.
final class ReplayProgress: Sendable {
  private let total: Int
  private let progress: WorkProgress
  private let start = ContinuousClock.now
  private let done = Mutex(0)

  init(total: Int, progress: WorkProgress) {
    self.total = total
    self.progress = progress
  }

  /// A day is done; may be called from any thread.
  func finish(_ day: Day) {
    let count = done.withLock { count in
      count += 1
      return count
    }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    progress(ReplayProgress.text(day, done: count, of: total, after: elapsed))
  }

  /// `replayed 2025-03-31: 3 of 12 days, 9 s left`.
  static func text(_ day: Day, done: Int, of total: Int, after seconds: Double) -> String {
    let text = "replayed \(day): \(done) of \(total) days"
    guard done < total else { return text }
    let left = Int((seconds * Double(total - done) / Double(done)).rounded(.up))
    return text + ", " + (left < 120 ? "\(left) s" : "\(left / 60) min") + " left"
  }
}
