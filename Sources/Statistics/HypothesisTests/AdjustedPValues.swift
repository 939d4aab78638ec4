/// p-values raised for having looked at many at once.
///
/// An adjusted p-value is compared with the wanted level directly. The answers are in the order of
/// the questions, at most 1, and in the same order of size as the p-values.
public enum AdjustedPValues {
  /// Bounds the expected share of false discoveries, when the tests are independent or positively
  /// dependent.
  ///
  /// - Throws: ``HypothesisTestError/badValue(argument:row:value:)`` for one outside of 0...1.
  /// - Source: Benjamini and Hochberg, "Controlling the false discovery rate", 1995.
  public static func benjaminiHochberg(
    _ pValues: [Double]
  ) throws(HypothesisTestError) -> [Double] {
    let count = Double(pValues.count)
    return try stepUp(pValues) { count / $0 }
  }

  /// Bounds the expected share of false discoveries under any dependence.
  ///
  /// - Throws: ``HypothesisTestError/badValue(argument:row:value:)`` for one outside of 0...1.
  /// - Source: Benjamini and Yekutieli, "The control of the false discovery rate in multiple
  ///   testing under dependency", 2001.
  public static func benjaminiYekutieli(
    _ pValues: [Double]
  ) throws(HypothesisTestError) -> [Double] {
    let count = Double(pValues.count)
    let harmonic = Descriptive.sum((0..<pValues.count).lazy.map { 1 / Double($0 + 1) })
    return try stepUp(pValues) { harmonic * count / $0 }
  }

  /// Bounds the chance of any false discovery, under any dependence.
  ///
  /// - Throws: ``HypothesisTestError/badValue(argument:row:value:)`` for one outside of 0...1.
  /// - Source: Holm, "A simple sequentially rejective multiple test procedure", 1979.
  public static func holm(_ pValues: [Double]) throws(HypothesisTestError) -> [Double] {
    let order = try ascending(pValues)
    var adjusted = pValues
    var running = 0.0
    for (rank, index) in order.enumerated() {
      running = max(running, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = running
    }
    return adjusted
  }

  /// Goes from the largest down; `factor` is of the rank counted from 1.
  private static func stepUp(
    _ pValues: [Double], factor: (Double) -> Double
  ) throws(HypothesisTestError) -> [Double] {
    let order = try ascending(pValues)
    var adjusted = pValues
    var running = 1.0
    for (rank, index) in order.enumerated().reversed() {
      running = min(running, factor(Double(rank + 1)) * pValues[index])
      adjusted[index] = running
    }
    return adjusted
  }

  private static func ascending(_ pValues: [Double]) throws(HypothesisTestError) -> [Int] {
    if let row = pValues.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) {
      throw .badValue(argument: "pValues", row: row, value: pValues[row])
    }
    return pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  }
}
