internal import Detection
internal import Metrics
internal import Reporting

/// The answer of a step, before it is written.
struct RunAnswer {
  /// The answer in a form; `nil` where there is none to be written.
  var render: ((OutputFormat, TextStyle) -> String)?
  /// Its figures, for the conditions of aforo.yml.
  var measures: [FindingMeasure] = []
  /// What the reader should know.
  var notes: [String] = []
  /// Files that were written already, such as a model.
  var paths: [String] = []
  /// Why the step counts as failed all the same.
  var failure: (reason: String, exitStatus: Int32)?
}

/// The step `kpis`.
enum RunKPIs {
  /// Whether this version has the step.
  static let isAvailable = true

  /// The key figures of the running quarter, as `aforo kpis` tells them.
  static func answer(_ work: RunWork) throws(WorkflowError) -> RunAnswer {
    var question = KPIQuestion(asOf: work.request.asOf)
    question.trend = 8
    question.references = MetricReference.allCases
    question.workers = work.request.workers
    let answer = try ShowKPIs(
      try work.loaded(), question: question, project: work.project, progress: work.progress)
    return RunAnswer(
      render: { KPIReport.render(answer.answer, format: $0, style: $1) }, notes: answer.notes)
  }
}
