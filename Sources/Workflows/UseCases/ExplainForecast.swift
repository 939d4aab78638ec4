internal import Calendars
internal import Deals
public import Detection
public import Forecasting

/// Why a deal or a node has the forecast it has: `aforo explain`.
public struct ExplainForecast: Sendable {
  /// What is to be explained.
  public enum Subject: Equatable, Sendable {
    /// An open deal, by its identifier.
    case deal(String)
    /// A node, by steps such as `region=EMEA`, top first; `total` alone for the whole company.
    case node([String])
  }

  /// The explanation of either.
  public enum Answer: Equatable, Sendable {
    /// Of a deal, with the rules that fire on it.
    case deal(DealExplanation, signals: [SignalHit])
    /// Of a node.
    case node(NodeExplanation)
  }

  /// The answer.
  public let answer: Answer
  /// The name of the model that answered.
  public let modelID: String
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Explains.
  ///
  /// - Throws: ``WorkflowError/usage(_:)`` for a deal that is unknown, closed or not yet known, and
  ///   for a node that is none; else as ``MakeForecast``.
  public init(
    _ loaded: LoadedDeals, subject: Subject, question: ForecastQuestion, project: Project,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    var question = question
    question.levels = []
    let known = loaded.book.known(atEndOf: question.asOf)
    switch subject {
    case .deal(let id):
      let deal = try SubjectFinder(known: known, book: loaded.book).openDeal(id)
      let work = try ExplainForecast.work(loaded, question, project, progress)
      answer = try ExplainForecast.explain(deal, id, work)
      (modelID, notes) = (work.modelID, work.notes)
    case .node(let steps):
      let path = try NodePath.read(steps, known)
      var undrawn = question
      undrawn.draws = 1
      let work = try MakeForecast(loaded, question: undrawn, project: project, progress: progress)
      answer = .node(try ExplainForecast.explain(path, question, work))
      (modelID, notes) = (work.modelID, work.notes)
    }
  }

  /// The forecast of the period and, where the history carries it, of the one after.
  private static func work(
    _ loaded: LoadedDeals, _ question: ForecastQuestion, _ project: Project,
    _ progress: WorkProgress
  ) throws(WorkflowError) -> MakeForecast {
    var both = question
    let isWindow = question.period?.hasSuffix("d") ?? false
    both.horizon = isWindow ? 1 : 2
    // Nothing is drawn for a deal.
    both.draws = 1
    do throws(WorkflowError) {
      return try MakeForecast(loaded, question: both, project: project, progress: progress)
    } catch {
      guard both.horizon == 2, case .forecast(.tooLittleHistory) = error else { throw error }
      both.horizon = 1
      return try MakeForecast(loaded, question: both, project: project, progress: progress)
    }
  }

  private static func explain(
    _ deal: Int, _ id: String, _ work: MakeForecast
  ) throws(WorkflowError) -> Answer {
    let forecast = work.forecasts[0]
    let explanation = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try work.forecaster.explanation(
        of: deal, in: forecast.target,
        next: work.forecasts.count > 1 ? work.forecasts[1].target : nil)
    }
    guard let explanation else {
      throw .usage(
        "--period: \(forecast.target.id) is over as of \(forecast.asOf); ask for the running period "
          + "or a later one")
    }
    let risk = work.risks().deals.first { $0.forecast.deal == deal }
    return .deal(explanation, signals: risk?.signals ?? [])
  }

  private static func explain(
    _ path: [PathElement], _ question: ForecastQuestion, _ work: MakeForecast
  ) throws(WorkflowError) -> NodeExplanation {
    let options = ForecastOptions(
      levels: [], draws: question.draws, seed: question.seed, workers: question.workers)
    let explanation = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try work.forecaster.explanation(of: path, in: work.forecasts[0].target, options: options)
    }
    guard let explanation else {
      let name = path.map { "\($0.level)=\($0.value)" }.joined(separator: ", ")
      throw .usage("--node: no deal is in \(name) as of \(question.asOf)")
    }
    return explanation
  }
}

/// Finds what the options name, or says why it cannot be explained.
private struct SubjectFinder {
  let known: KnownDeals
  let book: DealBook

  /// The position of an open deal.
  func openDeal(_ id: String) throws(WorkflowError) -> Int {
    guard let deal = known.find(id) else { throw .usage(whyUnknown(id)) }
    let latest = known.latest(deal)
    guard latest.status == .won || latest.status == .lost else { return deal }
    let ending = latest.status == .won ? "won" : "lost"
    let day = latest.closed.map { " on \(known.zone.day(of: $0))" } ?? ""
    throw .usage(
      "deal \(id) was \(ending)\(day); only open deals have a chance to explain: give an --as-of "
        + "before its close")
  }

  private func whyUnknown(_ id: String) -> String {
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
