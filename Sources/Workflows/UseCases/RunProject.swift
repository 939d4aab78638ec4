internal import Artifacts
internal import Calendars
internal import Foundation
public import Reporting

/// Does what aforo.yml says in one go: `aforo run`.
///
/// A run has a name made of the day and of all that its answers depend on: the settings, the
/// exports, the version of aforo. Run again, it keeps the steps that are done, whose own inputs (the
/// store, the models) are as they were, and whose files are still there.
public struct RunProject: Sendable {
  /// What became of the steps.
  public let summary: RunSummary

  /// Runs.
  ///
  /// - Parameters:
  ///   - progress: what is being done now.
  ///   - tell: what became of each step, in a sentence.
  /// - Throws: ``WorkflowError`` for what stops the run as a whole: settings, the lock, the log. What
  ///   stops a step is in the summary.
  public init(
    _ request: RunRequest, project: Project, progress: WorkProgress = .none,
    tell: WorkProgress = .none
  ) throws(WorkflowError) {
    let (bytes, settings) = try RunProject.settings(project)
    let plan = RunPlan(
      request: request, settings: settings, bytes: bytes, project: project, progress: progress,
      tell: tell)
    summary =
      try request.isDryRun
      ? plan.dryRun()
      : RunFolder.locked(project) { () throws(WorkflowError) in try plan.run() }
  }

  /// The settings as they are read, once for the whole run.
  private static func settings(
    _ project: Project
  ) throws(WorkflowError) -> ([UInt8], ProjectSettings) {
    let path = project.settingsPath
    guard FileManager.default.fileExists(atPath: path) else {
      throw .files("\(path): no settings; write them with `aforo init`")
    }
    let bytes = try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try FileBytes.read(path, maximum: RunInputs.maximumSettings)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .settings(path: path, line: nil, problem: "is not UTF-8 text")
    }
    return (bytes, try ProjectSettings(yaml: text, path: path))
  }
}

/// The steps of one run.
private struct RunPlan {
  let request: RunRequest
  let settings: ProjectSettings
  let bytes: [UInt8]
  let project: Project
  let progress: WorkProgress
  let tell: WorkProgress

  private var steps: [RunStep] { request.steps ?? settings.run.steps }

  private func inputs() throws(WorkflowError) -> RunInputs {
    try RunInputs(
      settings: bytes, imports: settings.run.imports, project: project, asOf: request.asOf,
      language: request.language.rawValue, progress: progress)
  }

  private func stepWork(_ inputs: RunInputs) -> RunStepWork {
    RunStepWork(
      work: RunWork(request, settings: settings, project: project, progress: progress),
      inputs: inputs)
  }

  /// Runs the steps, with the lock held.
  func run() throws(WorkflowError) -> RunSummary {
    let reports = project.path(settings.run.reports)
    RunFolder.removeTorn(
      in: [Project.join(reports, request.asOf.iso8601), project.modelsFolder])
    let inputs = try inputs()
    let log = try RunLog(inputs.head, project: project, restarts: request.restarts)
    let work = stepWork(inputs)
    var records: [RunRecord] = []
    var failed: RunStep?
    for step in steps {
      let record: RunRecord
      if let failed {
        record = RunPlan.skipped(step, because: failed)
      } else if let kept = work.kept(step, in: log.last) {
        record = kept
      } else {
        progress("\(step.rawValue)")
        record = work.record(step)
      }
      try log.append(record)
      records.append(record)
      if step.isGate, record.status == .failed { failed = step }
      tell(RunText.sentence(record.summary))
    }
    let notes = RunCleaning(project: project, reports: reports, keep: settings.run.keep)
      .clean(before: request.asOf, own: inputs.head.run)
    return summary(inputs, records, notes: notes)
  }

  /// Says what would be done; a step after one that would be done would be done too.
  func dryRun() throws(WorkflowError) -> RunSummary {
    let inputs = try inputs()
    let path = Project.join(project.folder, RunLog.path(inputs.head.run))
    let last = request.restarts ? [:] : try RunLogContent(path: path, head: inputs.head).last
    let work = stepWork(inputs)
    var records: [RunRecord] = []
    for step in steps {
      let isFirst = records.allSatisfy { $0.status == .kept }
      let kept = isFirst ? work.kept(step, in: last) : nil
      records.append(
        kept
          ?? RunRecord(step: step, status: .planned, exitStatus: 0, milliseconds: 0, inputs: ""))
    }
    return summary(inputs, records, notes: [])
  }

  private static func skipped(_ step: RunStep, because gate: RunStep) -> RunRecord {
    RunRecord(
      step: step, status: .skipped, exitStatus: 0, milliseconds: 0, inputs: "",
      reason: "\(gate.rawValue) failed")
  }

  private func summary(
    _ inputs: RunInputs, _ records: [RunRecord], notes: [String]
  ) -> RunSummary {
    RunSummary(
      run: inputs.head.run, asOf: request.asOf, aforo: Version.current,
      isDryRun: request.isDryRun, log: RunLog.path(inputs.head.run),
      steps: records.map(\.summary), notes: notes)
  }
}
