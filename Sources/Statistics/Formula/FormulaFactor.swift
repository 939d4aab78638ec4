/// One variable of a term: a column of the table, as it is or transformed.
public enum FormulaFactor: Hashable, Codable, Sendable {
  /// Numbers as they are, or categories when the column is text.
  case column(String)
  /// Categories, `C(x)`.
  case categorical(String)
  /// A power, `I(x^2)`.
  case power(String, exponent: Int)
  /// The natural logarithm, `log(x)`.
  case logarithm(String)
  /// Orthonormal polynomials, `poly(x, 3)`.
  case polynomial(String, degree: Int)

  /// The column that it is made of.
  public var name: String {
    switch self {
    case .column(let name), .categorical(let name), .logarithm(let name): name
    case .power(let name, _), .polynomial(let name, _): name
    }
  }

  /// How it is written in a formula.
  public var text: String {
    switch self {
    case .column(let name): name
    case .categorical(let name): "C(\(name))"
    case .power(let name, 1): "I(\(name))"
    case .power(let name, let exponent): "I(\(name)^\(exponent))"
    case .logarithm(let name): "log(\(name))"
    case .polynomial(let name, let degree): "poly(\(name), \(degree))"
    }
  }
}
