internal import Calendars
import Statistics

/// Makes the leads of a simulation, in the order of their creation, while its deals go by.
///
/// Most deals of new business come from a lead that is some days to eleven weeks older, the older
/// the larger the customer. Beside them there are leads that never become a deal, of which there
/// are more in spring and autumn. The leads of a deal depend on that deal only.
///
///     var book = LeadBook(simulator)
///     simulator.forEachDeal { deal in write(book.leads(upTo: deal)) }
///     write(book.finish())
public struct LeadBook: Sendable {
  private let simulator: Simulator
  private let sources: [(name: String, lost: Double)]
  private var waiting: [SyntheticLead] = []
  private var written = 0
  /// The next week whose lost leads have not been drawn.
  private var week = 0

  /// The longest time from a lead to its deal, in working days.
  static let longestWait = 55

  /// An empty book for a simulation.
  public init(_ simulator: Simulator) {
    self.simulator = simulator
    sources = DealLabel.sources.map { label in
      (label.name, label.share * (LeadSource.all[label.name]?.lost ?? 0))
    }
  }

  /// Takes a deal and gives the leads before which no other can come, in the order of creation.
  ///
  /// - Parameter deal: the next one of ``Simulator/forEachDeal(_:)``.
  public mutating func leads(upTo deal: SyntheticDeal) -> [SyntheticLead] {
    let market = simulator.world.market
    let index = BusinessTime.index(ofDay: deal.createdAt / 86_400)
    let current = index / 5 - market.firstIndex / 5
    let isNewWeek = current >= week
    draw(through: current)
    if let lead = lead(of: deal, index: index) { waiting.append(lead) }
    // All deals to come are created in this week or later.
    guard isNewWeek else { return [] }
    let monday = (market.firstIndex / 5 + current) * 5
    return ready(before: BusinessTime.day(ofIndex: max(0, monday - LeadBook.longestWait)) * 86_400)
  }

  /// The leads that are left when all deals have gone by.
  public mutating func finish() -> [SyntheticLead] {
    draw(through: simulator.plan.weekCount - 1)
    return ready(before: .max)
  }

  private mutating func ready(before instant: Int) -> [SyntheticLead] {
    var leads = waiting.filter { $0.createdAt < instant }
    waiting.removeAll { $0.createdAt < instant }
    leads.sort {
      ($0.createdAt, $0.deal ?? "", $0.source) < ($1.createdAt, $1.deal ?? "", $1.source)
    }
    for index in leads.indices {
      written += 1
      leads[index].number = written
    }
    return leads
  }

  private func lead(of deal: SyntheticDeal, index: Int) -> SyntheticLead? {
    guard let source = LeadSource.all[deal.source] else { return nil }
    var stream = simulator.configuration.stream(.lead, deal.number)
    guard stream.bernoulli(source.share * LeadSource.share(ofType: deal.type)) else { return nil }
    let mean = [7.0, 11, 16][deal.segment.index]
    let days = min(LeadBook.longestWait, 1 + Int(mean * stream.exponential()))
    let created = BusinessTime.instant(
      index: max(0, index - days), fraction: stream.uniform(), region: deal.region)
    return SyntheticLead(
      number: 0, source: deal.source, owner: deal.history[0].owner, segment: deal.segment,
      region: deal.region, createdAt: created, convertedAt: deal.createdAt, deal: deal.id)
  }

  /// Draws the leads of the weeks up to and including one that never become a deal.
  private mutating func draw(through last: Int) {
    while week <= last {
      // Far above the numbers of deals.
      var stream = simulator.configuration.stream(.lead, 1 << 40 | week)
      for offset in simulator.plan.offsets(week: week) { draw(offset: offset, &stream) }
      week += 1
    }
  }

  private mutating func draw(offset: Int, _ stream: inout RandomStream) {
    let world = simulator.world
    let day = world.market.days[offset]
    let season = LeadSource.season(month: Day(number: Int32(clamping: day)).month)
    for region in SyntheticRegion.allCases {
      for segment in SyntheticSegment.allCases {
        let usual = simulator.plan.mean(
          offset: offset, region: region, segment: segment, world.market)
        let share = world.gap(region: region, segment: segment, offset: offset)?.creationFactor ?? 1
        for source in sources {
          for _ in 0..<stream.poisson(mean: usual * season * share * source.lost) {
            let instant = BusinessTime.instant(
              index: world.market.firstIndex + offset, fraction: stream.uniform(), region: region)
            let owner = world.organisation.owner(region: region, day: day, &stream)
            waiting.append(
              SyntheticLead(
                number: 0, source: source.name, owner: owner, segment: segment, region: region,
                createdAt: instant, convertedAt: nil, deal: nil))
          }
        }
      }
    }
  }
}
