internal import Calendars
internal import Currencies
public import Deals
public import Forecasting

/// Prices the violations of the data contract: what the forecast would be, had they been put right.
///
/// Each rule's violations are put right as of the as-of day, for want of the truth by what is usual
/// (``ContractRepair``), and the forecast is made again with the same model, the same records of
/// owners and segments and the same random numbers. A record's own effect is the difference of what
/// it adds by its own chance; what it does to the width follows from its variance, with the interval
/// taken as that of a normal distribution.
public struct ImpactFinder {
  private let facts: DealFacts
  private let known: KnownDeals
  private let forecaster: Forecaster
  private let target: ForecastTarget
  private let options: ForecastOptions

  /// The 90 % point of the standard normal distribution.
  private static let normalPoint = 1.281_551_565_544_600_5

  /// - Parameters:
  ///   - facts: those of which the book of `known` was made.
  ///   - forecaster: answers for the cutoff of `known`.
  public init(
    facts: DealFacts, known: KnownDeals, forecaster: Forecaster, target: ForecastTarget,
    options: ForecastOptions
  ) {
    self.facts = facts
    self.known = known
    self.forecaster = forecaster
    self.target = target
    self.options = options
  }

  /// The violations priced.
  ///
  /// - Parameter touched: the ids of the deals that break each rule.
  /// - Throws: as ``Forecaster/forecast(_:options:)``.
  public func report(
    _ touched: [ViolationKind: [String]]
  ) throws(ForecastError) -> ImpactReport {
    let plain = try forecaster.repairedForecast(target, options: options)
    var found: [ViolationImpact] = []
    var records: [Int: RecordImpact] = [:]
    let typical = TypicalValues(known)
    for kind in ViolationKind.allCases {
      guard let ids = touched[kind], !ids.isEmpty else { continue }
      guard let repair = ContractRepair(kind) else {
        found.append(
          ViolationImpact(
            kind: kind, repair: nil, repairedCount: 0, meanEffect: nil, widthEffect: nil))
        continue
      }
      let work = try KindRepair(
        kind, repair, deals: openDeals(ids, plain), known: known, typical: typical,
        forecaster: forecaster, target: target)
      found.append(try price(work, plain, &records))
    }
    return ImpactReport(
      target: target, trainedAsOf: forecaster.answering?.trainedAsOf ?? known.asOf,
      currency: known.settings.currency,
      mean: plain.node.mean, low: plain.node.quantiles[2], high: plain.node.quantiles[6],
      kinds: found,
      records: records.values.sorted { ($1.weight, $0.id) < ($0.weight, $1.id) })
  }

  /// The positions of those among the deals that are open and in the forecast.
  private func openDeals(_ ids: [String], _ plain: RepairedForecast) -> [Int] {
    let open = Dictionary(
      plain.open.map { (known.id($0.deal), $0.deal) }, uniquingKeysWith: { first, _ in first })
    return ids.compactMap { open[$0] }.sorted()
  }

  private func price(
    _ work: KindRepair, _ plain: RepairedForecast, _ records: inout [Int: RecordImpact]
  ) throws(ForecastError) -> ViolationImpact {
    guard !work.deals.isEmpty else {
      return ViolationImpact(
        kind: work.kind, repair: work.repair, repairedCount: 0, meanEffect: nil,
        widthEffect: nil)
    }
    let deals = Set(work.deals)
    var repaired: KnownDeals?
    if work.repair != .removal {
      let book = try? DealBook(
        facts.repaired(work.repairs, before: known.cutoff), settings: known.settings)
      repaired = book?.known(before: known.cutoff)
    }
    let after = try forecaster.repairedForecast(
      target, options: options, removed: work.repair == .removal ? deals : [],
      reread: work.repair == .removal ? [] : deals, from: repaired)
    addRecords(work, plain, after, &records)
    let width = { (node: NodeForecast) in node.quantiles[6] - node.quantiles[2] }
    return ViolationImpact(
      kind: work.kind, repair: work.repair, repairedCount: deals.count,
      meanEffect: after.node.mean - plain.node.mean,
      widthEffect: width(after.node) - width(plain.node))
  }

  private func addRecords(
    _ work: KindRepair, _ plain: RepairedForecast, _ after: RepairedForecast,
    _ records: inout [Int: RecordImpact]
  ) {
    let old = Dictionary(uniqueKeysWithValues: plain.open.map { ($0.deal, $0) })
    let new = Dictionary(uniqueKeysWithValues: after.open.map { ($0.deal, $0) })
    let width = Double(plain.node.quantiles[6] - plain.node.quantiles[2])
    for deal in work.deals {
      guard let before = old[deal] else { continue }
      let latest = known.latest(deal)
      let texts = work.texts[deal]
      let change = (new[deal]?.variance ?? 0) - before.variance
      let impact = RecordImpact(
        id: known.id(deal), owner: latest.owner.map(known.ownerName), amount: latest.amount,
        kind: work.kind, repair: work.repair, before: texts?.before, after: texts?.after,
        meanEffect: (new[deal]?.mean ?? 0) - before.mean,
        widthEffect: ImpactFinder.widthEffect(width: width, varianceChange: change))
      if (records[deal]?.weight ?? 0) <= impact.weight { records[deal] = impact }
    }
  }

  /// What a change of variance does to the width of the 80 % interval.
  static func widthEffect(width: Double, varianceChange: Double) -> Int64 {
    let deviation = width / (2 * normalPoint)
    let after = max(0, deviation * deviation + varianceChange).squareRoot()
    return Int64((2 * normalPoint * (after - deviation)).rounded())
  }
}
