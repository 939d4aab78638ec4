internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// What goes with a faster win: hazard ratios of the time to a win.
///
/// Deals that are still open some days after their creation (the landmark) are followed from then on;
/// what was done until then is counted, and nothing later, so that deals that live long are not credited
/// for what long life allows. Cox regression, losses censored, a curve of its own for every stratum.
/// An association: reps do more for deals that they believe in.
public struct WinTempo: Sendable {
  /// One deal that was open at the landmark.
  public struct Subject: Sendable {
    /// Days from the landmark to the end of what is known of it.
    public let days: Double
    /// Whether that end was a win.
    public let isWon: Bool
    /// The stratum.
    public let stratum: Int
    /// By factor.
    public let values: [Double]

    /// A deal as given.
    public init(days: Double, isWon: Bool, stratum: Int, values: [Double]) {
      self.days = days
      self.isWon = isWon
      self.stratum = stratum
      self.values = values
    }
  }

  /// What is compared.
  public struct Factor: Sendable, Equatable {
    /// What kind of thing.
    public enum Kind: String, Sendable, CaseIterable {
      /// The logarithm to base 2 of 1 + the number of activities of a kind.
      case activity
      /// Whether the deal has this source, against the commonest one.
      case source
      /// Whether the deal is of this type, against the commonest one.
      case type
      /// Held fixed and not reported.
      case control
    }

    /// What kind of thing.
    public let kind: Kind
    /// Its name.
    public let name: String

    /// A factor as given.
    public init(_ kind: Kind, _ name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// What was found of a factor.
  public struct Effect: Sendable {
    /// The factor.
    public let factor: Factor
    /// The hazard ratio: above 1 wins come faster.
    public let ratio: IntervalEstimate
    /// The p-value of a ratio of 1.
    public let pValue: Double
    /// The same for having looked at all factors (Benjamini and Hochberg).
    public let adjusted: Double
    /// Deals with some of it.
    public let count: Int
  }

  /// What can be said.
  public enum Verdict: String, Sendable, CaseIterable {
    case someDiffer, noneSeen
  }

  /// The days of the landmark.
  public static let landmarkDays = 14
  /// The false discovery rate.
  public static let rate = 0.05
  /// The fewest wins, and the fewest for each factor.
  public static let leastWins = 30
  /// Wins for each factor.
  public static let winsPerFactor = 10

  /// What was found, the strongest first.
  public let effects: [Effect]
  /// Deals open at the landmark.
  public let count: Int
  /// Of these, won.
  public let wins: Int
  /// Curves.
  public let strata: Int
  /// The sources and types against which others are compared.
  public let references: [Factor]

  /// Fits the regression.
  ///
  /// - Returns: `nil` for too few wins, or where the regression cannot be fitted.
  public init?(
    _ subjects: [Subject], factors: [Factor], references: [Factor] = [], workers: Int = 1
  ) {
    let wins = subjects.count(where: \.isWon)
    guard wins >= max(Self.leastWins, Self.winsPerFactor * factors.count), !factors.isEmpty else {
      return nil
    }
    let columns = factors.indices.map { factor in subjects.map { $0.values[factor] } }
    guard
      let data = try? SurvivalData(
        durations: subjects.map(\.days), events: subjects.map(\.isWon),
        strata: subjects.map(\.stratum)),
      let design = try? Matrix(columns: columns), let cox = try? CoxRegression(),
      let fit = try? cox.fit(data, design: design, workers: workers)
    else { return nil }
    let infinite = fit.warnings.reduce(into: Set<Int>()) { found, warning in
      if case .possiblyInfinite(let columns) = warning { found.formUnion(columns) }
    }
    var found: [(Int, IntervalEstimate, Double)] = []
    for (position, error) in fit.standardErrors.enumerated()
    where factors[position].kind != .control && error > 0 && !infinite.contains(position) {
      let value = fit.coefficients[position]
      let half = NormalDistribution.standard.quantile(0.975) * error
      found.append(
        (
          position,
          IntervalEstimate(value: exp(value), lower: exp(value - half), upper: exp(value + half)),
          2 * NormalDistribution.standard.survival(abs(value / error))
        ))
    }
    let adjusted = (try? AdjustedPValues.benjaminiHochberg(found.map(\.2))) ?? found.map { _ in 1 }
    effects = zip(found, adjusted).map { found, adjusted in
      Effect(
        factor: factors[found.0], ratio: found.1, pValue: min(1, found.2), adjusted: adjusted,
        count: columns[found.0].count { $0 > 0 })
    }.sorted { ($0.adjusted, $0.pValue, $0.factor.name) < ($1.adjusted, $1.pValue, $1.factor.name) }
    count = subjects.count
    self.wins = wins
    strata = Set(subjects.map(\.stratum)).count
    self.references = references
  }

  /// Whether any factor stands out at the false discovery rate.
  public var verdict: Verdict {
    effects.contains { $0.adjusted <= Self.rate } ? .someDiffer : .noneSeen
  }
}
