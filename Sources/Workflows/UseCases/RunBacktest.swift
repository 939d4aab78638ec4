public import Calendars
internal import Deals
public import Evaluation
public import Forecasting

/// What a backtest is asked for.
public struct BacktestRequest: Sendable {
  /// As-of days; `nil` for the start, day 28 and day 63 of past quarters.
  public var days: [Day]?
  /// Past quarters whose bookings are judged, where no days are named.
  public var quarters = 4
  /// Days to forecast; `nil` for fiscal quarters.
  public var window: Int?
  /// Quarters ahead; 0 is the running one. Of no meaning for a window.
  public var aheads = [0, 1]
  /// Levels of the nodes beside the total; `nil` for the project's first segment attribute, or, with
  /// ``judgesCalls``, for the levels of its hierarchy down to the deepest that is called.
  public var levels: [String]?
  /// The last day whose facts are complete; `nil` for the day of the last fact.
  public var lastKnown: Day?
  /// Number of draws.
  public var draws = 2_000
  /// Seed of the draws.
  public var seed: UInt64 = 1
  /// How the pipeline and the run rate are combined.
  public var method = ForecastMethod.auto
  /// Threads; no influence on the answer.
  public var workers = 1
  /// A table of what the truth would have forecast, as `aforo synth --oracle` writes it.
  public var truthPath: String?
  /// The same of single deals.
  public var dealTruthPath: String?
  /// Whether people's calls and the CRM's categories are judged too.
  public var judgesCalls = false
  /// Where finished days are kept; a run that was interrupted goes on from there.
  public var checkpointPath: String?

  /// A request for the last quarters.
  public init() {}
}

/// Replays past forecasts: `aforo backtest`.
public struct RunBacktest: Sendable {
  /// The rows and their scores.
  public let report: BacktestReport
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Throws: ``WorkflowError`` for levels that are none, files that cannot be read or written, a
  ///   checkpoint of another backtest.
  public init(
    _ loaded: LoadedDeals, request: BacktestRequest, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let book = loaded.book
    let last = request.lastKnown ?? book.lastDay
    let options = BacktestOptions(
      levels: try RunBacktest.levels(request, loaded, lastKnown: last), draws: request.draws,
      seed: request.seed,
      window: request.window, method: request.method)
    var notes = loaded.notes
    let currency = loaded.settings.deals.currency
    let truth = try BacktestTruth.read(
      nodes: request.truthPath, deals: request.dealTruthPath, currency: currency)
    let questions = RunBacktest.questions(request, known: book.known(atEndOf: last))
    var checkpoint: BacktestCheckpoint?
    if let path = request.checkpointPath {
      let key = try BacktestCheckpoint.Key(book, lastKnown: last, options: options)
      let opened = try BacktestCheckpoint(path: path, key: key)
      notes += opened.notes
      checkpoint = opened
    }
    progress("reading what came")
    let backtest = Backtest(book: book, lastKnown: last, options: options)
    let done = checkpoint?.done ?? [:]
    let counter = ReplayProgress(
      total: questions.count { done[$0] == nil }, progress: progress)
    let kept = checkpoint
    let days = backtest.replay(questions, done: done, workers: request.workers) { day in
      kept?.append(day)
      counter.finish(day.question.day)
    }
    try checkpoint?.close()
    if request.judgesCalls { progress("judging calls") }
    report = BacktestReport(
      currency: currency, days: days, window: request.window, truth: truth,
      judgement: request.judgesCalls
        ? BacktestJudgement.make(days, book: book, lastKnown: last) : nil)
    notes += try RunBacktest.truthNotes(report, request)
    self.notes = notes
  }

  private static func levels(
    _ request: BacktestRequest, _ loaded: LoadedDeals, lastKnown: Day
  ) throws(WorkflowError) -> [String] {
    let known = ["owner"] + DealSettings.attributeNames
    let levels =
      request.levels
      ?? (request.judgesCalls
        ? loaded.book.known(atEndOf: lastKnown).calledLevels
        : Array(loaded.settings.deals.segments.prefix(1)))
    for level in levels where !known.contains(level) {
      throw .forecast(.unknownLevel(level, known: known))
    }
    return levels
  }

  /// The last day before, day 28 and day 63 of past quarters: for each horizon those that lead to
  /// the last quarters that are over.
  private static func questions(
    _ request: BacktestRequest, known: KnownDeals
  ) -> [BacktestQuestion] {
    let aheads = request.window == nil ? Set(request.aheads).sorted() : [0]
    if let days = request.days {
      return Set(days).sorted().map { BacktestQuestion(day: $0, aheads: aheads) }
    }
    let running = known.calendar.quarter(containing: known.asOf + 1)
    var questions: [BacktestQuestion] = []
    let quarters = max(1, request.quarters)
    for age in 1...(quarters + (aheads.last ?? 0)) {
      let judged = aheads.filter { (1...quarters).contains(age - $0) }
      guard !judged.isEmpty else { continue }
      let quarter = known.calendar.period(running, offsetBy: -age)
      for offset in [0, 28, 63] {
        questions.append(BacktestQuestion(day: quarter.start + offset - 1, aheads: judged))
      }
    }
    return questions.sorted { $0.day < $1.day }
  }

  /// How much of the backtest the truth covers.
  private static func truthNotes(
    _ report: BacktestReport, _ request: BacktestRequest
  ) throws(WorkflowError) -> [String] {
    var notes: [String] = []
    if let path = request.truthPath, let truth = report.truth, !report.rows.isEmpty {
      let found = report.rows.count { truth.node(of: $0) != nil }
      guard found > 0 else {
        throw .files(
          "\(path): has no row for any day, period and node of this backtest; make it at the same "
            + "as-of days")
      }
      if found < report.rows.count {
        notes.append("\(path): has \(found) of the backtest's \(report.rows.count) rows")
      }
    }
    if let path = request.dealTruthPath {
      let asked = report.deals.reduce(0) { $0 + $1.scores.count }
      let found = report.deals.reduce(0) { $0 + ($1.oracle?.count ?? 0) }
      guard found > 0 || asked == 0 else {
        throw .files("\(path): has none of the deals that were open on the days of this backtest")
      }
      if found < asked { notes.append("\(path): has \(found) of the \(asked) deals judged") }
    }
    return notes
  }
}

extension KnownDeals {
  /// The levels of the hierarchy down to the deepest that a call names; without any call, down to
  /// the managers.
  fileprivate var calledLevels: [String] {
    let hierarchy = settings.hierarchy
    let named = Set(calls().flatMap(\.path.keys))
    let deepest = hierarchy.lastIndex { named.contains($0) } ?? hierarchy.firstIndex(of: "manager")
    return deepest.map { Array(hierarchy[...$0]) } ?? hierarchy
  }
}
