internal import LinearAlgebra

/// The log-rank test whether groups have the same distribution of time to an event.
///
/// - Source: Kalbfleisch and Prentice, *The Statistical Analysis of Failure Time Data*, 2nd ed.,
///   section 1.4; weights of Gehan, and of Tarone and Ware.
public struct LogRankTest: Equatable, Sendable {
  /// How much a time counts, by the number at risk.
  public enum Weighting: String, Codable, Equatable, Sendable, CaseIterable {
    /// All times alike.
    case logRank
    /// By the number at risk: early differences count more.
    case gehan
    /// By the square root of the number at risk.
    case taroneWare
  }

  /// The quadratic form of observed less expected events.
  public let statistic: Double
  /// The rank of its covariance: one less than the groups unless a group was never at risk.
  public let degreesOfFreedom: Int
  /// The p-value by chi-squared.
  public let pValue: Double
  /// The groups, ascending.
  public let groups: [Int]
  /// Weighted events of each group.
  public let observed: [Double]
  /// Weighted events of each group to be expected if all were alike.
  public let expected: [Double]

  /// The test of durations, events and groups, one of each for a row.
  ///
  /// - Parameters:
  ///   - durations: finite and not negative.
  ///   - events: whether the event was seen at the end of the duration; otherwise it is censored.
  ///   - groups: the group of each row, any numbers, at least 2 different.
  ///   - weighting: how much a time counts.
  /// - Throws: ``HypothesisTestError``; ``HypothesisTestError/noVariation`` without an event at
  ///   which more than one group was at risk.
  public init(
    durations: [Double], events: [Bool], groups: [Int], weighting: Weighting = .logRank
  ) throws(HypothesisTestError) {
    let n = durations.count
    guard events.count == n else {
      throw .lengthMismatch(argument: "events", expected: n, found: events.count)
    }
    guard groups.count == n else {
      throw .lengthMismatch(argument: "groups", expected: n, found: groups.count)
    }
    if let row = durations.firstIndex(where: { !($0.isFinite && $0 >= 0) }) {
      throw .badValue(argument: "durations", row: row, value: durations[row])
    }
    self.groups = Set(groups).sorted()
    try HypothesisTestError.requireCount(self.groups.count, of: "groups", atLeast: 2)
    var sums = Sums(groups: self.groups, of: groups)
    sums.scan(durations: durations, events: events, weighting: weighting)
    observed = sums.observed
    expected = sums.expected
    (statistic, degreesOfFreedom) = try Self.quadraticForm(sums)
    do throws(DistributionError) {
      pValue = try ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).survival(statistic)
    } catch {
      throw .noVariation
    }
  }

  /// *z' V^- z*, with the rank of *V*.
  private static func quadraticForm(_ sums: Sums) throws(HypothesisTestError) -> (Double, Int) {
    let differences = zip(sums.observed, sums.expected).map(-)
    let eigen: SymmetricEigen
    do throws(LinearAlgebraError) {
      eigen = try SymmetricEigen(sums.covariance)
    } catch {
      throw .noVariation
    }
    let cut = 1e-10 * max(0, eigen.eigenvalues.last ?? 0)
    var (form, rank) = (0.0, 0)
    for (k, value) in eigen.eigenvalues.enumerated() where value > cut {
      let along = zip(eigen.eigenvectors.column(k), differences).reduce(0) { $0 + $1.0 * $1.1 }
      form += along * along / value
      rank += 1
    }
    guard rank > 0 else { throw .noVariation }
    return (form, rank)
  }
}

extension LogRankTest {
  /// Observed and expected events, and the covariance of their differences.
  private struct Sums {
    private let labels: [Int]
    var observed: [Double]
    var expected: [Double]
    var covariance: Matrix

    init(groups: [Int], of rows: [Int]) {
      var position: [Int: Int] = [:]
      for (index, name) in groups.enumerated() { position[name] = index }
      labels = rows.map { position[$0, default: 0] }
      observed = [Double](repeating: 0, count: groups.count)
      expected = observed
      covariance = Matrix(rows: groups.count, columns: groups.count)
    }

    /// Goes from the longest duration to the shortest, so that the rows at risk grow.
    mutating func scan(durations: [Double], events: [Bool], weighting: Weighting) {
      let order = durations.indices.sorted { (durations[$0], $0) > (durations[$1], $1) }
      var atRisk = observed
      var start = 0
      while start < order.count {
        var end = start
        var died = [Double](repeating: 0, count: observed.count)
        while end < order.count, durations[order[end]] == durations[order[start]] {
          atRisk[labels[order[end]]] += 1
          if events[order[end]] { died[labels[order[end]]] += 1 }
          end += 1
        }
        add(died: died, atRisk: atRisk, weighting: weighting)
        start = end
      }
    }

    private mutating func add(died: [Double], atRisk: [Double], weighting: Weighting) {
      let (d, n) = (died.reduce(0, +), atRisk.reduce(0, +))
      guard d > 0 else { return }
      let weight =
        switch weighting {
        case .logRank: 1.0
        case .gehan: n
        case .taroneWare: n.squareRoot()
        }
      let scale = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0
      for g in died.indices {
        observed[g] += weight * died[g]
        expected[g] += weight * d * atRisk[g] / n
        for k in died.indices {
          let same = g == k ? atRisk[g] / n : 0
          covariance[g, k] += scale * (same - atRisk[g] / n * atRisk[k] / n)
        }
      }
    }
  }
}
