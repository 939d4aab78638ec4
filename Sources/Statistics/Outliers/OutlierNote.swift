/// What an analysis of outliers did otherwise than for a table of many varying columns, and why.
public enum OutlierNote: Codable, Equatable, Sendable {
  /// Columns with one value only; they take no part.
  case constantColumns([Int])
  /// Columns that equal an earlier one once they are scaled; they take no part.
  case duplicateColumns([Int])
  /// Fewer than `needed` rows for so many columns: no covariance is estimated. The robust distance
  /// is left out, and neighbours are sought among columns that are scaled one by one.
  case noCovariance(rows: Int, needed: Int)
}

extension OutlierNote: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .constantColumns(let columns):
      "columns \(columns) have one value only and take no part"
    case .duplicateColumns(let columns):
      "columns \(columns) repeat earlier ones and take no part"
    case .noCovariance(let rows, let needed):
      "\(rows) rows are too few for a covariance (\(needed) are needed); "
        + "tails and neighbours alone are used"
    }
  }
}
