internal import Calendars
internal import Deals
public import Reporting

/// Everything known of a representative: `aforo show rep`.
public struct ShowRep: Sendable {
  /// The representative.
  public let view: RepView
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Throws: ``WorkflowError/unknown(_:)`` for somebody who is not known on the day, with the names
  ///   most like theirs.
  public init(
    _ loaded: LoadedDeals, question: ShowQuestion, project: Project,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let source = try ShowSource(loaded, question, project: project, progress: progress)
    let known = source.known
    let rep = try RepFinder(source).find(question.id)
    var collector = EventCollector(known)
    let places = ShowRep.places(rep, known)
    for place in places {
      guard let from = place.from else { continue }
      var event = collector.event(from.seconds, .place)
      event.owner = known.ownerName(rep)
      event.before = place.before.map { .text($0) }
      event.after = place.text.map { .text($0) }
      collector.add(event)
    }
    let leads = source.tracking.leads.filter { $0.owner == rep }
    for lead in leads { collector.add(lead: lead) }
    var work = RepDeals(rep: rep, source: source)
    for deal in known.deals where work.take(deal) {
      collector.add(deal: deal, account: source.account(of: deal)) { before, after in
        before == rep || after == rep
      }
    }
    source.tracking.forEachActivity { activity in
      guard activity.owner == rep, !activity.isCopy else { return }
      collector.add(collector.event(activity, source.tracking))
    }
    var view = RepView(
      name: known.ownerName(rep), period: work.period.id, year: work.year.id,
      timeline: source.timeline(collector), currency: source.settings.currency)
    view.places = places.map {
      RepView.Place(
        from: $0.from.map { known.zone.day(of: $0) }, manager: $0.manager, region: $0.region)
    }
    view.leads = leads.map(source.lead)
    view.recentActivities = ShownCount.of(
      collector.events.filter { question.asOf - $0.day < RepView.recentDays })
    view.quota = known.quota(period: work.period.id, path: [("owner", view.name)])
    view.model = source.model
    work.fill(&view)
    self.view = view
    notes = source.notes
  }

  /// A place in the organisation from a moment on.
  private struct Place {
    let from: Instant?
    let manager: String?
    let region: String?
    var before: String?

    var text: String? {
      let parts = [manager, region].compactMap { $0 }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  private static func places(_ rep: Int, _ known: KnownDeals) -> [Place] {
    let moments = known.placeChanges(ofOwner: rep, from: Instant(seconds: .min))
    var places: [Place] = []
    for from in [nil] + moments.map(Optional.some) {
      // What holds right after the change; before the first one, what holds before it.
      let at = from.map { Instant(seconds: $0.seconds + 1) } ?? moments.first ?? known.cutoff
      let then = known.known(before: at)
      func label(_ attribute: String) -> String? {
        guard let column = then.column(attribute) else { return nil }
        let code = column.code(owner: rep)
        return code < 0 ? nil : column.labels[code]
      }
      var place = Place(from: from, manager: label("manager"), region: label("region"))
      place.before = places.last?.text
      if from != nil || place.text != nil { places.append(place) }
    }
    return places
  }
}

/// The deals that a representative owns or owned.
private struct RepDeals {
  let rep: Int
  let source: ShowSource
  let period: FiscalPeriod
  let year: FiscalPeriod
  private var open: [ShownDeal] = []
  private var wonInPeriod: [ShownDeal] = []
  private var wonInYear: [ShownDeal] = []
  private var lostInYear: [ShownDeal] = []
  private var transfers: [(at: Int64, transfer: RepView.Transfer)] = []

  init(rep: Int, source: ShowSource) {
    self.rep = rep
    self.source = source
    let known = source.known
    period = known.calendar.quarter(containing: known.asOf)
    year = known.calendar.period(.year, containing: known.asOf)
  }

  /// Takes a deal; whether they ever owned it.
  mutating func take(_ deal: Int) -> Bool {
    let known = source.known
    var timeline = known.timeline(deal)
    var owner: Int?
    var closer: Int?
    var owned = false
    while let moment = timeline.nextChange {
      let isFirst = timeline.status == .absent
      timeline.advance(to: Instant(seconds: moment.seconds + 1))
      if timeline.owner != owner, !isFirst, owner == rep || timeline.owner == rep {
        let isIn = timeline.owner == rep
        transfers.append(
          (
            moment.seconds,
            RepView.Transfer(
              day: known.zone.day(of: moment), deal: known.id(deal),
              other: (isIn ? owner : timeline.owner).map(known.ownerName), isIn: isIn)
          ))
      }
      owner = timeline.owner
      if owner == rep { owned = true }
      // A closed deal is theirs who closed it, whoever has it now.
      if timeline.closed == moment { closer = owner }
    }
    if (timeline.closed == nil ? owner : closer) == rep { add(source.deal(deal)) }
    return owned
  }

  private mutating func add(_ deal: ShownDeal) {
    guard let closed = deal.closed, deal.status != .open else {
      open.append(deal)
      return
    }
    let isInYear = year.start <= closed && closed < year.end
    if deal.status == .lost {
      if isInYear { lostInYear.append(deal) }
      return
    }
    if isInYear { wonInYear.append(deal) }
    if period.start <= closed, closed < period.end { wonInPeriod.append(deal) }
  }

  func fill(_ view: inout RepView) {
    view.openDeals = open
    view.wonInPeriod = ShownTotal(wonInPeriod)
    view.wonInYear = ShownTotal(wonInYear)
    view.lostInYear = ShownTotal(lostInYear)
    view.transfers = transfers.sorted {
      ($0.at, $0.transfer.deal) < ($1.at, $1.transfer.deal)
    }.map(\.transfer)
  }
}
