import ArgumentParser
import Detection
import Foundation
import Reporting
import Workflows

/// What ends a command with exit status 1, and who is told.
struct FailOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End with exit status 1 when a condition on the answer holds; repeatable.",
      discussion: """
        A figure, > >= < or <=, and a number (250000, 250k, 2.5M) or a percentage: gap>10%, \
        odds<50%, risk>250k. gap@region>20% means any region; of several \
        periods any one counts. alerts stands for the conditions of \
        aforo.yml.
        """,
      valueName: "condition"))
  var failOn: [String] = []

  @Flag(
    help: """
      Tell the receivers of `alerts` in aforo.yml also when --as-of is given, which is otherwise \
      taken for a look at the past.
      """)
  var alert = false
}

extension Console {
  /// Judges the conditions after the answer.
  ///
  /// - Parameter scope: what the answer was narrowed to: the same condition on another part is another
  ///   finding.
  /// - Throws: exit status 1 when what `--fail-on` asked for was found.
  func judge(
    _ measures: [FindingMeasure], _ fail: FailOptions, command: String, scope: [String] = [],
    deals: DealOptions, settings: ProjectSettings
  ) throws {
    let asOf = try deals.day()
    let context = AlertContext(
      command: command, scope: scope.joined(separator: " "), asOf: asOf,
      currency: settings.currency,
      reproduce: CommandText.current(asOf: asOf))
    let verdict = try JudgeConditions(
      measures, failOn: fail.failOn, alerts: settings.alerts,
      tells: fail.alert || deals.asOf == nil, context: context, project: options.projectFiles)
    notes(verdict.notes)
    guard !verdict.found.isEmpty else { return }
    for sentence in verdict.found where !options.quiet {
      Console.toStandardError("found: \(DisplayText.escaped(sentence))\n")
    }
    throw ExitCode(1)
  }
}
