public import Detection
internal import Foundation
public import Reporting

/// Sets the conditions of the command line and of aforo.yml against an answer, and tells those whom
/// aforo.yml names.
public struct JudgeConditions: Sendable {
  /// Sentences on what `--fail-on` asked for and was found; the exit status is 1 when there are any.
  public let found: [String]
  /// What the user should know, in sentences.
  public let notes: [String]

  /// Judges an answer.
  ///
  /// - Parameters:
  ///   - failOn: the texts of `--fail-on`; `alerts` stands for the conditions of aforo.yml.
  ///   - tells: whether aforo.yml's receivers are told: not for a look at the past.
  /// - Throws: ``WorkflowError/usage(_:)`` for a text that is no condition on this answer;
  ///   ``WorkflowError/tooLittle(_:)`` where its figure is undefined.
  public init(
    _ measures: [FindingMeasure], failOn: [String], alerts: AlertSettings, tells: Bool,
    context: AlertContext, project: Project
  ) throws(WorkflowError) {
    let check = ConditionCheck(measures, currency: context.currency)
    var found: [JudgedCondition] = []
    for text in failOn where text != "alerts" {
      found += try JudgeConditions.fired(text, check)
    }
    var fired: [JudgedCondition] = []
    var quiet: [JudgedCondition] = []
    for condition in alerts.conditions {
      // The file's conditions are for several commands: each takes those that it can answer.
      switch check.outcome(of: condition) {
      case .fired(let some, quiet: let others):
        fired += some
        quiet += others
      case .quiet(let some): quiet += some
      case .unknown, .undefined, .noPercentage: break
      }
    }
    if failOn.contains("alerts") { found += fired.filter { !found.contains($0) } }
    self.found = found.map { AlertText($0, context).sentence }
    notes = tells ? try AlertDesk(alerts, project: project).tell(fired, quiet: quiet, context) : []
  }

  private static func fired(
    _ text: String, _ check: ConditionCheck
  ) throws(WorkflowError) -> [JudgedCondition] {
    let condition: FailCondition
    do throws(FailConditionError) { condition = try FailCondition(text) } catch {
      throw .usage("--fail-on: \(error)")
    }
    switch check.outcome(of: condition) {
    case .fired(let fired, quiet: _): return fired
    case .quiet: return []
    case .unknown(let known):
      throw .usage(
        "--fail-on \(condition.text): this answer has no such figure; it has "
          + known.joined(separator: ", "))
    case .noPercentage:
      throw .usage("--fail-on \(condition.text): \(condition.name) is no share of anything")
    case .undefined:
      throw .tooLittle(
        "--fail-on \(condition.text): the figure is undefined in this answer (a quota may be missing)"
      )
    }
  }
}
