internal import Calendars
internal import Deals
internal import LinearAlgebra
internal import Statistics

/// How well the model told won deals from others at past moments it had not seen.
public struct OutcomeSkill: Codable, Equatable, Sendable {
  /// Mean logarithmic loss of the model, each forecast made by a fit that ended before it.
  public let logLoss: Double
  /// The same for the share won among the rows of that fit.
  public let baseLogLoss: Double
  /// Rows judged.
  public let count: Int
  /// Mean gain per row over its standard error.
  let gainStatistic: Double

  /// - Parameters:
  ///   - losses: of the model, one per row.
  ///   - baseLosses: of the share won among the rows of its fit.
  init?(losses: [Double], baseLosses: [Double]) {
    let gains = zip(baseLosses, losses).map { $0 - $1 }
    guard losses.count >= OutcomeSkill.minimumRows, let loss = Descriptive.mean(losses),
      let base = Descriptive.mean(baseLosses), let gain = Descriptive.mean(gains),
      let deviation = Descriptive.standardDeviation(gains)
    else { return nil }
    logLoss = loss
    baseLogLoss = base
    count = losses.count
    gainStatistic = deviation > 0 ? gain / deviation * Double(gains.count).squareRoot() : 0
  }

  static let minimumRows = 100
  /// One-sided 5 % of the standard normal distribution.
  static let criticalGain = 1.644_853_626_951_472_2

  /// Whether the model beat the base rate by more than chance.
  public var isProven: Bool { gainStatistic > OutcomeSkill.criticalGain }

  /// 1 - logLoss / baseLogLoss; 0 or less means that the fields say nothing.
  public var skill: Double { 1 - logLoss / baseLogLoss }
}

/// What a fit rests on.
public struct OutcomeDiagnostics: Codable, Equatable, Sendable {
  /// Training rows (deal x landmark).
  public let rows: Int
  /// Rows that were won in time.
  public let wonRows: Int
  /// Share of the deals that took part.
  public let share: Double
  /// Past periods with landmarks.
  public let periods: Int
  /// Whether Newton's method converged.
  public let converged: Bool
  /// Its iterations.
  public let iterations: Int
  /// Warnings of the fit.
  public let warnings: [String]
  /// Forecasts of the past, when there were any to judge.
  public internal(set) var skill: OutcomeSkill?
}

/// The landmark ridge logistic: P(won in the stretch asked for), given what is known of an open
/// deal (science.md 3.1).
struct OutcomeModel: Codable, Equatable, Sendable {
  /// 0 for the running period, 1 for the next, ...
  let periodsAhead: Int
  /// Days left of the running period when it was trained.
  let daysLeft: Int
  let grade: Grade
  let schema: FeatureSchema
  let coefficients: [Double]
  var diagnostics: OutcomeDiagnostics

  /// The probability of each deal; features carry ln(days left / ``daysLeft``).
  func probabilities(_ features: [DealFeatures], known: KnownDeals) -> [Double] {
    let encoder = FeatureEncoder(schema: schema, known: known)
    return features.map { row in
      var eta = 0.0
      encoder.encode(row) { column, value in eta += coefficients[column] * value }
      return LogScale.logistic(eta)
    }
  }

  /// The columns' contributions to a deal's log-odds, by name.
  func contributions(_ row: DealFeatures, known: KnownDeals) -> [(name: String, value: Double)] {
    let encoder = FeatureEncoder(schema: schema, known: known)
    var parts: [(String, Double)] = []
    encoder.encode(row) { column, value in
      parts.append((schema.columns[column].name, coefficients[column] * value))
    }
    return parts
  }
}

/// Fits outcome models on landmark rows: the one asked for, and those of past moments.
struct OutcomeFitter {
  let plan: LandmarkPlan
  let rows: LandmarkRows
  let known: KnownDeals
  let schema: FeatureSchema
  let periodsAhead: Int
  private let penalties: [Double]

  init(
    plan: LandmarkPlan, rows: LandmarkRows, known: KnownDeals, schema: FeatureSchema,
    periodsAhead: Int
  ) {
    self.plan = plan
    self.rows = rows
    self.known = known
    self.schema = schema
    self.periodsAhead = periodsAhead
    let first = known.settings.segments.first
    penalties = schema.columns.map {
      $0.penalty(periodsAhead: periodsAhead) { $0 == first }
    }
  }

  /// The design matrix of some rows.
  func design(_ positions: [Int]) throws(ForecastError) -> Matrix {
    let encoder = FeatureEncoder(schema: schema, known: known)
    let count = positions.count
    var elements = [Double](repeating: 0, count: count * encoder.columnCount)
    elements.withUnsafeMutableBufferPointer { buffer in
      for (i, position) in positions.enumerated() {
        encoder.encode(rows.features[position]) { column, value in
          buffer[column * count + i] = value
        }
      }
    }
    do throws(LinearAlgebraError) {
      return try Matrix(rows: count, columns: encoder.columnCount, columnMajor: elements)
    } catch { throw .numeric("\(error)") }
  }

  /// The fit on all rows whose stretch had ended by `moment`.
  ///
  /// - Parameter age: of the period in which `moment` lies; weights count from there.
  /// - Returns: `nil` when there are no rows, or none or all of them won.
  func fit(
    before moment: Instant, age: Int, startingFrom start: [Double]?, workers: Int
  ) throws(ForecastError) -> (fitted: FittedLogistic, rows: Int, won: Int)? {
    let scale = plan.landmarks.isEmpty ? 1 : 1 / weightOfAge(age)
    let positions = rows.features.indices.filter {
      plan.landmarks[Int(rows.landmark[$0])].labelEnd <= moment
    }
    let won = positions.count { rows.isWon[$0] }
    guard won > 0, won < positions.count else { return nil }
    let matrix = try design(positions)
    do throws(FitError) {
      let data = try RegressionData(
        design: matrix, response: positions.map { rows.isWon[$0] ? 1 : 0 },
        weights: positions.map { plan.landmarks[Int(rows.landmark[$0])].weight * scale })
      let model = try RidgeLogistic(penalties: penalties)
      return (
        try model.fit(data, startingFrom: start, workers: workers), positions.count, won
      )
    } catch { throw .numeric("\(error)") }
  }

  /// The weight that the nearest landmark of an age would have; so a fit of the past is penalised
  /// as the one of today is.
  private func weightOfAge(_ age: Int) -> Double {
    guard age > 0 else { return 1 }
    let ages = plan.landmarks.filter { $0.age == age }.map(\.weight)
    let newest = plan.landmarks.filter { $0.age == 1 }.map(\.weight)
    guard let a = ages.max(), let b = newest.max(), b > 0 else { return 1 }
    return a / b
  }
}
