internal import Calendars
internal import Deals
internal import LinearAlgebra

/// Past forecasts made anew, each by a model of its own day, to see which calls erred less.
public struct JudgementReplay: Sendable {
  private let known: KnownDeals
  private let questions: [(asOf: Day, target: ForecastTarget)]
  /// The levels of the nodes that are forecast: those of the hierarchy down to the deepest that is
  /// called.
  public let levels: [String]

  /// The most periods that are replayed.
  public static let maximumPeriods = 12
  /// Whole periods of closes that must lie before one that is replayed.
  static let periodsBefore = 2
  /// Days by which closes may have been kept later than from the first of these on.
  static let tolerance = 31
  static let draws = 200

  /// The last periods at the same day as now; `nil` where nobody had called
  /// ``JudgementBlend/minimumPeriods`` of them by then, so that no call can earn a weight.
  ///
  /// - Parameters:
  ///   - prepared: what is known now; nothing later is used.
  ///   - target: the running period; nobody calls a window of days.
  public init?(_ prepared: PreparedDeals, target: ForecastTarget) {
    let known = prepared.known
    guard let kind = target.kind, target.periodsAhead(of: known) == 0,
      !known.calls().isEmpty, !prepared.log.closings.isEmpty
    else { return nil }
    let running = known.calendar.period(kind, containing: known.asOf + 1)
    let elapsed = known.asOf + 1 - running.start
    let first = known.zone.day(of: prepared.log.firstClose)
    let ages = (1...JudgementReplay.maximumPeriods).filter { age in
      let before = known.calendar.period(running, offsetBy: -age - JudgementReplay.periodsBefore)
      return first <= before.start + JudgementReplay.tolerance
    }
    let past = ages.map { age in
      let period = known.calendar.period(running, offsetBy: -age)
      return (
        asOf: min(period.start + elapsed, period.end - 1) - 1, target: ForecastTarget(period)
      )
    }
    let callers = Caller.all(known, past)
    guard !callers.isEmpty else { return nil }
    let called = callers.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let named = Set(callers.keys.flatMap(\.path.keys))
    let hierarchy = known.settings.hierarchy
    self.known = known
    questions = past.filter { called.contains($0.target.id) }.reversed()
    levels = hierarchy.lastIndex { named.contains($0) }.map { Array(hierarchy[...$0]) } ?? []
  }

  /// How many periods are replayed.
  public var count: Int { questions.count }

  /// Which voices earned a say; the same for any number of workers.
  ///
  /// - Parameters:
  ///   - model: with which the calls are to be blended. Periods whose own model had a lower grade are
  ///     left out: a call is not better for a model that knew too little.
  ///   - finished: told of each period that is done; may be called from any thread.
  public func blend(
    with model: BookingsModel, workers: Int, finished: @Sendable () -> Void = {}
  ) -> JudgementBlend {
    let grade = model.targets.first?.outcome.grade ?? .refused
    let forecasts = Parallel.map(count: questions.count, workers: workers) { index in
      let forecast = try? forecast(questions[index].asOf, questions[index].target, grade)
      finished()
      return forecast
    }
    return JudgementReport.make(known: known, forecasts: forecasts.compactMap { $0 }).blend
  }

  /// `nil` for a model of a lower grade.
  private func forecast(
    _ day: Day, _ target: ForecastTarget, _ grade: Grade
  ) throws(ForecastError) -> BookingsForecast? {
    let then = PreparedDeals(known.known(before: known.zone.startOfDay(day + 1)))
    let model = try BookingsModel.train(on: then, targets: [target], workers: 1)
    let order = Grade.allCases
    guard let own = order.firstIndex(of: model.targets[0].outcome.grade),
      let now = order.firstIndex(of: grade),
      own <= now
    else { return nil }
    return try Forecaster(model: model, prepared: then).forecast(
      target, options: ForecastOptions(levels: levels, draws: JudgementReplay.draws))
  }
}

/// Who called what, as written.
private struct Caller: Hashable {
  let path: [String: String]
  let role: String?
  let person: String?
  let category: String?

  /// Those who had called enough of the periods by then, with the ids of these; calls for nodes
  /// outside the hierarchy are not counted.
  static func all(
    _ known: KnownDeals, _ past: [(asOf: Day, target: ForecastTarget)]
  ) -> [Caller: Set<String>] {
    let ends = Dictionary(
      past.map { ($0.target.id, known.zone.startOfDay($0.asOf + 1)) }, uniquingKeysWith: max)
    let levels = Set(known.settings.hierarchy)
    var periods: [Caller: Set<String>] = [:]
    for call in known.calls() {
      guard let end = ends[call.period], call.madeAt < end, levels.isSuperset(of: call.path.keys)
      else { continue }
      let caller = Caller(
        path: call.path, role: call.role, person: call.madeBy, category: call.category)
      periods[caller, default: []].insert(call.period)
    }
    return periods.filter { $0.value.count >= JudgementBlend.minimumPeriods }
  }
}
