/// A sum of terms while it is read.
struct FormulaTerms {
  private(set) var list: [[FormulaFactor]] = []
  var hasIntercept = true

  /// A sum of one term.
  init(_ factor: FormulaFactor) { list = [[factor]] }

  /// No term but the intercept.
  init() {}

  mutating func add(_ other: FormulaTerms) {
    for term in other.list where !contains(term) { list.append(term) }
  }

  mutating func remove(_ other: FormulaTerms) {
    list.removeAll { other.contains($0) }
  }

  /// Every term of one sum with every term of the other.
  func interacting(with other: FormulaTerms) -> FormulaTerms {
    var result = FormulaTerms()
    for left in list {
      for right in other.list {
        var single = FormulaTerms()
        single.list = [(left + right).uniqued]
        result.add(single)
      }
    }
    return result
  }

  /// Whether the term is there, in whatever order of its factors.
  private func contains(_ term: [FormulaFactor]) -> Bool {
    let factors = Set(term)
    return list.contains { $0.count == term.count && Set($0) == factors }
  }
}
