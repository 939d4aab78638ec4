internal import Calendars
internal import Statistics

/// Medians by quarters of 91 days back from the cutoff.
struct QuarterPicture: Sendable {
  private let frame: AnomalyFrame

  init(_ frame: AnomalyFrame) { self.frame = frame }

  func medians(
    own: [AnomalyFrame.Line], day: (AnomalyFrame.Line) -> Int32,
    value: (AnomalyFrame.Line) -> Double
  ) -> AnomalyPicture {
    var values: [[Double]] = Array(repeating: [], count: 12)
    for line in own {
      let place = Int((frame.asOf.number - day(line)) / RecentWindow.recentDays)
      if place >= 0, place < 12 { values[11 - place].append(value(line)) }
    }
    return AnomalyPicture(values.map { Descriptive.median($0) }, lastMarked: 1)
  }
}
