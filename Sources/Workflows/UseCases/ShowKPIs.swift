public import Calendars
internal import Currencies
internal import Deals
internal import Forecasting
public import Metrics
public import Reporting

/// What is asked about KPIs.
public struct KPIQuestion: Sendable {
  /// The last day whose facts are used.
  public var asOf: Day
  /// A period's id, a day, or two days with `..` between them; `nil` for the running quarter.
  public var period: String?
  /// Names of metrics, of chapters, or rows of the catalogue; `nil` for the project's usual ones.
  public var metrics: [String]?
  /// Levels of the answer, top first; empty for the company alone.
  public var levels: [String] = []
  /// Steps of the one node that is shown; empty for all.
  public var node: [String] = []
  /// How many earlier periods are shown as a trend.
  public var trend = 0
  /// With what values are compared.
  public var references: [MetricReference] = []
  /// Threads.
  public var workers = 1

  /// A question about the running quarter.
  public init(asOf: Day) {
    self.asOf = asOf
  }
}

/// Computes KPIs: `aforo kpis`.
public struct ShowKPIs: Sendable {
  /// The values.
  public let answer: KPIAnswer
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Answers a question.
  ///
  /// - Throws: ``WorkflowError/usage(_:)`` for a period, metric, level or node that is none.
  public init(
    _ loaded: LoadedDeals, question: KPIQuestion, project: Project, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: question.asOf)
    let settings = loaded.settings.kpis
    let metrics = try ShowKPIs.metrics(question, settings)
    let path = question.node.isEmpty ? [] : try NodePath.read(question.node, known)
    let levels = try ShowKPIs.levels(question, path: path.map(\.level))
    let frame = MetricFrame(
      known, period: try ShowKPIs.period(question, known), levels: levels,
      options: ShowKPIs.options(settings))
    progress("computing \(metrics.count) metrics of \(frame.period.id)")
    let wanted: @Sendable (MetricNode) -> Bool = { node in
      question.node.isEmpty || node.path.map(\.value) == path.map(\.value)
    }
    let table = ShowKPIs.table(frame, metrics, question.workers, wanted)
    guard !table.nodes.isEmpty else {
      throw .usage("--node: nothing is known of \(question.node.joined(separator: ","))")
    }
    var surroundings = KPISurroundings(settings: settings, metrics: metrics, frame: frame)
    for reference in question.references {
      guard let other = frame.reference(reference) else { continue }
      progress("computing \(other.period.id)")
      surroundings.references.append(
        (reference, ShowKPIs.table(other, metrics, question.workers, wanted)))
    }
    for earlier in frame.earlier(question.trend) {
      progress("computing \(earlier.period.id)")
      surroundings.trend.append(ShowKPIs.table(earlier, metrics, question.workers, wanted))
    }
    answer = surroundings.answer(table, currency: loaded.settings.currency)
    notes = loaded.notes
  }

  private static func table(
    _ frame: MetricFrame, _ metrics: [MetricDefinition], _ workers: Int,
    _ wanted: (MetricNode) -> Bool
  ) -> MetricTable {
    MetricTable(
      MetricFacts(frame, workers: workers), metrics: metrics, workers: workers, where: wanted)
  }

  private static func options(_ settings: KPISettings) -> MetricOptions {
    var options = MetricOptions()
    options.leastCount = settings.leastCount
    return options
  }

  private static func metrics(
    _ question: KPIQuestion, _ settings: KPISettings
  ) throws(WorkflowError) -> [MetricDefinition] {
    guard let names = question.metrics else { return settings.usual }
    var metrics: [MetricDefinition] = []
    for name in names {
      let found =
        name == "all"
        ? MetricRegistry.all + settings.custom.map(\.definition) : settings.matching(name)
      guard !found.isEmpty else {
        throw .usage("--metric: \"\(name)\" is no metric" + MetricRegistry.remedy(name))
      }
      for metric in found where !metrics.contains(where: { $0.name == metric.name }) {
        metrics.append(metric)
      }
    }
    return metrics
  }

  private static func levels(
    _ question: KPIQuestion, path: [String]
  ) throws(WorkflowError) -> [String] {
    let known = ["owner"] + DealSettings.attributeNames
    for level in question.levels where !known.contains(level) {
      throw .forecast(.unknownLevel(level, known: known))
    }
    return question.node.isEmpty ? question.levels : path
  }

  static func period(
    _ question: KPIQuestion, _ known: KnownDeals
  ) throws(WorkflowError) -> MetricPeriod {
    guard let id = question.period else {
      return MetricPeriod(known.calendar.quarter(containing: known.asOf))
    }
    guard let period = MetricPeriod(id: id, calendar: known.calendar) else {
      throw .usage(
        "--period \(id): no period of this calendar; write 2025-Q4, 2025-11, 2025-W07, 2025, a day "
          + "2025-11-15, or 2025-01-05..2025-02-10")
    }
    return period
  }
}
