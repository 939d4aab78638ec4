internal import Calendars
public import Deals
internal import Forecasting

/// Looks for what stands out in a CRM as of the cutoff of what is known.
///
/// Shifts, droughts, dead, double, mistyped and outlying deals, and owners whose word does not fit
/// their deals. Every family holds its own false discovery rate; nothing dated after the cutoff is
/// looked at, and no model needs to be trained.
public struct AnomalyFinder: Sendable {
  private let known: KnownDeals
  private let options: AnomalyOptions
  private let violations: [ContractViolation]?

  /// - Parameters:
  ///   - violations: of the data contract as of the same day, with every example; `nil` where the
  ///     contract was not checked.
  public init(
    _ known: KnownDeals, violations: [ContractViolation]? = nil,
    options: AnomalyOptions = AnomalyOptions()
  ) {
    self.known = known
    self.violations = violations
    self.options = options
  }

  /// The state of a search.
  private struct Search {
    let options: AnomalyOptions
    var found: [Anomaly] = []
    var families: [FamilyOutcome] = []
    var ranks: [AnomalyFamily: [OwnerRank]] = [:]

    mutating func look(
      for family: AnomalyFamily, _ detect: (Double) -> DetectorResult
    ) {
      guard options.looks(for: family) else { return }
      let result = detect(options.rate(of: family) * family.levelShare)
      found += result.found
      ranks[family] = result.ranks
      families.append(
        FamilyOutcome(
          family: family, rate: family.defaultRate == nil ? nil : options.rate(of: family),
          tested: result.tested, found: result.found.lazy.filter { !$0.isWatch }.count,
          reason: result.reason))
    }
  }

  /// What stands out, by money.
  public func report() -> AnomalyReport {
    let frame = AnomalyFrame(known, levels: options.levels)
    let weeks = DealWeeks(frame)
    let workers = options.workers
    let first = AmountExpectation(frame, workers: workers) { $0.firstAmount }
    let last = AmountExpectation(frame, workers: workers) { $0.amount }
    var zombies: Set<Int> = []
    var search = Search(options: options)
    search.look(for: .winRate) { WinRateShift(frame, workers: workers).find(rate: $0) }
    search.look(for: .creation) { CreationDrought(frame).find(rate: $0) }
    search.look(for: .cycleLength) { CycleShift(frame: frame).find(rate: $0) }
    search.look(for: .dealSize) { SizeShift(frame: frame, expectation: first).find(rate: $0) }
    search.look(for: .activity) { ActivityShift(frame, weeks).find(rate: $0) }
    search.look(for: .stageMix) { StageMixShift(frame).find(rate: $0) }
    search.look(for: .zombies) { rate in
      let (result, lines) = ZombieDetector(frame, weeks).find(rate: rate)
      zombies = lines
      return result
    }
    search.look(for: .duplicates) { _ in DuplicateDetector(frame).find() }
    search.look(for: .amounts) { _ in AmountErrors(frame: frame, expectation: last).find() }
    search.look(for: .records) { _ in RecordErrors(frame: frame, violations: violations).find() }
    search.look(for: .outlyingDeals) {
      OutlyingDeals(frame, weeks, first, workers: workers).find(rate: $0, excluded: zombies)
    }
    search.look(for: .category) { CategoryBias(frame, weeks, workers: workers).find(rate: $0) }
    search.look(for: .closeDate) { CloseDateBias(frame, weeks).find(rate: $0) }
    let concentration = DealConcentration(frame, weeks).find()
    return AnomalyReport(
      asOf: known.asOf, currency: known.settings.currency, levels: frame.levels,
      anomalies: AnomalyFinder.ordered(search.found), families: search.families,
      categoryRanks: search.ranks[.category] ?? [],
      closeDateRanks: search.ranks[.closeDate] ?? [],
      concentration: concentration.deals, effectiveDeals: concentration.effective)
  }

  /// What is to be watched last; then by money, and by family and path where that is equal.
  private static func ordered(_ anomalies: [Anomaly]) -> [Anomaly] {
    let families = AnomalyFamily.allCases
    return anomalies.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.isWatch != b.isWatch { return b.isWatch }
      let (x, y) = (abs(a.money ?? 0), abs(b.money ?? 0))
      if x != y { return x > y }
      let places = (families.firstIndex(of: a.family) ?? 0, families.firstIndex(of: b.family) ?? 0)
      return places.0 != places.1 ? places.0 < places.1 : left.offset < right.offset
    }.map(\.element)
  }
}
