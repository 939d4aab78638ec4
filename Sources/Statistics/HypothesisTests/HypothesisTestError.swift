/// Why a test of a hypothesis cannot be made.
public enum HypothesisTestError: Error, Equatable, Sendable {
  /// Fewer values, clusters or groups than the test needs.
  case tooFew(what: String, needed: Int, found: Int)
  /// Two lists that go together have different lengths.
  case lengthMismatch(argument: String, expected: Int, found: Int)
  /// A value is NaN, infinite, or outside of its range.
  case badValue(argument: String, row: Int, value: Double)
  /// A setting has no meaning.
  case invalidSetting(name: String, value: Double)
  /// The values do not vary, so nothing can be said of their spread.
  case noVariation
}

extension HypothesisTestError: CustomStringConvertible {
  /// One sentence: what happened, and where.
  public var description: String {
    switch self {
    case .tooFew(let what, let needed, let found):
      "too few \(what): \(needed) are needed, \(found) were given"
    case .lengthMismatch(let argument, let expected, let found):
      "\(argument) has \(found) values where \(expected) are expected"
    case .badValue(let argument, let row, let value):
      "\(argument) cannot be \(value), in row \(row)"
    case .invalidSetting(let name, let value):
      "\(name) cannot be \(value)"
    case .noVariation:
      "the values do not vary; the test needs a spread"
    }
  }
}

extension HypothesisTestError {
  static func requireFinite(
    _ values: [Double], _ argument: String
  ) throws(HypothesisTestError) {
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw .badValue(argument: argument, row: row, value: values[row])
    }
  }

  static func requireCount(
    _ found: Int, of what: String, atLeast needed: Int
  ) throws(HypothesisTestError) {
    guard found >= needed else { throw .tooFew(what: what, needed: needed, found: found) }
  }

  static func requireLevel(_ level: Double) throws(HypothesisTestError) {
    guard level > 0, level < 1 else { throw .invalidSetting(name: "level", value: level) }
  }

  static func requireDraws(_ draws: Int) throws(HypothesisTestError) {
    guard draws > 0 else { throw .invalidSetting(name: "draws", value: Double(draws)) }
  }
}
