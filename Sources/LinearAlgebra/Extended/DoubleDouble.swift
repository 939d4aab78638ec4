/// A number carried as the sum of two doubles, so with twice the digits.
///
/// - Source: Ogita, Rump and Oishi, "Accurate sum and dot product", 2005, algorithm Dot2; Dekker,
///   "A floating-point technique for extending the available precision", 1971.
struct DoubleDouble: Sendable {
  private(set) var high = 0.0
  private(set) var low = 0.0

  init() {}

  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  init(_ a: Double, minus b: Double) {
    high = a
    accumulate(-b)
  }

  var value: Double { high + low }

  mutating func add(_ a: Double, times b: Double) {
    let product = a * b
    accumulate(product)
    low += (-product).addingProduct(a, b)
  }

  /// Knuth's two-sum.
  private mutating func accumulate(_ term: Double) {
    let sum = high + term
    let virtual = sum - high
    low += (high - (sum - virtual)) + (term - virtual)
    high = sum
  }
}
