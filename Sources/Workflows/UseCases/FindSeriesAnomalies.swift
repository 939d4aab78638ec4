internal import Calendars
internal import LinearAlgebra
public import Reporting
internal import Statistics
internal import TimeSeries

/// Finds changes and anomalies of plain series from a CSV file: `aforo series --anomalies`.
public struct FindSeriesAnomalies: Sendable {
  /// What was found.
  public let answer: SeriesFindingsAnswer
  /// What the reader should know of the file, in sentences.
  public let notes: [String]

  /// Reads a file and looks at each of its series.
  ///
  /// - Parameter silence: steps after an anomaly in which only a larger one counts; `nil` means a
  ///   tenth of the series.
  /// - Throws: ``WorkflowError``.
  public init(
    path: String, silence: Int? = nil, workers: Int = 1, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    if let silence, silence < 0 { throw .usage("--silence: write a number from 0 on") }
    let file = try SeriesFile(path: path, progress: progress)
    progress("looking at \(file.series.count) series")
    let all = file.series
    let series = try Parallel.map(count: all.count, workers: workers) {
      (place) throws(WorkflowError) in
      try Self.findings(all[place].name, all[place].points, silence: silence)
    }
    answer = SeriesFindingsAnswer(series: series)
    let doubles = all.reduce(0) { sum, series in
      sum + zip(series.points, series.points.dropFirst()).filter { $0.time == $1.time }.count
    }
    notes =
      doubles == 0
      ? [] : ["\(doubles) times are those of the line before; each is taken as a step of its own"]
  }

  private static func findings(
    _ name: String, _ points: [SeriesFile.Point], silence: Int?
  ) throws(WorkflowError) -> SeriesFindingsAnswer.Series {
    let values = points.map(\.value)
    let known = values.indices.filter { values[$0].isFinite }
    var notes: [String] = []
    var found: [SeriesFindingsAnswer.Finding] = []
    if known.count > ChangePointSearch.mostValues {
      notes.append("no changes sought: the series has more than 30,000 values")
    } else {
      found += try changes(points, known)
    }
    let cycle = cycle(points)
    let quiet = silence ?? values.count / 10
    if known.count <= StreamAnomalyRule.leastResiduals {
      notes.append("no anomalies sought: the series has fewer than 13 values")
    }
    found += StreamAnomalyRule(cycle: cycle, silence: quiet).anomalies(values).map { anomaly in
      .init(
        kind: .anomaly, index: anomaly.index, since: points[anomaly.index].text,
        before: anomaly.expected, after: anomaly.value, score: anomaly.score, isConfirmed: nil)
    }
    let ordered = found.enumerated().sorted {
      ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
    }
    return .init(
      name: name, values: values, findings: ordered.map(\.element), steps: (cycle, quiet),
      notes: notes)
  }

  private static func changes(
    _ points: [SeriesFile.Point], _ known: [Int]
  ) throws(WorkflowError) -> [SeriesFindingsAnswer.Finding] {
    let values = known.map { points[$0].value }
    let changes: [ChangePoint]
    do throws(ChangePointError) {
      changes = try ChangePointSearch().changePoints([values])
    } catch {
      throw .files("\(error)")
    }
    let bounds = [0] + changes.map(\.index) + [values.count]
    return changes.enumerated().map { place, change in
      let before = Array(values[bounds[place]..<change.index])
      let after = Array(values[change.index..<bounds[place + 2]])
      let index = known[change.index]
      return .init(
        kind: .change, index: index, since: points[index].text,
        before: Descriptive.median(before) ?? .nan, after: Descriptive.median(after) ?? .nan,
        score: change.gain, isConfirmed: change.isConfirmed)
    }
  }

  /// Steps in a day for times of a day, in a week for days, in a year for what is rarer.
  private static func cycle(_ points: [SeriesFile.Point]) -> Int {
    let gaps = zip(points, points.dropFirst()).map { $1.time.seconds(after: $0.time) }.sorted()
    guard !gaps.isEmpty else { return 0 }
    let gap = gaps[gaps.count / 2]
    guard gap > 0 else { return 0 }
    if gap <= 43_200 { return Int((86_400 / Double(gap)).rounded()) }
    return SeriesFrequency(medianDays: gap / 86_400)?.seasonLength ?? 0
  }
}
