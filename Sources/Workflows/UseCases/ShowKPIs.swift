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
  /// Whether the goals of the project are asked for, each for its own node, instead of metrics.
  public var isOfTargets = false
  /// Threads.
  public var workers = 1

  /// What is to be kept of the facts: the data contract only where a metric of it is asked for by name or
  /// chapter, since it doubles the memory.
  public var kept: KeptFacts {
    let needsContract = (metrics ?? []).contains { text in
      MetricRegistry.matching(text).contains { $0.name == "hygiene.share" }
    }
    return needsContract ? [.tracking, .contract] : .tracking
  }

  /// How many earlier periods are shown for one node.
  public static let usualTrend = 8

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
    let period = try ShowKPIs.period(question, known)
    var notes = loaded.notes
    if question.isOfTargets {
      answer = try ShowKPIs.targets(
        question, loaded, period, project: project, notes: &notes, progress)
    } else {
      let metrics = try ShowKPIs.metrics(question, settings)
      let path = question.node.isEmpty ? [] : try NodePath.read(question.node, known)
      let levels = try ShowKPIs.levels(question, path: path.map(\.level))
      answer = try ShowKPIs.answer(
        question, loaded, metrics: metrics, period: period, levels: levels, project: project,
        notes: &notes, progress
      ) { node in
        question.node.isEmpty || node.path.map(\.value) == path.map(\.value)
      }
      guard !answer.nodes.isEmpty else {
        throw .usage("--node: nothing is known of \(question.node.joined(separator: ","))")
      }
    }
    self.notes = notes
  }

  /// The values of the nodes wanted, with what stands beside them.
  private static func answer(
    _ question: KPIQuestion, _ loaded: LoadedDeals, metrics: [MetricDefinition],
    period: MetricPeriod, levels: [String], project: Project, notes: inout [String],
    _ progress: WorkProgress, where isWanted: (MetricNode) -> Bool
  ) throws(WorkflowError) -> KPIAnswer {
    let settings = loaded.settings.kpis
    let known = loaded.book.known(atEndOf: question.asOf)
    var options = MetricOptions()
    options.leastCount = settings.leastCount
    options.untidyDeals = loaded.untidyDeals(asOf: question.asOf)
    if LeadChances.isAskedFor(question, metrics) {
      progress("scoring the leads")
      options.leadChances = LeadChances.chances(known, period, workers: question.workers)
    }
    if DealChances.isAskedFor(question, metrics) {
      progress("computing chances")
      options.chances = try DealChances.chances(known, period, project: project, notes: &notes)
    }
    let frame = MetricFrame(known, period: period, levels: levels, options: options)
    func table(_ frame: MetricFrame) -> MetricTable {
      progress("computing \(metrics.count) metrics of \(frame.period.id)")
      return MetricTable(
        MetricFacts(frame, workers: question.workers), metrics: metrics, workers: question.workers,
        where: isWanted)
    }
    var surroundings = KPISurroundings(settings: settings, metrics: metrics, frame: frame)
    for reference in question.references {
      guard let other = frame.reference(reference) else { continue }
      surroundings.references.append((reference, table(other)))
    }
    surroundings.trend = frame.earlier(question.trend).map(table)
    return surroundings.answer(table(frame), currency: loaded.settings.currency)
  }

  /// The goals for this kind of period, each for its own node.
  private static func targets(
    _ question: KPIQuestion, _ loaded: LoadedDeals, _ period: MetricPeriod, project: Project,
    notes: inout [String], _ progress: WorkProgress
  ) throws(WorkflowError) -> KPIAnswer {
    let settings = loaded.settings.kpis
    let targets = settings.targets.filter { $0.kind == period.fiscal?.kind }
    guard !targets.isEmpty else {
      throw .usage(
        settings.targets.isEmpty
          ? "--targets: aforo.yml sets none; write them under `targets`"
          : "--targets: none is for a period like \(period.id); they are for a "
            + Set(settings.targets.map(\.kind.rawValue)).sorted().joined(separator: ", "))
    }
    let others = settings.targets.count - targets.count
    if others > 0 { notes.append("targets for other kinds of periods, not shown: \(others)") }
    var cuts: [[String]] = []
    for target in targets where !cuts.contains(target.node.map(\.level)) {
      cuts.append(target.node.map(\.level))
    }
    var parts: [KPIAnswer] = []
    for levels in cuts.sorted(by: { ($0.count, $0.joined()) < ($1.count, $1.joined()) }) {
      let own = targets.filter { $0.node.map(\.level) == levels }
      let names = own.map(\.metric)
      let metrics = Set(names).sorted().flatMap(settings.matching)
      parts.append(
        try answer(
          question, loaded, metrics: metrics, period: period, levels: levels, project: project,
          notes: &notes, progress
        ) { node in own.contains { $0.node.map(\.value) == node.path.map(\.value) } })
    }
    return parts[0].onlyTargets(with: parts.dropFirst())
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
