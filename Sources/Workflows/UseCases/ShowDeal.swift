internal import Calendars
internal import Deals
internal import Forecasting
public import Reporting

/// Everything known of a deal: `aforo show deal`.
public struct ShowDeal: Sendable {
  /// The deal.
  public let view: DealView
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Throws: ``WorkflowError/unknown(_:)`` for a deal that is not known on the day, with the ids that
  ///   look most like it.
  public init(
    _ loaded: LoadedDeals, question: ShowQuestion, project: Project,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: question.asOf)
    guard let deal = known.find(question.id) else {
      throw .unknown(ShowDeal.whyUnknown(question.id, known, loaded.book))
    }
    let source = try ShowSource(loaded, question, project: project, progress: progress)
    var collector = EventCollector(known)
    for lead in source.tracking.leads where lead.deal == deal { collector.add(lead: lead) }
    collector.add(deal: deal, account: source.account(of: deal))
    source.tracking.forEachActivity { activity in
      guard activity.deal == deal, !activity.isCopy else { return }
      collector.add(collector.event(activity, source.tracking))
    }
    view = try ShowDeal.view(deal, source, collector)
    notes = source.notes
  }

  private static func view(
    _ deal: Int, _ source: ShowSource, _ collector: EventCollector
  ) throws(WorkflowError) -> DealView {
    let known = source.known
    let latest = known.latest(deal)
    var view = DealView(
      deal: source.deal(deal), timeline: source.timeline(collector),
      currency: source.settings.currency, period: source.target.id)
    for name in DealSettings.attributeNames where name != "account" {
      if let value = known.label(of: name, deal: deal, owner: latest.owner) {
        view.attributes.append(DealView.Attribute(name: name, value: value))
      }
    }
    view.stageEntered = latest.stageEntered.map { known.zone.day(of: $0) }
    view.pushes = known.recorded.contains(.closeDay) ? latest.pushCount : nil
    view.lead = source.tracking.leads.first { $0.deal == deal }.map(source.lead)
    view.contacts = ShowSource.contacts(collector.events)
    view.model = source.model
    guard view.deal.status == .open else { return view }
    view.expectedAmount = source.forecasts[deal]?.expectedAmount
    view.signals = try source.signals(deal)
    view.planned = source.tracking.plannedActivities()
      .filter { $0.deal == deal && !$0.isCopy }
      .map { collector.event($0, source.tracking) }
    return view
  }

  private static func whyUnknown(_ id: String, _ known: KnownDeals, _ book: DealBook) -> String {
    if let life = book.lifespan(ofID: id) {
      if let deleted = life.deleted, life.created <= known.asOf {
        return "deal \(id) was deleted on \(deleted); give an earlier --as-of"
      }
      return "deal \(id) is not known as of \(known.asOf): it was created on \(life.created)"
    }
    let nearest = known.nearestIDs(to: id)
    let hint =
      nearest.isEmpty ? "there are no deals" : "the nearest are \(nearest.joined(separator: ", "))"
    return "no deal has the id \"\(id)\"; \(hint)"
  }
}
