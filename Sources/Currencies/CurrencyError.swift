/// What can be wrong with a currency or an amount of money.
public enum CurrencyError: Error, Equatable, Sendable {
  /// A currency is named by three capital letters.
  case invalidCode(String)
  /// Two amounts of different currencies cannot be added or compared.
  case mismatch(Currency, Currency)
  /// The result does not fit 64 bits of minor units.
  case overflow(Currency)
  /// A text is not an amount in plain decimal notation.
  case notAnAmount(currency: Currency, problem: AmountProblem)
  /// A text has more decimals than the currency.
  case tooManyDecimals(currency: Currency)
  /// A text is not an exchange rate in plain decimal notation, above zero.
  case notARate(String)
}

extension CurrencyError: CustomStringConvertible {
  /// The sentence shown to the user.
  public var description: String {
    switch self {
    case .invalidCode(let code):
      "\"\(code)\" is not a currency; use the three capital letters of ISO 4217, as in EUR"
    case .mismatch(let left, let right):
      "amounts in \(left) and \(right) cannot be combined; give exchange rates"
    case .overflow(let currency):
      "an amount in \(currency) is too large to be counted in minor units"
    case .notAnAmount(let currency, let problem):
      "an amount in \(currency) cannot be read: \(problem)"
    case .tooManyDecimals(let currency):
      "an amount in \(currency) has more than \(currency.decimals) decimals; round it first"
    case .notARate(let text):
      "\"\(text)\" is not an exchange rate; write it as 1.0837, above 0, with at most 18 digits"
    }
  }
}
