public import Calendars
internal import DealStore
internal import Deals
public import Detection
internal import Forecasting
internal import Tabular

/// Checks the data against its contract, the process and the fields for leaks: `aforo check`.
public struct CheckContract: Sendable {
  /// What was found.
  public let report: ContractReport
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Parameters:
  ///   - asOf: the last day whose facts are looked at.
  ///   - examples: the most examples kept for each rule.
  ///   - pricing: how the violations are to be priced; `nil` for not at all.
  public init(
    _ origin: DealOrigin, project: Project, asOf: Day, examples: Int = 5,
    pricing: ImpactQuestion? = nil, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    var source = try CheckedFacts(
      origin, project: project, asKnown: asOf, progress: progress)
    let settings = source.settings
    let policy = settings.contract
    progress("ordering the deals")
    let book = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try DealBook(source.facts, settings: settings.deals)
    }
    let known = book.known(atEndOf: asOf)
    progress("checking the contract")
    let contract = ContractCheck(
      source.facts, known: known, policy: policy, examples: examples, keepsAll: pricing != nil)
    var impact: PricedContract?
    if let pricing {
      impact = try PricedContract(
        source.facts, touched: contract.touched,
        loaded: LoadedDeals(book: book, settings: settings), asOf: asOf, question: pricing,
        project: project, progress: progress)
    }
    source.facts = DealFacts()
    progress("checking the process")
    let process = ProcessCheck(known, policy: policy, examples: examples)
    let exits = ExitCheck(known, examples: examples)
    progress("looking for leaks")
    let leakage = LeakageCheck(known)
    let refused = RejectedRecords(
      source.rejects, records: source.recordCount, policy: policy, examples: examples)
    report = ContractReport(
      asOf: asOf, currency: settings.deals.currency,
      violations: refused.violations + contract.violations + process.violations,
      hygiene: contract.hygiene, stages: process.stages, reversals: process.reversals,
      fields: leakage.fields, impact: impact?.report, exits: exits.facts)
    notes =
      source.notes + book.coverage.sentences(zone: book.zone) + (impact?.notes ?? [])
  }
}

/// The facts of a project, with the records that were refused on the way: these are told, and stop
/// nothing.
struct CheckedFacts {
  var facts: DealFacts
  let settings: ProjectSettings
  var rejects: [Reject] = []
  var recordCount = 0
  var notes: [String] = []

  init(
    _ origin: DealOrigin, project: Project, asKnown: Day, maximumRejects: Int = Int.max,
    progress: WorkProgress
  ) throws(WorkflowError) {
    switch origin {
    case .folder(let path):
      let given = try LoadedDeals.settings(project, besides: path)
      let read = try ReadFacts(
        paths: [path], settings: given, maximumRejects: maximumRejects,
        activities: given.map(CheckedFacts.activities) ?? .times, progress: progress)
      facts = read.facts
      settings = read.settings
      rejects = read.rejects
      recordCount = read.files.reduce(0) { $0 + $1.records }
      notes = read.notes
    case .store:
      guard let found = try project.settings() else {
        throw .files(
          "\(project.settingsPath): no settings; write them with `aforo init`, or read exports "
            + "with --from FOLDER")
      }
      progress("reading \(project.storePath)")
      facts = try wrapping(WorkflowError.store) { () throws(StoreError) in
        try DealStore(path: project.storePath, creating: false).facts(
          settings: found.deals, asKnown: asKnown, activities: CheckedFacts.activities(found))
      }
      settings = found
    }
  }

  /// Criteria for leaving a stage may ask for what activities were and with whom.
  private static func activities(_ settings: ProjectSettings) -> ActivityReading {
    let asked = settings.deals.stages.stages.flatMap { $0.exit ?? [] }
    return asked.contains(.meeting) || asked.contains(.contact) ? .tracking : .times
  }
}

/// From which severity on a check counts as failed.
public enum FailureLimit: String, CaseIterable, Sendable {
  /// Errors only.
  case error
  /// Errors and warnings.
  case warning
  /// Never.
  case none
}

extension ViolationSeverity {
  /// Whether it is as bad as the limit, or worse.
  func fails(on limit: FailureLimit) -> Bool {
    switch limit {
    case .none: false
    case .error: self == .error
    case .warning: self == .error || self == .warning
    }
  }
}

extension CheckContract {
  /// Whether something that nobody accepted is as bad as the limit, or worse.
  public func fails(on limit: FailureLimit) -> Bool {
    report.worst?.fails(on: limit) ?? false
  }
}
