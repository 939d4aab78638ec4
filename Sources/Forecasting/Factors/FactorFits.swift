internal import Deals
internal import LinearAlgebra
internal import Statistics

/// Chances of open deals at the start of each period and at the same day of past periods, by fits on
/// what had ended before each.
struct FactorFits {
  /// A model of one day of the period, as of each period.
  struct Line: Sendable {
    let schema: FeatureSchema
    /// By age; `nil` where the periods before cannot carry a fit.
    let coefficients: [[Double]?]
  }

  let start: Line
  /// For today that of the forecast.
  let now: Line

  /// Periods with known outcomes that must lie before one that is replayed.
  static let periodsBefore = 2
  /// Above this many rows a sample of the deals is fitted.
  static let maximumRows = 40_000

  init(start: Line, now: Line) {
    self.start = start
    self.now = now
  }

  /// - Parameter outcome: the model that answers today: its columns are used for the same day.
  init(
    _ plan: FactorPlan, target: ForecastTarget, maker: FeatureMaker, outcome: OutcomeModel,
    excluded: Set<String>, workers: Int
  ) throws(ForecastError) {
    let known = maker.log.known
    now = try FactorFits.line(
      plan.moments.map(\.now), from: 1, elapsed: plan.elapsed, target: target, maker: maker,
      ahead: plan.ahead, workers: workers
    ) { _ in (outcome.schema, outcome.coefficients) }
    if plan.isAtStart {
      start = now
      return
    }
    start = try FactorFits.line(
      plan.moments.map(\.start), from: 0, elapsed: 0, target: target, maker: maker,
      ahead: plan.ahead, workers: workers
    ) { rows in
      (
        FeatureSchema(
          rows: rows, known: known, grade: outcome.grade, excluded: excluded,
          periodsAhead: plan.ahead), nil
      )
    }
  }

  private static func line(
    _ landmarks: [Landmark], from first: Int, elapsed: Int, target: ForecastTarget,
    maker: FeatureMaker, ahead: Int, workers: Int,
    schema: ([DealFeatures]) -> (FeatureSchema, [Double]?)
  ) throws(ForecastError) -> Line {
    let known = maker.log.known
    let plan = LandmarkPlan.periodic(
      target: target, known: known, firstClose: maker.log.firstClose, elapsed: elapsed)
    let rows = LandmarkRows(plan: plan, maker: maker, question: .wonInTime, most: maximumRows)
    let (schema, coefficients) = schema(rows.features)
    let fitter = OutcomeFitter(
      plan: plan, rows: rows, known: known, schema: schema, periodsAhead: ahead)
    var begin = coefficients
    if begin == nil {
      begin = try fit(fitter, landmarks[first], startingFrom: nil, workers: workers)
    }
    let start = begin
    let fits = try Parallel.map(count: landmarks.count, workers: workers) {
      age throws(ForecastError) in
      age < first ? start : try fit(fitter, landmarks[age], startingFrom: start, workers: 1)
    }
    return Line(schema: schema, coefficients: fits)
  }

  private static func fit(
    _ fitter: OutcomeFitter, _ landmark: Landmark, startingFrom start: [Double]?, workers: Int
  ) throws(ForecastError) -> [Double]? {
    let before = fitter.plan.landmarks.filter { $0.labelEnd <= landmark.moment }
    guard Set(before.map(\.age)).count >= periodsBefore else { return nil }
    return try fitter.fit(
      before: landmark.moment, age: landmark.age, startingFrom: start, workers: workers
    )?.fitted.coefficients
  }

  /// How many past periods in a row can be replayed, the nearest first.
  var usablePeriods: Int {
    (1..<now.coefficients.count).prefix {
      start.coefficients[$0] != nil && now.coefficients[$0] != nil
    }.count
  }
}

extension FeatureEncoder {
  /// The chance of a deal by these coefficients.
  func chance(_ features: DealFeatures, _ coefficients: [Double]) -> Double {
    var eta = 0.0
    encode(features) { column, value in eta += coefficients[column] * value }
    return LogScale.logistic(eta)
  }
}
