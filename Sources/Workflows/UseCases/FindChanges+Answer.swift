internal import Calendars
public import Detection
public import Reporting

extension FindChanges {
  /// Finds out from where the deals lie; from a store, the earlier answer from the records as they
  /// stood on its day.
  ///
  /// - Throws: as ``init(_:before:question:project:progress:)``.
  public init(
    _ origin: DealOrigin, question: ChangesQuestion, project: Project, maximumRejects: Int = 0,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let loaded = try LoadedDeals(
      origin, project: project, maximumRejects: maximumRejects, asKnown: question.asOf,
      progress: progress)
    var before: LoadedDeals?
    if origin == .store, question.since < question.asOf {
      before = try LoadedDeals(
        origin, project: project, asKnown: question.since, progress: progress)
    }
    try self.init(
      loaded, before: before, question: question, project: project, progress: progress)
  }

  /// The answer as text.
  ///
  /// - Parameters:
  ///   - command: the command of this answer, to which `--cause NAME` is put.
  ///   - cause: the only cause whose deals are shown.
  ///   - limit: the most deals of each line; `nil` for all.
  public func rendered(
    command: String, cause: ChangeCause?, limit: Int?, format: OutputFormat, style: TextStyle
  ) -> String {
    func told(_ model: ModelInForce) -> ChangesReport.Model {
      (model.from.iso8601, model.id, model.trainedAsOf?.iso8601)
    }
    return ChangesReport(
      report, command: command, ends: ends.map(told), path: path.map(told), cause: cause,
      limit: limit
    ).render(format, style: style)
  }
}

/// The causes of changes by name.
public enum ChangeCauses {
  /// All names, in the order of answers.
  public static let names = ChangeCause.allCases.map(\.rawValue)

  /// The cause of a name.
  public static func named(_ name: String) -> ChangeCause? { ChangeCause(rawValue: name) }
}
