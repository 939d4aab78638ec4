import Foundation
import Statistics

extension DealLife {
  var today: Int { world.market.days[offset] }

  /// Lets one event happen now.
  mutating func happen(_ event: DealEvent) {
    switch event {
    case .advance: advance()
    case .loss: lose()
    case .setback: setback()
    case .redate: redate()
    case .repricing: reprice(deviation: 0.15)
    case .recategory: recategorise()
    case .handover: handOver()
    case .mood: health = 0.97 * health + 0.35 * stream.normal()
    case .stall: mood = mood == .stalled ? .lively : .stalled
    case .death: die()
    }
    refreshRates()
  }

  private mutating func advance() {
    guard state.stage != .negotiation else { return close(as: .closedWon) }
    let skips = state.stage.index < 2 && stream.bernoulli(0.06)
    state.stage = SyntheticStage.open[state.stage.index + (skips ? 2 : 1)]
    mood = .lively
    if stream.bernoulli(0.3) { scaleAmount(deviation: 0.12) }
    if stream.bernoulli(0.45) { state.closeDay = newCloseDay() }
    state.category = newCategory()
    record()
  }

  /// A customer who decides against a deal seldom says so: most such deals fade first. In a
  /// planted gap most are lost to somebody else and closed at once, so that it can be seen.
  private mutating func lose() {
    let saysSo = plantedGap(at: offset) == nil ? 0.3 : 0.75
    if mood == .fading || stream.bernoulli(saysSo) { return close(as: .closedLost) }
    mood = .fading
    health -= 0.8
  }

  private mutating func setback() {
    state.stage = SyntheticStage.open[state.stage.index - 1]
    health -= 0.3
    if stream.bernoulli(0.6) { state.closeDay = max(state.closeDay, newCloseDay()) }
    state.category = newCategory()
    record()
  }

  private mutating func redate() {
    let day = newCloseDay()
    if isZombie { pushesLeft -= 1 }
    guard day != state.closeDay else { return }
    state.closeDay = day
    if !isZombie { state.category = newCategory() }
    record()
  }

  private mutating func reprice(deviation: Double) {
    let before = state.amountMinor
    scaleAmount(deviation: deviation)
    if state.amountMinor != before { record() }
  }

  /// Changes the amount by a factor, as prices that are cut change it.
  mutating func reprice(by factor: Double) {
    guard factor != 1, !state.stage.isClosed else { return }
    state.amountMinor =
      Int(DealProfile.rounded(Double(state.amountMinor) / 100 * factor)) * 100
    record()
  }

  private mutating func recategorise() {
    let category = newCategory()
    guard category != state.category else { return }
    state.category = category
    record()
  }

  private mutating func handOver() {
    guard
      let owner = world.organisation.successor(of: state.owner, day: today, &stream)
    else { return }
    state.owner = owner
    health -= 0.2
    record()
  }

  /// The customer is gone and nobody closes the deal; some still get a new date once or twice.
  private mutating func die() {
    isZombie = true
    diedAt = BusinessTime.instant(
      index: world.market.firstIndex + offset, fraction: fraction, region: profile.birth.region)
    pushesLeft = stream.bernoulli(0.45) ? 1 + stream.integer(below: 2) : 0
  }

  private mutating func close(as stage: SyntheticStage) {
    state.stage = stage
    state.closeDay = today
    state.category = stage == .closedWon ? .closed : .omitted
    if stage == .closedWon && stream.bernoulli(0.45) {
      let discount = stream.uniform(0.03, 0.18)
      let euros = (Double(state.amountMinor) / 100 * (1 - discount)).rounded()
      state.amountMinor = Int(max(1, euros)) * 100
    }
    record()
  }

  private mutating func scaleAmount(deviation: Double) {
    let factor = exp(deviation * stream.normal() - 0.01)
    state.amountMinor =
      Int(DealProfile.rounded(Double(state.amountMinor) / 100 * factor)) * 100
  }

  private mutating func newCloseDay() -> Int {
    DealDating.closeDay(
      today: today, stage: state.stage, segment: segment,
      optimism: world.organisation.people[state.owner].habits.optimism,
      deviation: world.shape.dateNoise, &stream)
  }

  private mutating func newCategory() -> SyntheticCategory {
    let quarterEnd = world.market.quarterEnds[world.market.quarters[offset]]
    return DealDating.category(
      stage: state.stage, health: health,
      optimism: world.organisation.people[state.owner].habits.optimism,
      closesInQuarter: state.closeDay <= quarterEnd, clarity: world.shape.clarity,
      shift: world.planting?.categoryShift(owner: state.owner) ?? 0, &stream)
  }

  /// Writes the state down, if the life is recorded; no two changes share an instant.
  private mutating func record() {
    let now = BusinessTime.instant(
      index: world.market.firstIndex + offset, fraction: fraction, region: profile.birth.region)
    state.changedAt = max(now, state.changedAt + 1)
    if isRecorded { history.append(state) }
  }
}
