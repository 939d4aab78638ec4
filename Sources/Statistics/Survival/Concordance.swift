/// Harrell's concordance: among pairs of which one is known to have ended first, how often that is
/// the one of higher risk.
///
/// A pair counts when the earlier end is an event; an end at the same time counts when just one of
/// both is an event, and the censored one is taken to end later. Equal risks count a half.
///
/// - Source: Harrell, Lee and Mark, "Multivariable prognostic models", 1996.
public struct Concordance: Equatable, Sendable {
  /// Pairs in the order of the risks.
  public let concordant: Int
  /// Pairs against it.
  public let discordant: Int
  /// Pairs of equal risks.
  public let tied: Int

  /// The share of concordant pairs, 0.5 when no pair can be compared.
  public var index: Double {
    let pairs = concordant + discordant + tied
    return pairs == 0 ? 0.5 : (Double(concordant) + 0.5 * Double(tied)) / Double(pairs)
  }

  /// Compares all pairs; weights, entries and strata play no part.
  ///
  /// - Parameters:
  ///   - data: any cause counts as the event.
  ///   - risks: one for each row; higher means an earlier event. No NaN.
  /// - Throws: ``SurvivalError/lengthMismatch(argument:expected:found:)``;
  ///   ``SurvivalError/badValue(argument:row:column:value:)``.
  /// - Complexity: O(*n* log *n*).
  public init(_ data: SurvivalData, risks: [Double]) throws(SurvivalError) {
    guard risks.count == data.count else {
      throw .lengthMismatch(argument: "risks", expected: data.count, found: risks.count)
    }
    if let row = risks.firstIndex(where: \.isNaN) {
      throw .badValue(argument: "risks", row: row, column: 0, value: risks[row])
    }
    let (ranks, rankCount) = Self.ranks(risks)
    let order = data.durations.indices.sorted { data.durations[$0] > data.durations[$1] }
    var later = RankCounter(ranks: rankCount)
    var (concordant, discordant, tied) = (0, 0, 0)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, data.durations[order[end]] == data.durations[order[start]] {
        if data.causes[order[end]] == 0 { later.insert(ranks[order[end]]) }
        end += 1
      }
      // Events of one time are compared with all that ends later, not with each other.
      for row in order[start..<end] where data.causes[row] > 0 {
        let (below, equal) = later.counts(of: ranks[row])
        concordant += below
        tied += equal
        discordant += later.total - below - equal
      }
      for row in order[start..<end] where data.causes[row] > 0 { later.insert(ranks[row]) }
      start = end
    }
    (self.concordant, self.discordant, self.tied) = (concordant, discordant, tied)
  }

  /// Ranks from 0, equal for equal values, and how many there are.
  private static func ranks(_ values: [Double]) -> ([Int], Int) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Int](repeating: 0, count: values.count)
    var rank = -1
    for (place, row) in order.enumerated() {
      if place == 0 || values[row] != values[order[place - 1]] { rank += 1 }
      ranks[row] = rank
    }
    return (ranks, rank + 1)
  }
}

/// How many of the ranks inserted so far are below one: a binary indexed tree.
private struct RankCounter {
  private var tree: [Int32]
  private var equal: [Int32]
  private(set) var total = 0

  init(ranks: Int) {
    tree = [Int32](repeating: 0, count: ranks + 1)
    equal = [Int32](repeating: 0, count: ranks)
  }

  mutating func insert(_ rank: Int) {
    total += 1
    equal[rank] += 1
    var node = rank + 1
    while node < tree.count {
      tree[node] += 1
      node += node & -node
    }
  }

  func counts(of rank: Int) -> (below: Int, equal: Int) {
    var (below, node) = (0, rank)
    while node > 0 {
      below += Int(tree[node])
      node -= node & -node
    }
    return (below, Int(equal[rank]))
  }
}
