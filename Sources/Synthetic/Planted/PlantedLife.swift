import Statistics

/// Lets what is planted into single deals happen to a deal that has lived its plain life.
struct PlantedLife {
  private let planting: Planting
  private let world: SimulationWorld
  private var hasBigDeal = false

  init?(_ world: SimulationWorld) {
    guard let planting = world.planting else { return nil }
    self.planting = planting
    self.world = world
  }

  /// The number of a duplicate: its own is beyond those of all other deals.
  static let duplicateNumbers = 9_000_000
  /// Days by which a duplicate comes later, at most.
  static let duplicateDays = 13
  private static let bigDealAge = 45...150

  /// The deal with what is planted in it, and its duplicate where it has one.
  mutating func run(_ deal: SyntheticDeal, _ birth: DealBirth) -> [SyntheticDeal] {
    var stream = world.configuration.stream(.planted, deal.number)
    let isDouble = stream.bernoulli(Planting.duplicateShare)
    let isWrong = stream.bernoulli(Planting.errorShare)
    let error = PlantedError.allCases[stream.integer(below: PlantedError.allCases.count)]
    if planting.events.contains(.duplicates), isDouble, deal.number < PlantedLife.duplicateNumbers,
      let copy = copy(of: deal, birth, &stream)
    {
      return [deal, copy]
    }
    if planting.events.contains(.dataErrors), isWrong {
      return [deal.with(error)]
    }
    if planting.events.contains(.bigDeal), !hasBigDeal, isFitForBig(deal) {
      hasBigDeal = true
      return [deal.grown(to: bigAmount)]
    }
    return [deal]
  }

  /// A second record of the same sale, opened some days later, with a life of its own.
  private func copy(
    of deal: SyntheticDeal, _ birth: DealBirth, _ stream: inout RandomStream
  ) -> SyntheticDeal? {
    let offset = birth.offset + 1 + stream.integer(below: 8)
    guard offset < world.market.count,
      world.market.days[offset] - world.market.days[birth.offset] <= PlantedLife.duplicateDays
    else { return nil }
    let later = DealBirth(
      offset: offset, fraction: birth.fraction, region: birth.region, segment: birth.segment)
    let number = PlantedLife.duplicateNumbers + deal.number
    var life = DealLife(number: number, birth: later, world: world)
    let lived = life.run()
    let factor =
      Double(deal.history[0].amountMinor) * stream.uniform(0.92, 1.08)
      / Double(lived.history[0].amountMinor)
    var copy = SyntheticDeal(
      number: number, account: deal.account, region: deal.region, segment: deal.segment,
      product: deal.product, source: deal.source, type: deal.type, history: lived.history,
      activities: lived.activities, truth: lived.truth)
    copy.scale(by: factor)
    copy.planted = .duplicate(of: deal.id)
    return copy
  }

  /// An enterprise deal that is on its way and still open at the end.
  private func isFitForBig(_ deal: SyntheticDeal) -> Bool {
    let age = world.configuration.lastDay - deal.createdAt / 86_400
    return deal.segment == .enterprise && deal.closedAt == nil && !deal.truth.isZombie
      && deal.finalState.stage.index >= SyntheticStage.proposal.index
      && PlantedLife.bigDealAge.contains(age)
  }

  /// A share of what a quarter books on average, in cents; roughly, from the constants of the shape.
  private var bigAmount: Int {
    let configuration = world.configuration
    let days = Double(configuration.lastDay - configuration.firstDay + 1)
    let dealsPerQuarter = Double(configuration.deals) * 91.3 / days
    let meanAmount = SegmentProfile.all.reduce(0) { $0 + $1.share * $1.medianAmount }
    let winRate = 0.28
    let quarter = dealsPerQuarter * meanAmount * winRate * 1.2
    return Int((Planting.bigDealShare * quarter / 100).rounded()) * 10_000
  }
}

extension SyntheticDeal {
  /// The deal with a cell error.
  func with(_ error: PlantedError) -> SyntheticDeal {
    var deal = self
    deal.planted = .error(error)
    switch error {
    case .amountTimes100: deal.scale(by: 100)
    case .amountBy100: deal.scale(by: 0.01)
    case .closeDateBeforeCreation:
      for index in deal.history.indices {
        deal.history[index].closeDay = deal.createdAt / 86_400 - 30 - index
      }
    case .closeDateFarAhead:
      for index in deal.history.indices { deal.history[index].closeDay += 3_653 }
    }
    return deal
  }

  /// The deal with another last amount, and all earlier ones in proportion.
  func grown(to amountMinor: Int) -> SyntheticDeal {
    var deal = self
    deal.planted = .big
    deal.scale(by: Double(amountMinor) / Double(finalState.amountMinor))
    return deal
  }

  fileprivate mutating func scale(by factor: Double) {
    for index in history.indices {
      history[index].amountMinor = max(
        1, Int((Double(history[index].amountMinor) * factor).rounded()))
    }
  }
}
