import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting

/// Values deals by a rule that anybody can work out, on everything that the replay may hand over.
struct StubPricing: DealPricing {
  /// The chance of an open deal, given its fields.
  typealias Chance = @Sendable (StubDeal, PriceVersion) -> Double

  let known: KnownDeals
  let chance: Chance
  /// What a deal without an amount is taken for.
  static let unpriced: Int64 = 50_000

  func values(_ moments: [DealMoment], version: PriceVersion) -> [Int64] {
    moments.map { value($0, version) }
  }

  func value(_ moment: DealMoment, _ version: PriceVersion) -> Int64 {
    var deal = StubDeal(moment.deal, at: moment.moment, known)
    if let earlier = moment.earlier {
      let after = deal
      deal = StubDeal(moment.deal, at: earlier, known)
      if moment.changed.contains(.owner) { (deal.owner, deal.region) = (after.owner, after.region) }
      if moment.changed.contains(.amount) { deal.amount = after.amount }
      if moment.changed.contains(.closeDay) { deal.closeDay = after.closeDay }
      if moment.changed.contains(.stage) { deal.stage = after.stage }
      if moment.changed.contains(.category) { deal.category = after.category }
    }
    if let amount = moment.amount { deal.amount = amount }
    return Int64((chance(deal, version) * Double(deal.amount ?? Self.unpriced)).rounded())
  }

  /// A chance that every field, the time and the version move, without any pattern.
  static let scrambled: Chance = { deal, version in
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ value: Int) {
      hash = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x0000_0100_0000_01B3
    }
    mix(deal.stage ?? -1)
    mix(deal.closeDay.map { Int($0.number) } ?? -1)
    mix(deal.category.map { Int($0.rawValue) } ?? -1)
    for byte in (deal.owner ?? "").utf8 { mix(Int(byte)) }
    for byte in (deal.region ?? "").utf8 { mix(Int(byte)) }
    mix(deal.activities)
    mix(Int(deal.moment.seconds / 3_600))
    mix(version.model)
    mix(version.records)
    return Double(hash >> 11) * 0x1p-53
  }
}

/// The fields of an open deal at a moment.
struct StubDeal {
  var stage: Int?
  var amount: Int64?
  var closeDay: Day?
  var owner: String?
  var region: String?
  var category: ForecastCategory?
  var activities: Int
  var moment: Instant

  init(_ deal: Int, at moment: Instant, _ known: KnownDeals) {
    var timeline = known.timeline(deal)
    timeline.advance(to: moment)
    stage = timeline.stage
    amount = timeline.amount
    closeDay = timeline.closeDay
    owner = timeline.owner.map(known.ownerName)
    let column = known.column("region")
    let code = column?.code(deal: deal, owner: timeline.owner, at: moment) ?? -1
    region = code < 0 ? nil : column?.labels[code]
    category = timeline.category
    activities = timeline.activityCount(from: timeline.created, to: moment)
    self.moment = moment
  }
}

/// A replay of a book between two days with versions that follow the calendar.
struct StubReplay {
  let book: DealBook
  let target: ForecastTarget
  var levels: [String] = []
  var chance: StubPricing.Chance = StubPricing.scrambled
  /// Days from the first to the last on which another model comes into force.
  var switches: [Day] = []
  /// Whether each end has an answer of its own model.
  var endsDiffer = false

  func known(_ day: Day) -> KnownDeals { book.known(atEndOf: day) }

  /// The version of the answer on a day.
  func answer(_ day: Day) -> PriceVersion {
    if day + 1 >= target.end { return .none }
    return endsDiffer
      ? PriceVersion(model: 1_000 + Int(day.number), records: Int(day.number)) : path(day)
  }

  private func path(_ day: Day) -> PriceVersion {
    if day + 1 >= target.end { return .none }
    let number = switches.count { $0 <= day }
    return PriceVersion(model: number, records: 2 * number)
  }

  func outcome(_ first: Day, _ last: Day) -> ChangeReplay.Outcome {
    let known = known(last)
    var steps: [PriceSchedule.Step] = []
    for number in first.number...last.number {
      let version = path(Day(number: number))
      guard steps.last?.version != version else { continue }
      steps.append(
        PriceSchedule.Step(
          from: known.zone.startOfDay(Day(number: number + 1)), version: version))
    }
    let schedule = PriceSchedule(
      start: known.zone.startOfDay(first + 1), end: known.cutoff, first: answer(first),
      last: answer(last), steps: steps)
    return ChangeReplay(
      known: known, target: target, schedule: schedule, levels: levels, readsActivities: true
    ).outcome(StubPricing(known: known, chance: chance))
  }

  /// The forecast on a day by leaf, without the replay.
  func forecast(_ day: Day) -> [[String]: Int64] {
    let known = known(day)
    let pricing = StubPricing(known: known, chance: chance)
    let version = answer(day)
    var sums: [[String]: Int64] = [:]
    known.forEachLatest { latest in
      let path = levels.map { level in
        level == "owner"
          ? latest.owner.map(known.ownerName) ?? KnownDeals.none
          : known.label(of: level, deal: latest.deal, owner: latest.owner) ?? KnownDeals.none
      }
      switch latest.status {
      case .won:
        let day = latest.closed.map { known.zone.day(of: $0) }
        if let day, target.start <= day, day < target.end {
          sums[path, default: 0] += latest.amount ?? 0
        }
      case .open where version != .none:
        sums[path, default: 0] += pricing.value(
          DealMoment(deal: latest.deal, moment: known.cutoff), version)
      default: break
      }
    }
    return sums.filter { $0.value != 0 }
  }
}

/// Rows added up by deal, cause and leaf.
struct LineKey: Hashable {
  let id: String
  let cause: ChangeCause
  let path: [String]
}

func lines(_ rows: [ChangeRow]) -> [LineKey: Int64] {
  var sums: [LineKey: Int64] = [:]
  for row in rows {
    sums[LineKey(id: row.id, cause: row.cause, path: row.path), default: 0] += row.amount
  }
  return sums.filter { $0.value != 0 }
}
