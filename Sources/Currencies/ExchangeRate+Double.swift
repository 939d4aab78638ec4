extension ExchangeRate {
  /// The rate of a number, by its shortest decimal form; digits beyond the 18th decimal are rounded.
  ///
  /// `nil` unless the number is above zero and has at most 18 digits in plain notation.
  public init?(_ value: Double) {
    guard value > 0, value.isFinite else { return nil }
    let parts = "\(value)".split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", maxSplits: 1)
    var digits = mantissa.joined()
    var decimals = (mantissa.count > 1 ? mantissa[1].count : 0) - exponent
    while decimals < 0, digits.count < 19 {
      digits += "0"
      decimals += 1
    }
    while digits.hasSuffix("0"), decimals > 0 {
      digits.removeLast()
      decimals -= 1
    }
    guard let all = Int64(digits), decimals >= 0 else { return nil }
    var number = all
    while decimals > 18 {
      // Half away from zero: the digits are themselves a rounded form of a binary number.
      number = number / 10 + (decimals == 19 && number % 10 >= 5 ? 1 : 0)
      decimals -= 1
    }
    guard number > 0, number < 1_000_000_000_000_000_000 else { return nil }
    self.init(digits: number, decimals: decimals)
  }

  /// An amount in another currency, exact and rounded once, half to even; `nil` when it does not
  /// fit.
  public func convert(_ money: Money, to reporting: Currency) -> Money? {
    var sum = ExactSum()
    guard sum.add(money, self), let units = sum.minorUnits(of: reporting) else { return nil }
    return Money(minorUnits: units, currency: reporting)
  }
}
