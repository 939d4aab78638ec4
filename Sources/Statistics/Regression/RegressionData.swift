public import LinearAlgebra

/// Checked observations for a regression: one row for each, every number finite.
///
/// Column 0 of the design is taken for the intercept when it holds nothing but ones.
public struct RegressionData: Equatable, Sendable {
  /// *n* x *p*.
  public let design: Matrix
  /// *n* values.
  public let response: [Double]
  /// *n* values >= 0, or `nil` for equal weights of 1.
  public let weights: [Double]?
  /// *n* values added to the linear predictor, or `nil`.
  public let offset: [Double]?
  /// The sum of the weights.
  public let totalWeight: Double

  /// Checks observations once, for as many fits as needed.
  ///
  /// - Throws: ``FitError/tooFewObservations(needed:found:)`` without a row;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/negativeWeight(row:)``;
  ///   ``FitError/unusableTotalWeight(_:)``.
  public init(
    design: Matrix, response: [Double], weights: [Double]? = nil, offset: [Double]? = nil
  ) throws(FitError) {
    guard design.rows > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    do throws(LinearAlgebraError) {
      try design.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(argument: "design", row: row, column: column)
    }
    try Self.check(response, "response", count: design.rows)
    if let offset { try Self.check(offset, "offset", count: design.rows) }
    if let weights {
      try Self.check(weights, "weights", count: design.rows)
      if let row = weights.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
    }
    totalWeight = weights.map { Descriptive.sum($0) } ?? Double(design.rows)
    guard totalWeight > 0, totalWeight.isFinite else { throw .unusableTotalWeight(totalWeight) }
    self.design = design
    self.response = response
    self.weights = weights
    self.offset = offset
  }

  static func check(_ values: [Double], _ argument: String, count: Int) throws(FitError) {
    guard values.count == count else {
      throw .dimensionMismatch(argument: argument, expected: count, found: values.count)
    }
    if let row = Finiteness.firstFailure(in: values) {
      throw .notFinite(argument: argument, row: row, column: 0)
    }
  }

  func requireResponse(from lower: Double, to upper: Double) throws(FitError) {
    if let row = response.firstIndex(where: { $0 < lower || $0 > upper }) {
      throw .responseOutOfRange(row: row, lower: lower, upper: upper)
    }
  }

  /// The rows whose weight is not 0.
  var countedRows: [Int] {
    guard let weights else { return Array(response.indices) }
    return response.indices.filter { weights[$0] > 0 }
  }

  /// Whether every response that counts is 0 or 1.
  var hasBinaryResponse: Bool {
    countedRows.allSatisfy { response[$0] == 0 || response[$0] == 1 }
  }

  /// The weighted mean of the response.
  var meanResponse: Double {
    guard let weights else { return Descriptive.sum(response) / totalWeight }
    return Descriptive.sum(zip(weights, response).lazy.map { $0 * $1 }) / totalWeight
  }

  /// The weighted mean of a function of the offset, `neutral` when there is none.
  func meanOffset(neutral: Double, _ transform: (Double) -> Double) -> Double {
    guard let values = offset?.map(transform) else { return neutral }
    guard let weights else { return Descriptive.sum(values) / totalWeight }
    return Descriptive.sum(zip(weights, values).lazy.map { $0 * $1 }) / totalWeight
  }
}
