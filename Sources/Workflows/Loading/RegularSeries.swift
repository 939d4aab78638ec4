internal import Calendars
internal import TimeSeries

/// Checks that the dates of series follow each other without a gap, and finds out how often.
enum RegularSeries {
  /// The frequency of a file.
  ///
  /// - Parameter wanted: as the user says; `nil` takes the median distance of the dates of all series.
  /// - Throws: ``WorkflowError`` that names the first date that is missing, double or irregular.
  static func frequency(
    of file: SeriesFile, wanted: SeriesFrequency?
  ) throws(WorkflowError) -> SeriesFrequency {
    var gaps: [Int] = []
    for (name, points) in file.series {
      for (earlier, later) in zip(points, points.dropFirst()) {
        let gap = later.time.day - earlier.time.day
        if gap == 0 {
          throw problem(
            file, later, name,
            earlier.time == later.time
              ? "the date \(later.text) stands in line \(earlier.line) too; keep one of them"
              : "there are several times of \(later.text.prefix(10)); a forecast needs one value a "
                + "day or less often: sum them up, or look for --anomalies")
        }
        gaps.append(gap)
      }
    }
    let frequency: SeriesFrequency
    if let wanted {
      frequency = wanted
    } else {
      guard !gaps.isEmpty else {
        throw .tooLittle("\(file.path): no series has two dates; name the --frequency")
      }
      let median = gaps.sorted()[(gaps.count - 1) / 2]
      guard let found = SeriesFrequency(medianDays: median) else {
        throw .files(
          "\(file.path): dates are \(median) days apart, which is no day, week, month, quarter or "
            + "year; sum them up by one of these, or name the --frequency")
      }
      frequency = found
    }
    for (name, points) in file.series { try check(file, name, points, frequency) }
    return frequency
  }

  private static func check(
    _ file: SeriesFile, _ name: String, _ points: [SeriesFile.Point], _ frequency: SeriesFrequency
  ) throws(WorkflowError) {
    for (earlier, later) in zip(points, points.dropFirst()) {
      switch frequency.steps(from: earlier.time.day, to: later.time.day) {
      case 1: continue
      case .some(let steps) where steps > 1:
        let next = frequency.day(earlier.time.day, plus: 1)
        throw problem(
          file, later, name,
          "\(frequency.rawValue) dates go from \(earlier.text) to \(later.text): \(next.iso8601) is "
            + "missing\(steps > 2 ? ", and \(steps - 2) after it" : ""); add a line, with a blank "
            + "value where it is not known")
      default:
        throw problem(
          file, later, name,
          "\(later.text) after \(earlier.text) (line \(earlier.line)) is no step of "
            + "\(frequency.rawValue) dates; correct it, or name the --frequency")
      }
    }
  }

  private static func problem(
    _ file: SeriesFile, _ point: SeriesFile.Point, _ name: String, _ text: String
  ) -> WorkflowError {
    .files("\(file.path):\(point.line): series \"\(name)\": \(text)")
  }
}
