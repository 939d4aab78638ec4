internal import Calendars
internal import Reporting

/// The first line of a run's log: what the run's name stands for.
struct RunHead: Codable, Equatable {
  var kind = "aforo.run"
  var schemaVersion = 1
  var run: String
  var asOf: Day
  var aforo: String
  var language: String
  /// SHA-256 of aforo.yml.
  var settings: String
  /// The exports, by path.
  var files: [RunOutput]
}

/// A line of a run's log: what became of a step.
struct RunRecord: Codable, Equatable {
  var step: RunStep
  var status: RunStatus
  /// That of the command of the step.
  var exitStatus: Int32
  /// The time that it took; the one field that differs from run to run.
  var milliseconds: Int
  /// SHA-256 of all that the answer depends on.
  var inputs: String
  /// SHA-256 of the state that an import left the store in.
  var store: String?
  /// The files that it wrote.
  var outputs: [RunOutput] = []
  /// Conditions of aforo.yml that fired, and rules that stop a run.
  var found: [String] = []
  /// Why it failed, or was skipped.
  var reason: String?
  /// What the reader should know.
  var notes: [String] = []

  /// Whether a later run with the same inputs need not do it again.
  var isDone: Bool { status == .done || status == .kept }

  /// The record for people and programs.
  var summary: RunSummary.Step {
    RunSummary.Step(
      name: step.rawValue, status: status, exitStatus: exitStatus, milliseconds: milliseconds,
      outputs: outputs, found: found, reason: reason, notes: notes)
  }
}
