internal import Calendars
public import Deals
public import Forecasting
internal import Statistics

/// Finds representatives and teams in trouble: the nodes of a forecast (domain.md 4.2).
public struct NodeRiskFinder: Sendable {
  private let known: KnownDeals
  private let thresholds: SignalThresholds
  private let untidyDeals: Set<Int>?

  /// A finder for what was known at the cutoff of `known`.
  ///
  /// - Parameter untidyDeals: open deals that violate the data contract
  ///   (``Deals/ContractCheck/untidyDeals``); `nil` where it was not checked.
  public init(
    known: KnownDeals, thresholds: SignalThresholds = SignalThresholds(),
    untidyDeals: Set<Int>? = nil
  ) {
    self.known = known
    self.thresholds = thresholds
    self.untidyDeals = untidyDeals
  }

  /// The signals of every node, in the order of the forecast.
  public func find(in forecast: BookingsForecast) -> [NodeRisk] {
    let moments = PastMoments(known, target: forecast.target)
    let creation = CreationWeeks(known)
    let activity = ActivityWeeks(known)
    var collector = NodeCollector(
      known: known, forecast: forecast, moments: moments, creation: creation, activity: activity,
      zombieDays: Int(min(thresholds[.zombieDays], SignalKey.most)), untidy: untidyDeals ?? [])
    collector.run(forecast)
    let paces = AttainmentPaces(known, forecast, moments, collector.sums)
    let biases = CallErrors(known, forecast, moments, collector.sums)
    let surprises = SurpriseShares(forecast, collector.sums)
    let isOver = forecast.target.end <= known.asOf + 1
    return zip(forecast.nodes, collector.sums).enumerated().map { position, pair in
      let (node, sums) = pair
      let signals = NodeSignals(node: node, sums: sums, known: known, isOver: isOver)
      let readings = [
        paces.reading(position), signals.coverage, signals.weightedCoverage,
        creation.reading(sums.created), signals.slipRate, signals.commitYield,
        biases.reading(position), surprises.reading(position), signals.concentration,
        signals.hygiene(isChecked: untidyDeals != nil),
        known.hasActivities
          ? activity.reading(sums.weeks, all: collector.sums[0].weeks)
          : .undefined(.activity, .noActivities),
      ]
      return NodeRisk(node: node, openDue: signals.minorUnits(sums.openDue[0]), readings: readings)
    }
  }
}
