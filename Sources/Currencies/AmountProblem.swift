/// Why a field is not an amount.
public enum AmountProblem: UInt8, Error, Sendable, Codable, CaseIterable {
  /// Nothing is there.
  case empty
  /// It is not a number in decimal digits; NaN and infinity are none.
  case notANumber
  /// Thousands are separated, as in `1,234.56`.
  case groupingSeparator
  /// It has a decimal comma, which was not declared.
  case decimalComma
  /// It has a decimal point, although decimal commas were declared.
  case decimalPoint
  /// It does not fit 64 bits of minor units.
  case overflow
}

extension AmountProblem: CustomStringConvertible {
  /// What is wrong and what to do, as a part of a sentence.
  public var description: String {
    switch self {
    case .empty: "the field is empty"
    case .notANumber: "it is not a number; write 1234.56"
    case .groupingSeparator:
      "it has a separator of thousands; write 1234.56, or 1234,56 and pass --decimal-comma"
    case .decimalComma: "it has a decimal comma; write 1234.56 or pass --decimal-comma"
    case .decimalPoint:
      "it has a decimal point, but decimal commas were declared; write 1234,56"
    case .overflow: "the number is too large"
    }
  }
}
