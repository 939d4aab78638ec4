internal import Calendars
internal import Detection
internal import Foundation
internal import Reporting

/// A step from the answer to its files, its conditions and its record.
struct RunStepWork {
  let work: RunWork
  let inputs: RunInputs

  private var request: RunRequest { work.request }
  private var project: Project { work.project }

  /// Does a step; what stops it is in the record.
  func record(_ step: RunStep) -> RunRecord {
    let start = ContinuousClock.now
    var record = RunRecord(step: step, status: .done, exitStatus: 0, milliseconds: 0, inputs: "")
    do throws(WorkflowError) {
      try inputs.requireUnchanged(exports: false)
      record.inputs = try inputs.fingerprint(of: step)
      try fill(&record)
    } catch {
      record.status = .failed
      record.exitStatus = error.exitStatus
      record.reason = error.description
    }
    record.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return record
  }

  private func fill(_ record: inout RunRecord) throws(WorkflowError) {
    let answer = try work.answer(record.step)
    record.notes = answer.notes
    let folder = try request.folder(work.settings, project)
    var paths = answer.paths
    let style = TextStyle(width: 160, language: request.language)
    if let render = answer.render {
      for format in work.settings.run.formats {
        let path = Project.join(folder, "\(record.step.rawValue).\(format.rawValue)")
        let text = render(format, style)
        try OutputFile.write(text.hasSuffix("\n") ? text : text + "\n", to: path)
        paths.append(path)
      }
    }
    for path in paths {
      record.outputs.append(
        RunOutput(path: project.relative(path), sha256: try FileState(path).sha256))
    }
    if record.step == .import {
      try inputs.requireUnchanged(exports: true)
      record.store = try inputs.storeState()
    }
    try judge(answer, &record)
    if let failure = answer.failure {
      record.status = .failed
      record.exitStatus = failure.exitStatus
      record.reason = failure.reason
    }
  }

  /// Sets the conditions of aforo.yml against the answer.
  private func judge(
    _ answer: RunAnswer, _ record: inout RunRecord
  ) throws(WorkflowError) {
    guard !answer.measures.isEmpty else { return }
    let command = record.step.rawValue
    let context = AlertContext(
      command: command, asOf: request.asOf, currency: work.settings.currency,
      reproduce: "aforo \(command)\(request.source) --as-of \(request.asOf.iso8601)")
    let verdict = try JudgeConditions(
      answer.measures, failOn: ["alerts"], alerts: work.settings.alerts, tells: request.tells,
      context: context, project: project)
    record.found = verdict.found
    record.notes += verdict.notes
    if !verdict.found.isEmpty { record.exitStatus = 1 }
  }

  /// The record of a step that was done before, when all it depends on is as it was and its files
  /// are still there.
  func kept(_ step: RunStep, in last: [RunStep: RunRecord]) -> RunRecord? {
    guard var record = last[step], record.isDone,
      let fingerprint = try? inputs.fingerprint(of: step), fingerprint == record.inputs,
      step != .import || (try? inputs.storeState()) == record.store,
      record.outputs.allSatisfy({ output in
        (try? FileState(project.path(output.path)))?.sha256 == output.sha256
      })
    else { return nil }
    record.status = .kept
    record.milliseconds = 0
    return record
  }
}
