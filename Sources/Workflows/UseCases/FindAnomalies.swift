public import Calendars
internal import DealStore
internal import Deals
public import Detection
internal import Tabular

/// Looks for what stands out: `aforo anomalies`. No model and no quota are needed.
public struct FindAnomalies: Sendable {
  /// What was found.
  public let report: AnomalyReport
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Parameters:
  ///   - asOf: the last day whose facts are used.
  ///   - options: what is looked for; a level that is none of the project's is refused.
  ///   - maximumRejects: with a folder, the most records that may be refused.
  public init(
    _ origin: DealOrigin, project: Project, asOf: Day, options: AnomalyOptions = AnomalyOptions(),
    maximumRejects: Int = 0, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    var source = try CheckedFacts(
      origin, project: project, asKnown: asOf, maximumRejects: maximumRejects, progress: progress)
    let settings = source.settings
    try FindAnomalies.check(options.levels ?? [])
    progress("ordering the deals")
    let book = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try DealBook(source.facts, settings: settings.deals)
    }
    let known = book.known(atEndOf: asOf)
    guard known.deals.count > 0 else {
      throw .notEnough("no deal is known at the end of \(asOf.iso8601)")
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

  private static func check(_ levels: [String]) throws(WorkflowError) {
    let names = ["owner"] + DealSettings.attributeNames
    for level in levels where !names.contains(level) {
      let nearest = names.min { editDistance($0, level) < editDistance($1, level) } ?? "region"
      throw .usage("--by: \"\(level)\" is no level; did you mean \(nearest)?")
    }
  }
}
