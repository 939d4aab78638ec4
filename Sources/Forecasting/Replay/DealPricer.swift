internal import Calendars
internal import Currencies
package import Deals
internal import Foundation
internal import LinearAlgebra

/// What open deals add to a period's forecast at moments other than the as-of day, by a model and
/// the records of other deals that are both held fixed.
///
/// At the as-of day, with the model that answers there and the deals as known there, it is the
/// contribution of the forecast itself, before capacity and people's judgement.
package struct DealPricer: Sendable {
  /// The period.
  package let target: ForecastTarget
  /// The deals; their facts are read up to each moment only.
  package let known: KnownDeals
  /// Threads; no influence on the values.
  package let workers: Int

  private static let chunk = 1_024

  /// - Parameter target: a fiscal period, not a window.
  package init(target: ForecastTarget, known: KnownDeals, workers: Int) {
    self.target = target
    self.known = known
    self.workers = workers
  }

  /// P(won in the period) times the expected amount, minor units, each rounded.
  ///
  /// - Parameters:
  ///   - model: holds one answer for each period from the running one to that asked for.
  ///   - records: what is known of owners, segments and everybody's habits.
  package func values(
    _ moments: [DealMoment], model: BookingsModel, records: PreparedDeals
  ) -> [Int64] {
    priced(moments, model: model, records: records).map {
      Int64(($0.chance * ($0.amount ?? 0)).rounded())
    }
  }

  /// The same before it is multiplied.
  func priced(
    _ moments: [DealMoment], model: BookingsModel, records: PreparedDeals
  ) -> [PricedDeal] {
    let chunks = (moments.count + DealPricer.chunk - 1) / DealPricer.chunk
    return Parallel.map(count: chunks, workers: workers) { index in
      let start = index * DealPricer.chunk
      let end = min(moments.count, start + DealPricer.chunk)
      return priced(moments[start..<end], model, records)
    }.flatMap { $0 }
  }

  /// Whether activities can move a deal's chance under this model.
  package func usesActivities(_ model: BookingsModel) -> Bool {
    model.targets.contains { target in
      zip(target.outcome.schema.columns, target.outcome.coefficients).contains {
        $1 != 0 && $0.readsActivities
      }
    }
  }

  private func priced(
    _ moments: ArraySlice<DealMoment>, _ model: BookingsModel, _ records: PreparedDeals
  ) -> [PricedDeal] {
    var maker = MomentFeatures(known: known, records: records, model: model, target: target)
    let features = moments.map { maker.features(of: $0) }
    var left = [Double](repeating: 1, count: features.count)
    var chances = left
    // All moments of one model lie in the same running period.
    let ahead = moments.first.map { maker.ahead(at: $0.moment) } ?? 0
    for target in model.targets.prefix(max(0, ahead) + 1) {
      let own = target.outcome.probabilities(features, known: records.known)
      chances = zip(own, left).map { min($0, $1) }
      left = zip(left, chances).map { $0 - $1 }
    }
    return zip(features, chances).map { row, chance in
      let amount = model.amounts.expected(row, known: records.known)
      return PricedDeal(
        features: row, chance: chance, amount: amount?.mean, dispersion: amount?.dispersion ?? 0)
    }
  }
}

/// An open deal with its chance and what it will be won for.
struct PricedDeal: Sendable {
  let features: DealFeatures
  /// P(won in the period).
  let chance: Double
  /// Expected final amount in minor units; `nil` where nothing prices it.
  let amount: Double?
  let dispersion: Double
}

/// The features of deals at any moment.
private struct MomentFeatures {
  let known: KnownDeals
  let records: PreparedDeals
  let model: BookingsModel
  let target: ForecastTarget
  private let segment: AttributeColumn?
  private let region: AttributeColumn?
  private let product: AttributeColumn?
  private let regionCount: Int
  private let minorPerMajor: Double
  private var periods: [Day: (running: FiscalPeriod, next: FiscalPeriod, ahead: Int)] = [:]

  init(known: KnownDeals, records: PreparedDeals, model: BookingsModel, target: ForecastTarget) {
    self.known = known
    self.records = records
    self.model = model
    self.target = target
    segment = known.settings.segments.first.flatMap { known.column($0) }
    region = known.column("region")
    product = known.column("product")
    regionCount = (region?.labels.count ?? 0) + 1
    minorPerMajor = pow(10, Double(known.settings.currency.decimals))
  }

  mutating func ahead(at moment: Instant) -> Int { period(known.zone.day(of: moment)).ahead }

  private mutating func period(
    _ today: Day
  ) -> (running: FiscalPeriod, next: FiscalPeriod, ahead: Int) {
    if let found = periods[today] { return found }
    let kind = target.kind ?? .quarter
    let running = known.calendar.period(kind, containing: today)
    var ahead = 0
    while known.calendar.period(running, offsetBy: ahead).end < target.end { ahead += 1 }
    let found = (running, known.calendar.period(running, offsetBy: 1), ahead)
    periods[today] = found
    return found
  }

  mutating func features(of moment: DealMoment) -> DealFeatures {
    let after = features(moment.deal, at: moment.moment)
    guard let earlier = moment.earlier else {
      return moment.amount.map { after.with(amount: $0, minorPerMajor) } ?? after
    }
    let mixed = features(moment.deal, at: earlier).changed(moment.changed, to: after)
    return moment.amount.map { mixed.with(amount: $0, minorPerMajor) } ?? mixed
  }

  private mutating func features(_ deal: Int, at moment: Instant) -> DealFeatures {
    var timeline = known.timeline(deal)
    timeline.advance(to: moment)
    let owner = timeline.owner
    let segment = segment?.code(deal: deal, owner: owner, at: moment) ?? -1
    let region = region?.code(deal: deal, owner: owner, at: moment) ?? -1
    let entry = DealLog.Entry(
      timeline, zone: known.zone, segment: segment,
      cell: (segment + 1) * regionCount + region + 1,
      product: product?.code(deal: deal, owner: nil) ?? -1)
    var walk = DealWalk(entry, known: known, habits: records.maker.habits)
    walk.advance(to: moment)
    return records.maker.features(walk, entry: entry, at: landmark(moment))
  }

  /// The question asked at a moment, as the forecast asks it.
  private mutating func landmark(_ moment: Instant) -> Landmark {
    let today = known.zone.day(of: moment)
    let period = period(today)
    let outcome = model.targets[min(max(0, period.ahead), model.targets.count - 1)].outcome
    let left = Double(max(1, period.running.end - today))
    return Landmark(
      moment: moment, labelStart: max(moment, known.zone.startOfDay(target.start)),
      labelEnd: known.zone.startOfDay(target.end),
      runningStart: known.zone.startOfDay(period.running.start), runningEnd: period.running.end,
      nextEnd: period.next.end, age: 0, isAligned: true, weight: 1,
      timeLeft: outcome.grade == .model ? log(left / Double(max(1, outcome.daysLeft))) : 0)
  }
}
