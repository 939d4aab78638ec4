public import Calendars
internal import Deals
internal import Forecasting
public import Metrics

/// Answers managers' questions: `aforo ask`.
public struct AskQuestions: Sendable {
  /// The answers, in the order of the questions.
  public let answers: [QuestionAnswer]
  /// The id of the last quarter that is over.
  public let quarter: String
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// The target of aforo.yml that says what a new customer may cost.
  public static let costMetric = "cac.lag_0"

  /// Answers.
  ///
  /// - Parameters:
  ///   - loaded: deals with what is tracked beside them.
  ///   - topics: the questions.
  ///   - asOf: the last day whose facts are used.
  ///   - workers: threads; no influence on the answers.
  public init(
    _ loaded: LoadedDeals, topics: [QuestionTopic], asOf: Day, workers: Int = 1,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: asOf)
    guard known.deals.count > 0 else {
      throw .forecast(
        .tooLittleHistory(reason: "no deal is known at the end of \(asOf.iso8601)"))
    }
    let settings = loaded.settings.kpis
    var options = MetricOptions()
    options.leastCount = settings.leastCount
    let target = settings.targets.first {
      $0.metric == AskQuestions.costMetric && $0.node.isEmpty && $0.kind == .quarter
    }
    progress("computing the last quarters")
    let asker = QuestionAsker(
      known, topics: topics, costTarget: target?.goal, options: options, workers: workers)
    var answers: [QuestionAnswer] = []
    for topic in topics {
      progress("answering \(topic.rawValue)")
      answers.append(asker.answer(topic))
    }
    self.answers = answers
    let running = known.calendar.quarter(containing: asOf + 1)
    quarter = known.calendar.period(running, offsetBy: -1).id
    notes = loaded.notes
  }
}
