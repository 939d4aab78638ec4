internal import LinearAlgebra
internal import Statistics

/// The hazard of conversion by week of a lead's life, with a ridge on what is known of the lead, and
/// the owners' records drawn towards 1.
///
/// - Source: Tutz and Schmid, *Modeling Discrete Time-to-Event Data*, 2016, chapter 3: a logistic
///   regression on the weeks of every lead. Owners: gamma-Poisson shrinkage, Clayton and Kaldor,
///   "Empirical Bayes estimates of age-standardized relative risks", 1987.
struct LeadModel: Sendable {
  let columns: LeadColumns
  /// Slopes of the columns.
  let slopes: [Double]
  /// Means of the columns over the weeks of the fit.
  let means: [Double]
  /// Log-odds of conversion in each week, at the means.
  let levels: [Double]
  /// What an owner's record adds.
  private let owners: [String: Double]

  /// Towards 0 on standardised columns: as much as so many conversions say.
  private static let ridge = 5.0
  private static let weekRidge = 1.0

  /// Fits the weeks that were over before a moment.
  ///
  /// - Returns: `nil` with too few leads or conversions.
  init?(_ cases: [LeadCase], before moment: Int64) throws(ForecastError) {
    let weeks = LeadWeek.watched(cases, before: moment)
    let conversions = weeks.count { $0.isConverted }
    guard cases.count >= LeadScorer.leastLeads, conversions >= LeadScorer.leastConversions else {
      return nil
    }
    let columns = LeadColumns(cases)
    self.columns = columns
    let offset = LeadWeeks.count
    let width = offset + columns.columns.count
    let count = weeks.count
    var elements = [Double](repeating: 0, count: count * width)
    for (row, week) in weeks.enumerated() {
      let lead = cases[week.lead]
      elements[row] = 1
      if week.week > 0 { elements[week.week * count + row] = 1 }
      let start = lead.created + Int64(LeadWeeks.start(week.week) * 86_400)
      for (column, value) in columns.values(lead, at: start) {
        elements[(offset + column) * count + row] = value
      }
    }
    let response = weeks.map { $0.isConverted ? 1.0 : 0 }
    let fitted = try Self.fit(elements, response, width: width)
    means = (0..<columns.columns.count).map { column in
      let start = (offset + column) * count
      return Descriptive.sum(elements[start..<start + count]) / Double(count)
    }
    slopes = Array(fitted.coefficients[offset...])
    let centre = zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 }
    levels = (0..<offset).map { week in
      fitted.coefficients[0] + (week > 0 ? fitted.coefficients[week] : 0) + centre
    }
    owners = Self.owners(cases, weeks, elements, fitted.coefficients)
  }

  private static func fit(
    _ elements: [Double], _ response: [Double], width: Int
  ) throws(ForecastError) -> FittedLogistic {
    let design: Matrix
    do throws(LinearAlgebraError) {
      design = try Matrix(rows: response.count, columns: width, columnMajor: elements)
    } catch { throw .numeric("\(error)") }
    let penalties = (0..<width).map { column in
      column == 0 ? 1e-6 : column < LeadWeeks.count ? weekRidge : ridge
    }
    do throws(FitError) {
      return try RidgeLogistic(penalties: penalties).fit(
        try RegressionData(design: design, response: response))
    } catch { throw .numeric("\(error)") }
  }

  /// ln((observed + k) / (expected + k)) by owner, 1/k the owners' own variance by moments.
  private static func owners(
    _ cases: [LeadCase], _ weeks: [LeadWeek], _ elements: [Double], _ coefficients: [Double]
  ) -> [String: Double] {
    var observed: [String: Double] = [:]
    var expected: [String: Double] = [:]
    for (row, week) in weeks.enumerated() {
      var eta = 0.0
      for column in coefficients.indices {
        eta += coefficients[column] * elements[column * weeks.count + row]
      }
      let owner = cases[week.lead].owner
      observed[owner, default: 0] += week.isConverted ? 1 : 0
      expected[owner, default: 0] += LogScale.logistic(eta)
    }
    var excess = 0.0
    var squares = 0.0
    for owner in expected.keys.sorted() {
      let (o, e) = (observed[owner] ?? 0, expected[owner] ?? 0)
      excess += (o - e) * (o - e) - e
      squares += e * e
    }
    guard excess > 0, squares > 0 else { return [:] }
    let strength = squares / excess
    return expected.reduce(into: [:]) { effects, owner in
      effects[owner.key] = LeadScorer.logarithm(
        ((observed[owner.key] ?? 0) + strength) / (owner.value + strength))
    }
  }

  /// What each field adds to the log-odds of every week, against a lead at the means.
  func effects(_ lead: LeadCase, at moment: Int64) -> [LeadField: Double] {
    var effects: [LeadField: Double] = [.owner: owners[lead.owner] ?? 0]
    for (column, slope) in slopes.enumerated() {
      effects[columns.field(column), default: 0] -= slope * means[column]
    }
    for (column, value) in columns.values(lead, at: moment) {
      effects[columns.field(column), default: 0] += slopes[column] * value
    }
    return effects
  }

  /// Log-odds of a conversion by the end of the window, for a lead of an age not converted so far.
  ///
  /// - Parameter effect: what the lead's fields add to every week.
  func logOdds(effect: Double, age: Double) -> Double {
    // ln of the probability of lasting, and of 1 less it.
    var lasting = 0.0
    for week in levels.indices {
      lasting -= LeadWeeks.left(week, age: age) * LogScale.log1pExp(levels[week] + effect)
    }
    return LeadScorer.logOdds(lasting: lasting)
  }
}
