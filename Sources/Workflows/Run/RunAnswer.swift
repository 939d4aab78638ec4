internal import Detection
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
