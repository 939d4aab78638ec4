public import Calendars
internal import DealStore
internal import Deals
public import Detection
internal import Forecasting

/// What is looked for, as a user says it.
public struct AnomalyQuestion: Sendable {
  /// Levels with commas between them; `total` for none, `nil` for the project's.
  public var by: String?
  /// The kinds looked for; `nil` for all.
  public var kinds: Set<AnomalyKind>?
  /// The false discovery rate of every family; `nil` for each family's own.
  public var rate: Double?
  /// Threads.
  public var workers: Int

  /// A question.
  public init(
    by: String? = nil, kinds: Set<AnomalyKind>? = nil, rate: Double? = nil, workers: Int = 1
  ) {
    self.by = by
    self.kinds = kinds
    self.rate = rate
    self.workers = workers
  }

  func options() throws(WorkflowError) -> AnomalyOptions {
    let levels = by.map { text in
      text.split(separator: ",").map(String.init).filter { $0 != "total" }
    }
    let names = ["owner"] + DealSettings.attributeNames
    for level in levels ?? [] where !names.contains(level) {
      throw .forecast(.unknownLevel(level, known: names))
    }
    return AnomalyOptions(levels: levels, kinds: kinds, rate: rate, workers: workers)
  }
}

/// Looks for what stands out: `aforo anomalies`. No model and no quota are needed.
public struct FindAnomalies: Sendable {
  /// What was found.
  public let report: AnomalyReport
  /// What the reader should know, in sentences.
  public let notes: [String]
  /// The settings under which it was looked for.
  public let settings: ProjectSettings

  /// - Parameters:
  ///   - asOf: the last day whose facts are used.
  ///   - question: what is looked for; a level that deals do not have is refused.
  ///   - maximumRejects: with a folder, the most records that may be refused.
  public init(
    _ origin: DealOrigin, project: Project, asOf: Day,
    question: AnomalyQuestion = AnomalyQuestion(), maximumRejects: Int = 0,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let options = try question.options()
    var source = try CheckedFacts(
      origin, project: project, asKnown: asOf, maximumRejects: maximumRejects, progress: progress)
    let settings = source.settings
    self.settings = settings
    progress("ordering the deals")
    let book = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try DealBook(source.facts, settings: settings.deals)
    }
    let known = book.known(atEndOf: asOf)
    guard known.deals.count > 0 else {
      throw .forecast(
        .tooLittleHistory(reason: "no deal is known at the end of \(asOf.iso8601)"))
    }
    let violations: [ContractViolation]?
    if options.kinds?.contains(.outlier) ?? true {
      progress("checking the contract")
      violations =
        ContractCheck(
          source.facts, known: known, policy: settings.contract, examples: Int.max
        ).violations
    } else {
      violations = nil
    }
    source.facts = DealFacts()
    progress("looking for anomalies")
    report = AnomalyFinder(known, violations: violations, options: options).report()
    notes = source.notes + book.coverage.sentences(zone: book.zone)
  }
}
