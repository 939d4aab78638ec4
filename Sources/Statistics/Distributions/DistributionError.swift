/// Parameters with which no distribution or interval exists.
public enum DistributionError: Error, Equatable, Sendable {
  /// A parameter that must be positive and finite is not.
  case notPositive(parameter: String, value: Double)
  /// A parameter is NaN or infinite.
  case notFinite(parameter: String)
  /// A value lies outside of the range where it makes sense.
  case outOfRange(parameter: String, value: Double, lower: Double, upper: Double)
}

extension DistributionError: CustomStringConvertible {
  /// One sentence: which parameter, and what it must be.
  public var description: String {
    switch self {
    case .notPositive(let parameter, let value):
      "\(parameter) must be a positive number, and is \(value)"
    case .notFinite(let parameter):
      "\(parameter) is not a finite number"
    case .outOfRange(let parameter, let value, let lower, let upper):
      "\(parameter) must lie between \(lower) and \(upper), and is \(value)"
    }
  }
}

extension DistributionError {
  static func requirePositive(
    _ value: Double, _ parameter: String
  ) throws(DistributionError) {
    guard value > 0, value.isFinite else {
      throw .notPositive(parameter: parameter, value: value)
    }
  }

  static func requireProbability(
    _ value: Double, _ parameter: String
  ) throws(DistributionError) {
    guard value >= 0, value <= 1 else {
      throw .outOfRange(parameter: parameter, value: value, lower: 0, upper: 1)
    }
  }
}
