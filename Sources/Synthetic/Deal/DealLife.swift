import Foundation
import Statistics

/// The life of one deal, from creation to closing or to the end of the simulation.
///
/// Competing events with rates that are constant within a working day. The time of the next event
/// is found by spending an exponential budget on the total rate, which is exact and draws nothing
/// on days without an event.
struct DealLife {
  var world: SimulationWorld
  let profile: DealProfile
  let segment: SegmentProfile
  var stream: RandomStream
  /// The activities; `nil` for a life of which nothing is written down but its state.
  var journal: ActivityJournal?
  var state: SyntheticState
  var history: [SyntheticState] = []
  var health: Double
  var rates: DealRates
  var offset: Int
  var fraction: Double
  var mood = DealMood.lively
  var isZombie = false
  /// When it died, in seconds since 1970-01-01T00:00:00Z.
  var diedAt: Int?
  /// Pushes of the close date that a dead deal still gets.
  var pushesLeft = 0
  /// What is left of the exponential budget until the next event.
  var budget: Double
  /// Place of the quarter for which the rates hold.
  private var quarter: Int

  var isRecorded: Bool { journal != nil }

  /// The weight of health in the log-odds of a win.
  static let healthLogit = 0.8

  /// A recorded life with the deal's own streams.
  init(number: Int, birth: DealBirth, world: SimulationWorld) {
    let configuration = world.configuration
    self.init(
      number: number, birth: birth, world: world, stream: configuration.stream(.deal, number),
      journal: ActivityJournal(stream: configuration.stream(.activity, number)))
  }

  /// A life from its creation on, with the stream that decides it.
  init(
    number: Int, birth: DealBirth, world: SimulationWorld, stream: RandomStream,
    journal: ActivityJournal?
  ) {
    var stream = stream
    let profile = DealProfile(number: number, birth: birth, world: world, &stream)
    let segment = world.segments[birth.segment.index]
    self.world = world
    self.profile = profile
    self.segment = segment
    offset = birth.offset
    fraction = birth.fraction
    health = profile.quality
    self.journal = journal
    let day = world.market.days[birth.offset]
    let person = world.organisation.people[profile.owner]
    let closeDay = DealDating.closeDay(
      today: day, stage: .prospecting, segment: segment, optimism: person.habits.optimism,
      deviation: world.shape.dateNoise, &stream)
    state = SyntheticState(
      changedAt: birth.instant(world.market), stage: .prospecting,
      amountMinor: DealLife.firstAmount(profile, world), closeDay: closeDay, owner: profile.owner,
      category: .pipeline)
    rates = DealRates()
    budget = stream.exponential()
    quarter = world.market.quarters[birth.offset]
    self.stream = stream
    if isRecorded {
      history.reserveCapacity(8)
      history.append(state)
    }
    refreshRates()
  }

  private static func firstAmount(_ profile: DealProfile, _ world: SimulationWorld) -> Int {
    let factor = world.shock(at: profile.birth.offset)?.amounts ?? 1
    return factor == 1
      ? Int(profile.amount) * 100 : Int(DealProfile.rounded(profile.amount * factor)) * 100
  }

  /// Lives to the end and gives the deal.
  mutating func run() -> SyntheticDeal {
    live(until: world.market.count)
    return deal()
  }

  /// Lives until the begin of a working day, or to its end if that is earlier. To stop on the way
  /// and to go on changes nothing.
  mutating func live(until end: Int) {
    while offset < end && !state.stage.isClosed {
      if world.market.quarters[offset] != quarter || offset == world.market.plantedFrom {
        if world.market.quarters[offset] != quarter, let shock = world.shock(at: offset) {
          reprice(by: shock.amounts)
        }
        quarter = world.market.quarters[offset]
        refreshRates()
      }
      let day = dayRates()
      let available = (1 - fraction) * day.total
      if budget >= available {
        budget -= available
        elapse(to: 1)
        offset += 1
        fraction = 0
        continue
      }
      elapse(to: fraction + budget / day.total)
      happen(day.event(at: stream.uniform()))
      budget = stream.exponential()
    }
  }

  private mutating func elapse(to end: Double) {
    if !isZombie {
      journal?.elapse(
        from: fraction, to: end,
        rate: rates.activity * world.market.pace[profile.birth.region.index][offset],
        index: world.market.firstIndex + offset, region: profile.birth.region,
        stage: state.stage, owner: state.owner, health: health)
    }
    fraction = min(end, 1)
  }

  /// The rates of the day: those of the deal, with the season, the rush and the close date.
  private func dayRates() -> DayRates {
    let market = world.market
    let today = market.days[offset]
    let isOverdue = state.closeDay < today
    if isZombie {
      let redate = isOverdue && pushesLeft > 0 ? 0.02 : 0
      return DayRates(
        advance: 0, loss: 0, setback: 0, redate: redate, stall: 0, death: 0, total: redate)
    }
    let pace = market.pace[profile.birth.region.index][offset]
    var advance = rates.advance * pace
    let daysToClose = state.closeDay - today
    let quarterEnd = market.quarterEnds[market.quarters[offset]]
    var redate = 0.025 / world.shape.carelessness
    if isOverdue {
      let days = world.organisation.people[state.owner].habits.daysToUpdate
      redate = 1 / (days * world.shape.carelessness)
    } else if quarterEnd - today < 12 && state.closeDay <= quarterEnd && state.stage.index < 3 {
      redate = 0.07
    }
    if state.stage == .negotiation {
      // Dates carry information: deals are signed near them, seldom long before.
      advance *= market.winRush[offset] * (daysToClose > 40 ? 0.6 : daysToClose < 14 ? 1.4 : 1)
    }
    let loss = rates.loss * pace * market.lossRush[offset]
    let total = advance + loss + rates.setback + redate + rates.stall + rates.death + rates.steady
    return DayRates(
      advance: advance, loss: loss, setback: rates.setback, redate: redate, stall: rates.stall,
      death: rates.death, total: total)
  }

  mutating func refreshRates() {
    let person = world.organisation.people[state.owner]
    let place = min(offset, world.market.count - 1)
    var logit = profile.fixedLogit + DealLife.healthLogit * health
    logit += person.logit(onDay: world.market.days[place])
    logit += world.market.winShocks[world.market.quarters[place]] + plantedLogit(at: place)
    guard !state.stage.isClosed else { return }
    rates = DealRates(
      stage: state.stage, segment: segment, logit: logit, health: health, mood: mood,
      activityHabit: person.habits.activity, clarity: world.shape.clarity)
    if let gap = plantedGap(at: place) { rates.shift(logit: gap.winLogit) }
    if let shock = world.shock(at: place) {
      rates.advance *= shock.speed
      rates.loss *= shock.speed
    }
  }

  /// What a planted event or a shock adds to the log-odds of a win on a working day.
  private func plantedLogit(at offset: Int) -> Double {
    let birth = profile.birth
    let planted = world.planting?.logit(
      region: birth.region, segment: birth.segment, quarter: world.market.quarters[offset])
    return (planted ?? 0) + (world.shock(at: offset)?.winLogit ?? 0)
  }

  /// The planted gap, if the deal is in it on a working day.
  func plantedGap(at offset: Int) -> PlantedGap? {
    world.gap(region: profile.birth.region, segment: profile.birth.segment, offset: offset)
  }

  private func deal() -> SyntheticDeal {
    let birthday = world.market.days[profile.birth.offset]
    let logit =
      profile.fixedLogit + DealLife.healthLogit * profile.quality
      + world.organisation.people[profile.owner].logit(onDay: birthday)
    let winProbability = DealRates.winProbability(segment: segment, logit: logit)
    return SyntheticDeal(
      number: profile.number, account: profile.account, region: profile.birth.region,
      segment: profile.birth.segment, product: profile.product, source: profile.source,
      type: profile.type, history: history, activities: journal?.activities ?? [],
      truth: SyntheticDeal.Truth(
        quality: profile.quality, winProbability: winProbability, isZombie: isZombie, diedAt: diedAt
      ))
  }
}
