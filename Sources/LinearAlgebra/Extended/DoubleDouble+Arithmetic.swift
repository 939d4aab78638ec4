extension DoubleDouble {
  /// A sum of two doubles that has no rounding error yet.
  @inline(__always)
  static func twoSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let virtual = sum - a
    return DoubleDouble(high: sum, low: (a - (sum - virtual)) + (b - virtual))
  }

  /// A product of two doubles that has no rounding error yet.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    return DoubleDouble(high: product, low: (-product).addingProduct(a, b))
  }

  /// The pair whose first part is its value rounded to a double.
  @inline(__always)
  private static func normalised(_ high: Double, _ low: Double) -> DoubleDouble {
    let sum = high + low
    return DoubleDouble(high: sum, low: low - (sum - high))
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let (high, low) = (twoSum(a.high, b.high), twoSum(a.low, b.low))
    let first = normalised(high.high, high.low + low.high)
    return normalised(first.high, first.low + low.low)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -a.high, low: -a.low)
  }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + (-b) }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = product(a.high, b.high)
    return normalised(product.high, product.low + (a.high * b.low + a.low * b.high))
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let rest = a - b * DoubleDouble(high: first, low: 0)
    let second = rest.high / b.high
    let last = rest - b * DoubleDouble(high: second, low: 0)
    return normalised(first, second) + DoubleDouble(high: last.high / b.high, low: 0)
  }

  /// One Newton step from the root in double gives all the digits.
  func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble() }
    let root = high.squareRoot()
    let rest = self - DoubleDouble.product(root, root)
    return DoubleDouble.normalised(root, rest.high / (2 * root))
  }
}
