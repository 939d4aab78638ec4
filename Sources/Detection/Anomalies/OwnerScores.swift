internal import Calendars
internal import Deals
internal import Forecasting
internal import Foundation
internal import Statistics

/// Owners' means brought to robust z: those with few deals drawn to the middle.
struct OwnerScores: Sendable {
  /// Residuals of one owner.
  struct Evidence: Sendable {
    private var sum = 0.0
    private var count = 0.0
    private(set) var deals: Set<Int32> = []

    mutating func add(_ residual: Double, deal: Int32) {
      sum += residual
      count += 1
      deals.insert(deal)
    }

    var mean: Double { count > 0 ? sum / count : 0 }
  }

  private let owners: [(owner: Int32, effect: Double, deals: Int)]

  /// Owners with fewer deals are not ranked.
  static let minimumDeals = 8
  static let minimumOwners = 6
  /// Deals at which an owner's mean counts half.
  static let halfDeals = 20.0
  /// Degrees of freedom for each owner but one. People differ by nature, and not normally: with a
  /// half, .11 of the dates of 30 simulated companies without planted habits had somebody flagged at
  /// 5 %; with a quarter .04, and on 49 others .09; with a fifth .02 on the first.
  static let freedomShare = 0.2

  /// - Parameter means: the owner's mean effect and the number of deals behind it.
  init(_ means: [Int32: (Double, Int)]) {
    owners = means.filter { $0.value.1 >= OwnerScores.minimumDeals }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.0, $0.value.1) }
  }

  /// The ranking, and those flagged.
  func result(
    _ family: AnomalyFamily, _ frame: AnomalyFrame, rate: Double, isTwoSided: Bool,
    order: (OwnerRank, OwnerRank) -> Bool
  ) -> DetectorResult {
    guard owners.count >= OwnerScores.minimumOwners else {
      return .notLookedAt(.owners(needed: OwnerScores.minimumOwners, found: owners.count))
    }
    let centre = Descriptive.median(owners.map(\.effect)) ?? 0
    let drawn = owners.map { owner in
      let n = Double(owner.deals)
      return (owner.effect - centre) * (n / (n + OwnerScores.halfDeals)).squareRoot()
    }
    let count = Double(owners.count)
    guard let spread = OwnerSpread(drawn) else { return .notLookedAt(.numeric) }
    let scores = drawn.map { spread.score($0) }
    let pValues = scores.map { score in
      let tail = FalseDiscoveries.upper(
        isTwoSided ? abs(score) : score,
        degreesOfFreedom: OwnerScores.freedomShare * (count - 1))
      return isTwoSided ? min(1, 2 * tail) : tail
    }
    let qValues = FalseDiscoveries.adjusted(pValues)
    let ranks = owners.indices.map { place in
      OwnerRank(
        owner: frame.known.ownerName(Int(owners[place].owner)), score: scores[place],
        effect: drawn[place] + (isTwoSided ? 0 : centre), deals: owners[place].deals,
        pValue: pValues[place], qValue: qValues[place])
    }
    let found = owners.indices.filter { qValues[$0] <= rate }.map {
      anomaly(family, Int(owners[$0].owner), ranks[$0], frame)
    }
    return DetectorResult(
      found: found, tested: owners.count,
      ranks: ranks.sorted {
        order($0, $1) || (!order($1, $0) && $0.owner < $1.owner)
      })
  }

  private func anomaly(
    _ family: AnomalyFamily, _ owner: Int, _ rank: OwnerRank, _ frame: AnomalyFrame
  ) -> Anomaly {
    let open = frame.lines.filter { $0.isOpen && $0.owner == owner }
    var anomaly = Anomaly(
      family, [PathElement(level: "owner", value: rank.owner)],
      effect: family == .closeDate ? exp(rank.effect) - 1 : rank.effect)
    anomaly.observed = rank.score
    anomaly.since = frame.asOf - 7 * Int(CategoryBias.weekCount) + 1
    anomaly.until = frame.asOf
    anomaly.pValue = rank.pValue
    anomaly.qValue = rank.qValue
    anomaly.deals = frame.deals(of: open)
    anomaly.money = frame.total(open)
    return anomaly
  }
}
