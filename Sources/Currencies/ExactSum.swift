/// A sum of converted amounts in units of 10^-22 of a major unit: 18 decimals of a rate and four of
/// a currency leave no remainder.
struct ExactSum {
  private static let decimals = 22
  private var value: Int128 = 0

  /// Adds an amount times a rate; false when it does not fit.
  mutating func add(_ money: Money, _ rate: ExchangeRate) -> Bool {
    let product = Int128(money.minorUnits) * Int128(rate.digits)
    let shift = Self.decimals - rate.decimals - money.currency.decimals
    guard shift >= 0 else { return false }
    let scaled = product.multipliedReportingOverflow(by: Self.power(shift))
    let sum = value.addingReportingOverflow(scaled.partialValue)
    value = sum.partialValue
    return !scaled.overflow && !sum.overflow
  }

  /// The sum in minor units of a currency, rounded half to even; `nil` when it does not fit.
  func minorUnits(of currency: Currency) -> Int64? {
    let unit = Self.power(Self.decimals - currency.decimals)
    var (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
    let twice = remainder.magnitude * 2
    if twice > unit.magnitude || (twice == unit.magnitude && quotient % 2 != 0) {
      quotient += value < 0 ? -1 : 1
    }
    return Int64(exactly: quotient)
  }

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }
}
