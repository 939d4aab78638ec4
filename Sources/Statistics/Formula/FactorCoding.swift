/// How the categorical factors of a term are coded, so that no column follows from earlier ones.
///
/// A term stands for all products of its factors' levels. Taken apart into contrasts that is the
/// sum over all subsets of its factors; what earlier terms have spanned is left out, and the rest
/// put together again: a factor coded by contrasts and its margin make one of all levels.
///
/// - Source: the algorithm of patsy (`redundancy`), which agrees with R where the terms are
///   hierarchical.
struct FactorCoding {
  /// A product of factors: each coded by all its levels or by all but the reference.
  struct Part: Hashable {
    /// Categorical factors to whether all levels have a column.
    var isFull: [FormulaFactor: Bool]

    fileprivate func canAbsorb(_ other: Part) -> Bool {
      isFull.count == other.isFull.count + 1
        && other.isFull.allSatisfy { isFull[$0.key] == $0.value }
    }

    /// The part with the one factor that `other` lacks coded in full.
    fileprivate func absorbing(_ other: Part) -> Part {
      var result = self
      for factor in isFull.keys where other.isFull[factor] == nil { result.isFull[factor] = true }
      return result
    }
  }

  /// What earlier terms have spanned, by the numeric factors that it is multiplied with.
  private var spanned: [Set<FormulaFactor>: Set<Set<FormulaFactor>>] = [:]

  init(hasIntercept: Bool) {
    if hasIntercept { spanned[[]] = [[]] }
  }

  /// The parts that a term adds to those before it.
  mutating func parts(
    categorical: [FormulaFactor], numeric: Set<FormulaFactor>
  ) -> [Part] {
    var parts: [Part] = []
    for subset in FactorCoding.subsets(of: categorical)
    where spanned[numeric, default: []].insert(Set(subset)).inserted {
      parts.append(Part(isFull: Dictionary(uniqueKeysWithValues: subset.map { ($0, false) })))
    }
    while FactorCoding.simplify(&parts) {}
    return parts
  }

  /// Puts together the first two parts that can be; `false` when none can.
  private static func simplify(_ parts: inout [Part]) -> Bool {
    for short in parts.indices {
      for long in parts.indices.dropFirst(short + 1) where parts[long].canAbsorb(parts[short]) {
        parts[long] = parts[long].absorbing(parts[short])
        parts.remove(at: short)
        return true
      }
    }
    return false
  }

  /// All subsets, the smaller ones first, otherwise in the order of the list.
  private static func subsets(of list: [FormulaFactor]) -> [[FormulaFactor]] {
    var subsets: [[Int]] = [[]]
    for index in list.indices { subsets += subsets.map { $0 + [index] } }
    return subsets.sorted { left, right in
      left.count != right.count
        ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }.map { $0.map { list[$0] } }
  }
}
