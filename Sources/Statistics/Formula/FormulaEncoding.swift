/// How rows of a table become rows of a design: all that was learned of the table when the model
/// was fitted.
public struct FormulaEncoding: Codable, Equatable, Sendable {
  /// A factor of a product of columns.
  enum Element: Codable, Equatable, Sendable {
    /// Numbers: one column, or as many as a polynomial has degrees.
    case numeric(FormulaFactor)
    /// A column for each level, or for each but the first.
    case levels(FormulaFactor, isFull: Bool)
  }

  /// The levels of categorical columns, by name; the first is the reference.
  public let levels: [String: [String]]
  /// The polynomials of the formula.
  public let polynomials: [PolynomialBasis]
  /// Whether the first column is the intercept.
  public let hasIntercept: Bool
  /// A name for each column: `(Intercept)`, `x`, `region[T.EMEA]` beside a reference,
  /// `region[EMEA]` without, `x:region[T.EMEA]`, `poly(x, 2)[1]`.
  public let columnNames: [String]
  let parts: [[Element]]

  /// What the intercept is called.
  public static let interceptName = "(Intercept)"
  /// More columns are refused.
  static let maximumColumns = 1_000

  /// Learns levels and polynomials from some rows of a table.
  ///
  /// - Parameter rows: rows without a blank in the columns of the formula.
  /// - Throws: ``FormulaError``.
  init(
    _ formula: ModelFormula, _ table: FormulaTable, rows: [Int]
  ) throws(FormulaError) {
    var levels: [String: [String]] = [:]
    var polynomials: [PolynomialBasis] = []
    for factor in Array(formula.terms.joined()).uniqued {
      if case .polynomial(let name, let degree) = factor {
        let column = try table.numbers(name)
        polynomials.append(
          try PolynomialBasis(name: name, values: rows.map { column[$0] }, degree: degree))
      } else if FormulaEncoding.isCategorical(factor, table), levels[factor.name] == nil {
        let column = try table.labels(factor.name)
        let seen = Set(rows.map { column.codes[$0] })
        let names = column.levels.indices.filter { seen.contains(Int32($0)) }
        guard names.count > 1 else { throw .oneLevel(name: factor.name) }
        levels[factor.name] = names.map { column.levels[$0] }
      }
    }
    var coding = FactorCoding(hasIntercept: formula.hasIntercept)
    parts = formula.terms.flatMap { term -> [[Element]] in
      let isCategorical = term.map { FormulaEncoding.isCategorical($0, table) }
      let categorical = term.indices.filter { isCategorical[$0] }.map { term[$0] }
      let numeric = Set(term.indices.filter { !isCategorical[$0] }.map { term[$0] })
      return coding.parts(categorical: categorical, numeric: numeric).map { part in
        term.compactMap { factor in
          if numeric.contains(factor) { return .numeric(factor) }
          return part.isFull[factor].map { .levels(factor, isFull: $0) }
        }
      }
    }
    self.levels = levels
    self.polynomials = polynomials
    hasIntercept = formula.hasIntercept
    let count = parts.reduce(hasIntercept ? 1 : 0) { sum, part in
      sum + part.reduce(1) { $0 * FormulaEncoding.width($1, levels) }
    }
    guard count > 0 else { throw .noColumns }
    guard count <= Self.maximumColumns else {
      throw .tooManyColumns(count: count, maximum: Self.maximumColumns)
    }
    columnNames =
      (hasIntercept ? [Self.interceptName] : [])
      + parts.flatMap { FormulaEncoding.names($0, levels) }
  }

  private static func isCategorical(_ factor: FormulaFactor, _ table: FormulaTable) -> Bool {
    switch factor {
    case .categorical: true
    case .column(let name): table.numbers[name] == nil && table.labels[name] != nil
    case .power, .logarithm, .polynomial: false
    }
  }

  private static func width(_ element: Element, _ levels: [String: [String]]) -> Int {
    switch element {
    case .numeric(.polynomial(_, let degree)): degree
    case .numeric: 1
    case .levels(let factor, let isFull):
      (levels[factor.name]?.count ?? 0) - (isFull ? 0 : 1)
    }
  }

  /// The names of a product's columns; the first factor changes fastest.
  private static func names(_ part: [Element], _ levels: [String: [String]]) -> [String] {
    part.reduce([""]) { names, element in
      let own: [String]
      switch element {
      case .numeric(.polynomial(let name, let degree)):
        let text = FormulaFactor.polynomial(name, degree: degree).text
        own = (1...degree).map { "\(text)[\($0)]" }
      case .numeric(let factor): own = [factor.text]
      case .levels(let factor, let isFull):
        let all = levels[factor.name] ?? []
        own =
          isFull
          ? all.map { "\(factor.text)[\($0)]" }
          : all.dropFirst().map { "\(factor.text)[T.\($0)]" }
      }
      return own.flatMap { last in names.map { $0.isEmpty ? last : "\($0):\(last)" } }
    }
  }
}
