public import LinearAlgebra

/// Why forecasts cannot be reconciled.
public enum ReconciliationError: Error, Equatable, Sendable {
  /// A hierarchy has at least one bottom series.
  case noBottomSeries
  /// An aggregate has no bottom series.
  case emptyAggregate(Int)
  /// An aggregate names a bottom series that is not there.
  case unknownSeries(aggregate: Int, series: Int)
  /// An aggregate names a bottom series twice.
  case repeatedSeries(aggregate: Int, series: Int)
  /// A matrix has another number of rows than there are series.
  case dimensionMismatch(argument: String, expected: Int, found: Int)
  /// An element is NaN or infinite.
  case notFinite(argument: String, row: Int, column: Int)
  /// The covariance needs more residuals of each series.
  case tooFewResiduals(needed: Int, found: Int)
  /// A reconciled forecast does not fit a double.
  case overflow(row: Int, column: Int)
  /// A factorization failed.
  case linearAlgebra(LinearAlgebraError)
}

extension ReconciliationError: CustomStringConvertible {
  /// One sentence: what happened, and where.
  public var description: String {
    switch self {
    case .noBottomSeries:
      "the hierarchy has no bottom series"
    case .emptyAggregate(let aggregate):
      "aggregate \(aggregate) has no bottom series"
    case .unknownSeries(let aggregate, let series):
      "aggregate \(aggregate) names bottom series \(series), which is not there"
    case .repeatedSeries(let aggregate, let series):
      "aggregate \(aggregate) names bottom series \(series) twice"
    case .dimensionMismatch(let argument, let expected, let found):
      "\(argument) has \(found) rows where the hierarchy has \(expected)"
    case .notFinite(let argument, let row, let column):
      "the element of \(argument) in row \(row), column \(column) is not a finite number"
    case .tooFewResiduals(let needed, let found):
      "too few residuals of each series: \(needed) are needed, \(found) were given"
    case .overflow(let row, let column):
      "the forecast of series \(row), step \(column) does not fit a double; rescale the series"
    case .linearAlgebra(let error):
      error.description
    }
  }

  static func requireFinite(
    _ matrix: Matrix, _ argument: String
  ) throws(ReconciliationError) {
    do throws(LinearAlgebraError) {
      try matrix.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(argument: argument, row: row, column: column)
    }
  }

  /// Turns an error of the module below into one of this.
  static func wrapping<Value>(
    _ body: () throws(LinearAlgebraError) -> Value
  ) throws(ReconciliationError) -> Value {
    do throws(LinearAlgebraError) {
      return try body()
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
