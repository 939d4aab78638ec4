internal import Statistics

/// Whether sales move with spending: bookings and new leads of weeks or months, regressed on what was
/// spent in them and in the one before, with the season held fixed.
///
/// It is an association: spending is planned for when sales are expected.
public struct SpendResponse: Sendable {
  /// What may move.
  public enum Response: String, Sendable, CaseIterable {
    /// Minor units won.
    case bookings
    /// Leads created.
    case leads
  }

  /// What was spent under one account or campaign, by cell of time.
  public struct Spend: Sendable {
    /// The account of the ledger or the campaign.
    public let code: String
    /// Minor units by cell.
    public let amounts: [Double]

    /// A series as given.
    public init(code: String, amounts: [Double]) {
      self.code = code
      self.amounts = amounts
    }
  }

  /// One effect.
  public struct Effect: Sendable {
    /// What moves.
    public let response: Response
    /// With the spending on what.
    public let code: String
    /// Cells of time between spending and response.
    public let lag: Int
    /// Units of the response for each minor unit spent.
    public let perUnit: IntervalEstimate
    /// The p-value of no association.
    public let pValue: Double
    /// The same for having looked at all effects (Benjamini and Hochberg).
    public let adjusted: Double
  }

  /// What can be said.
  public enum Verdict: String, Sendable, CaseIterable {
    case moves, notSeen
  }

  /// Whether the cells are weeks; else months.
  public let isWeekly: Bool
  /// Cells of time.
  public let count: Int
  /// What was found, in the order of responses, codes and lags.
  public let effects: [Effect]
  /// Codes that could not be told apart from the rest, such as those with even spending.
  public let dropped: [String]

  /// The false discovery rate.
  public static let rate = 0.05
  /// The fewest cells of time, for weeks and for months.
  public static let leastCells = (weeks: 52, months: 24)

  /// Regresses.
  ///
  /// - Parameters:
  ///   - spends: by code, as many cells as the responses.
  ///   - responses: what may move; those that are 0 throughout are passed over.
  ///   - season: columns held fixed, without a constant.
  ///   - lags: cells between spending and response.
  public init(
    isWeekly: Bool, spends: [Spend], responses: [(Response, [Double])], season: [[Double]],
    lags: [Int] = [0, 1]
  ) {
    self.isWeekly = isWeekly
    let all = responses.first?.1.count ?? 0
    let first = lags.max() ?? 0
    count = max(0, all - first)
    func cut(_ values: [Double], lag: Int) -> [Double] {
      Array(values[(first - lag)..<(all - lag)])
    }
    var dropped: [String] = []
    var terms: [(code: String, lag: Int)] = []
    var columns = count > 0 ? [[Double](repeating: 1, count: count)] : []
    columns += season.map { cut($0, lag: 0) }.filter { Set($0).count > 1 }
    let controls = columns.count
    for spend in spends {
      let column = lags.map { cut(spend.amounts, lag: $0) }
      guard column.allSatisfy({ Set($0).count > 2 }) else {
        dropped.append(spend.code)
        continue
      }
      columns += column
      terms += lags.map { (spend.code, $0) }
    }
    self.dropped = dropped
    var found: [(Response, String, Int, IntervalEstimate, Double)] = []
    for (response, values) in responses where !terms.isEmpty {
      guard let fit = SerialRegression(cut(values, lag: 0), columns: columns) else { continue }
      for (position, term) in terms.enumerated() {
        let column = controls + position
        found.append(
          (response, term.code, term.lag, fit.interval(column), fit.pValue(column)))
      }
    }
    let adjusted = (try? AdjustedPValues.benjaminiHochberg(found.map(\.4))) ?? found.map { _ in 1 }
    effects = zip(found, adjusted).map { found, adjusted in
      Effect(
        response: found.0, code: found.1, lag: found.2, perUnit: found.3, pValue: found.4,
        adjusted: adjusted)
    }
  }

  /// Whether any effect stands out at the false discovery rate.
  public var verdict: Verdict {
    effects.contains { $0.adjusted <= Self.rate } ? .moves : .notSeen
  }
}
