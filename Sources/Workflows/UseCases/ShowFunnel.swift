public import Calendars
internal import Currencies
internal import Deals
internal import Forecasting
internal import Metrics
public import Reporting

/// What is asked about the funnel.
public struct FunnelQuestion: Sendable {
  /// The last day whose facts are used.
  public var asOf: Day
  /// A period's id, a day, or two days with `..` between them; `nil` for the running quarter.
  public var period: String?
  /// Levels of the answer, top first; empty for the company alone.
  public var levels: [String] = []
  /// Steps of the one node that is shown; empty for all.
  public var node: [String] = []
  /// How conversion is counted.
  public var mode = FunnelMode.competingRisk
  /// Threads.
  public var workers = 1

  /// A question about the running quarter.
  public init(asOf: Day) {
    self.asOf = asOf
  }
}

/// Shows how deals go through the stages: `aforo funnel`.
public struct ShowFunnel: Sendable {
  /// The funnel of each node.
  public let answer: FunnelAnswer
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Answers a question.
  ///
  /// - Throws: ``WorkflowError/usage(_:)`` for a period, level or node that is none.
  public init(
    _ loaded: LoadedDeals, question: FunnelQuestion, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: question.asOf)
    let path = question.node.isEmpty ? [] : try NodePath.read(question.node, known)
    let levels = ["owner"] + DealSettings.attributeNames
    for level in question.levels where !levels.contains(level) {
      throw .forecast(.unknownLevel(level, known: levels))
    }
    var asked = KPIQuestion(asOf: question.asOf)
    asked.period = question.period
    var options = MetricOptions()
    options.leastCount = loaded.settings.kpis.leastCount
    let frame = MetricFrame(
      known, period: try ShowKPIs.period(asked, known),
      levels: question.node.isEmpty ? question.levels : path.map(\.level), options: options)
    progress("following the deals of \(frame.period.id)")
    let metrics = MetricRegistry.all.filter { $0.group == .funnel }
    let table = MetricTable(
      MetricFacts(frame, workers: question.workers), metrics: metrics, workers: question.workers
    ) { node in
      question.node.isEmpty || node.path.map(\.value) == path.map(\.value)
    }
    guard !table.nodes.isEmpty else {
      throw .usage("--node: nothing is known of \(question.node.joined(separator: ","))")
    }
    let stages = known.settings.stages
    answer = FunnelAnswer(
      asOf: known.asOf, currency: loaded.settings.currency, period: frame.period,
      mode: question.mode,
      stages: stages.stages.prefix(stages.openCount).map(\.name)
        + stages.stages.filter { $0.kind == .won }.prefix(1).map(\.name),
      nodes: zip(table.nodes, table.results).map { FunnelNode(path: $0.path, results: $1) })
    notes = loaded.notes
  }
}
