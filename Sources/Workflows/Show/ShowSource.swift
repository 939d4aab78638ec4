internal import Calendars
internal import Deals
internal import Detection
internal import Forecasting
internal import Reporting

/// What the views of accounts, deals and representatives are made of.
struct ShowSource {
  let known: KnownDeals
  let tracking: KnownTracking
  let question: ShowQuestion
  let settings: ProjectSettings
  /// The running quarter, to which chances belong.
  let target: ForecastTarget
  private(set) var model: ShownModel?
  private(set) var forecasts: [Int: DealForecast] = [:]
  private(set) var notes: [String]
  private var forecaster: Forecaster?

  init(
    _ loaded: LoadedDeals, _ question: ShowQuestion, project: Project, progress: WorkProgress
  ) throws(WorkflowError) {
    known = loaded.book.known(atEndOf: question.asOf)
    guard let tracking = known.tracking else {
      preconditionFailure("deals are loaded with their tracking")
    }
    self.tracking = tracking
    self.question = question
    settings = loaded.settings
    target = Targets.quarters(known, count: 1)[0]
    notes = loaded.notes
    guard
      let stored = try ModelLibrary.newest(
        for: known, target: target, ahead: 0, project: project, notes: &notes)
    else {
      notes.append(
        "no stored model applies on \(question.asOf.iso8601): no probabilities; train one with "
          + "`aforo train`")
      return
    }
    progress("reading deal histories")
    do throws(ForecastError) {
      let forecaster = try Forecaster(model: stored.model, prepared: PreparedDeals(known))
      progress("computing chances")
      for forecast in try forecaster.dealForecasts(target) { forecasts[forecast.deal] = forecast }
      self.forecaster = forecaster
      model = ShownModel(id: stored.id, trainedAsOf: stored.model.trainedAsOf)
    } catch {
      guard case .tooLittleHistory = error else { throw .forecast(error) }
      notes.append("model \(stored.id) gives no probabilities: \(error)")
    }
  }

  /// A deal as it was known.
  func deal(_ deal: Int) -> ShownDeal {
    let latest = known.latest(deal)
    let status: ShownDeal.Status =
      switch latest.status {
      case .won: .won
      case .lost: .lost
      case .open, .absent: .open
      }
    var shown = ShownDeal(
      id: known.id(deal), status: status, created: known.zone.day(of: latest.created))
    shown.account = account(of: deal)
    shown.owner = latest.owner.map(known.ownerName)
    shown.stage = latest.stage.map { known.settings.stages.stages[$0].name }
    shown.amount = latest.amount
    shown.category = latest.category?.name
    shown.closeDay = latest.closeDay
    shown.closed = latest.closed.map { known.zone.day(of: $0) }
    shown.lossReason = tracking.lossReason(deal)
    if status == .open {
      shown.winProbability = forecasts[deal]?.winProbability
      shown.periodProbability = forecasts[deal]?.periodProbability
    }
    return shown
  }

  /// The name of a deal's account.
  func account(of deal: Int) -> String? {
    let code = known.code(of: "account", deal: deal, owner: nil)
    return code < 0 ? nil : tracking.accountName(code)
  }

  func lead(_ lead: TrackedLead) -> ShownLead {
    var shown = ShownLead(id: lead.id, created: day(lead.created))
    shown.converted = lead.converted.map(day)
    shown.deal = lead.deal < 0 ? nil : known.id(lead.deal)
    shown.source = lead.source
    shown.company = lead.company
    shown.owner = lead.owner < 0 ? nil : known.ownerName(lead.owner)
    return shown
  }

  func day(_ seconds: Int64) -> Day { known.zone.day(of: Instant(seconds: seconds)) }

  /// The timeline of what was collected.
  func timeline(_ collector: EventCollector) -> ShownTimeline {
    ShownTimeline(collector.ordered, asOf: question.asOf, since: question.since)
  }

  /// The people in some events, those with the most activities first.
  static func contacts(_ events: [ShownEvent]) -> [ShownContact] {
    var contacts: [String: ShownContact] = [:]
    for event in events where event.isActivity {
      guard let name = event.person else { continue }
      let old = contacts[name]
      contacts[name] = ShownContact(
        name: name, count: (old?.count ?? 0) + 1, first: min(old?.first ?? event.day, event.day),
        last: max(old?.last ?? event.day, event.day))
    }
    return contacts.values.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The words most like a wrong one, for an error.
  static func nearest(_ word: String, _ known: some Collection<String>) -> [String] {
    let small = word.lowercased()
    // What begins alike is compared letter by letter.
    let likely = known.map { name in
      let lower = name.lowercased()
      return (name, zip(lower.utf8, small.utf8).prefix { $0 == $1 }.count, lower)
    }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(2_000)
    return likely.map { ($0.0, editDistance($0.2, small)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
  }

  /// `no account has ...; the nearest are ...`.
  static func unknown(
    _ what: String, _ word: String, nearest: [String]
  ) -> WorkflowError {
    .unknown(
      "no \(what) has the name or id \"\(word)\""
        + (nearest.isEmpty
          ? "; there is none" : "; the nearest are \(nearest.joined(separator: ", "))"))
  }
}

extension ShowSource {
  /// The rules that fire on an open deal, judged as `aforo risks` judges: by the chances of the
  /// forecast of the period.
  func signals(_ deal: Int) throws(WorkflowError) -> [SignalHit] {
    let forecast = try forecaster.flatMap { forecaster throws(WorkflowError) in
      try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
        // Nothing is drawn for a deal.
        try forecaster.forecast(target, options: ForecastOptions(levels: [], draws: 1))
          .deals.first { $0.deal == deal }
      }
    }
    return RiskFinder(known: known, thresholds: settings.signals)
      .signals(of: deal, target: target, forecast: forecast)
  }
}
