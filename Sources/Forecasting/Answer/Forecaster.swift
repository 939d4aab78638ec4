public import Calendars
public import Deals
internal import Foundation
internal import Statistics

/// Answers for a period from a trained model and what is known now.
public struct Forecaster: Sendable {
  let model: BookingsModel?
  /// What is known.
  public let known: KnownDeals
  let log: DealLog
  let maker: FeatureMaker

  /// The most days by which a model may be older than the question: its landmarks reach three
  /// weeks to either side.
  public static let maximumModelAge = 7 * LandmarkPlan.reach

  /// A forecaster for the facts known at the cutoff of `known`; without a model it answers only for
  /// periods that are over.
  ///
  /// - Throws: ``ForecastError/modelFromTheFuture(trainedAsOf:asOf:)``.
  public init(model: BookingsModel?, known: KnownDeals) throws(ForecastError) {
    try self.init(model: model, prepared: PreparedDeals(known))
  }

  /// A forecaster for deals that are prepared already; see ``init(model:known:)``.
  public init(model: BookingsModel?, prepared: PreparedDeals) throws(ForecastError) {
    if let model, prepared.known.asOf < model.trainedAsOf {
      throw .modelFromTheFuture(trainedAsOf: model.trainedAsOf, asOf: prepared.known.asOf)
    }
    self.model = model
    known = prepared.known
    log = prepared.log
    maker = prepared.maker
  }

  /// Whether a model trained as of an earlier day may answer at `asOf`: the same running period,
  /// and not more than three weeks old.
  public static func fits(
    trainedAsOf: Day, asOf: Day, kind: FiscalPeriod.Kind, calendar: FiscalCalendar
  ) -> Bool {
    trainedAsOf <= asOf && asOf - trainedAsOf <= maximumModelAge
      && calendar.period(kind, containing: trainedAsOf + 1)
        == calendar.period(kind, containing: asOf + 1)
  }

  /// The distribution of the bookings of a period.
  ///
  /// Children add up to their parents in every part and in every draw, to the minor unit.
  ///
  /// - Throws: ``ForecastError/unknownLevel(_:known:)``;
  ///   ``ForecastError/tooLittleHistory(reason:)`` for a period further ahead than the model.
  public func forecast(
    _ target: ForecastTarget, options: ForecastOptions
  ) throws(ForecastError) -> BookingsForecast {
    let levels = ["owner"] + DealSettings.attributeNames
    for level in options.levels where !levels.contains(level) {
      throw .unknownLevel(level, known: levels)
    }
    let part = try part(for: target)
    let baselines = Baselines(log: log, target: target)
    let outlook = outlook(target, part, baselines, method: options.method)
    let scored = outlook.scored
    let rollup = Rollup(
      forecaster: self, target: target, part: part, outlook: outlook,
      baselines: baselines, options: options)
    let (nodes, draws) = rollup.nodes()
    var forecast = BookingsForecast(
      asOf: known.asOf, currency: known.settings.currency,
      trainedAsOf: model?.trainedAsOf ?? known.asOf,
      target: target, nodes: nodes, deals: scored.map(\.forecast),
      warnings: warnings(outlook, method: options.method) + (rollup.judgement?.sentences ?? []))
    forecast.draws = draws
    return forecast
  }

  /// The weight of the pipeline against the run rate.
  func weight(_ method: ForecastMethod) -> Double {
    switch method {
    case .auto: model?.capacity.weight ?? 1
    case .bottomUp: 1
    case .runRate: 0
    }
  }

  /// The open deals, with the pipeline and the run rate combined.
  func outlook(
    _ target: ForecastTarget, _ part: TargetModel?, _ baselines: Baselines, method: ForecastMethod
  ) -> PeriodOutlook {
    let scored = score(target, part, baselines)
    let weight = weight(method)
    guard let part, weight < 1 else {
      return PeriodOutlook(bottomUp: scored, groups: part?.creation.groups.count ?? 1)
    }
    return PeriodOutlook(scored, part: part, log: log, target: target, weight: weight)
  }

  /// The forecasts of the single open deals, in the order of their ids; none for a period that is
  /// over.
  ///
  /// - Throws: as ``forecast(_:options:)``.
  public func dealForecasts(_ target: ForecastTarget) throws(ForecastError) -> [DealForecast] {
    let baselines = Baselines(log: log, target: target)
    let scored = outlook(target, try part(for: target), baselines, method: .auto)
      .scored.map(\.forecast)
    return try withWindows(scored, target)
  }

  /// What the model learnt for a period; `nil` for one that is over.
  func part(for target: ForecastTarget) throws(ForecastError) -> TargetModel? {
    let ahead = target.periodsAhead(of: known)
    let horizon = model?.targets.count ?? 0
    guard ahead < horizon else {
      throw .tooLittleHistory(
        reason: model?.unanswerable
          ?? "the model reaches \(horizon) periods; train it with a longer horizon")
    }
    return ahead < 0 ? nil : model?.targets[ahead]
  }

  private func warnings(_ outlook: PeriodOutlook, method: ForecastMethod) -> [String] {
    var warnings: [String] = []
    guard let model else { return [] }
    let scored = outlook.scored
    warnings += model.capacity.sentences(weight: outlook.weight, method: method)
    if !model.reason.isEmpty { warnings.append("grade \(model.grade.rawValue): \(model.reason)") }
    let unpriced = scored.count { $0.amount == nil }
    if unpriced > 0 {
      warnings.append("\(unpriced) open deals have no amount and nothing to price them by")
    }
    if model.winGrade == .baseline {
      let rate = String(format: "%.0f %%", 100 * log.winRate)
      warnings.append(
        "the fields do not tell won from lost deals better than the win rate (\(rate)): P(win) is "
          + "that rate for every deal")
    }
    if !known.recorded.contains(.stage) {
      warnings.append("no stage history: stages and close dates are not used")
    }
    return warnings
  }
}
