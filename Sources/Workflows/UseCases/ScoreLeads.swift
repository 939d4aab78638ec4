public import Calendars
internal import Deals
public import Evaluation
public import Forecasting

/// Scores the open leads: `aforo leads`. No stored model is needed: the scores are made as of the day.
public struct ScoreLeads: Sendable {
  /// The scores.
  public let scores: LeadScores
  /// How such scores did on earlier days; `nil` where no outcome is known yet.
  public let skill: LeadSkill?
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Parameters:
  ///   - asOf: the last day whose facts are used.
  ///   - maximumRejects: with a folder, the most records that may be refused.
  /// - Throws: ``WorkflowError/forecast(_:)`` with too little history.
  public init(
    _ origin: DealOrigin, project: Project, asOf: Day, maximumRejects: Int = 0, workers: Int = 1,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let loaded = try LoadedDeals(
      origin, project: project, maximumRejects: maximumRejects, asKnown: asOf, keeps: .tracking,
      progress: progress)
    progress("scoring the leads")
    let known = loaded.book.known(atEndOf: asOf)
    scores = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try LeadScorer(known, workers: workers).scores()
    }
    skill = LeadSkill(scores)
    notes = loaded.notes
  }
}
