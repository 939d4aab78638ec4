internal import Calendars
internal import Deals
internal import Detection
internal import Foundation
internal import Metrics
internal import Reporting

/// The work of the steps, each by the use case of its command. What several steps need, the deals
/// and the forecast, is made once.
final class RunWork {
  let request: RunRequest
  let settings: ProjectSettings
  let project: Project
  let progress: WorkProgress
  private var deals: LoadedDeals?
  private var made: MakeForecast?

  init(
    _ request: RunRequest, settings: ProjectSettings, project: Project, progress: WorkProgress
  ) {
    self.request = request
    self.settings = settings
    self.project = project
    self.progress = progress
  }

  /// Does a step.
  func answer(_ step: RunStep) throws(WorkflowError) -> RunAnswer {
    switch step {
    case .import: try importFiles()
    case .check: try check()
    case .train: try train()
    case .forecast: try forecast()
    case .gaps: try gaps()
    case .risks: try risks()
    case .anomalies: try anomalies()
    case .kpis: try kpis()
    }
  }

  /// The deals as of the day, with the details of activities.
  func loaded() throws(WorkflowError) -> LoadedDeals {
    if let deals { return deals }
    let loaded = try LoadedDeals(
      .store, project: project, asKnown: request.asOf, keeps: [.activityDetails, .tracking],
      progress: progress)
    deals = loaded
    return loaded
  }

  private func forecastWork() throws(WorkflowError) -> MakeForecast {
    if let made { return made }
    let work = try MakeForecast(
      try loaded(), question: ForecastQuestion(asOf: request.asOf, workers: request.workers),
      project: project, progress: progress)
    made = work
    return work
  }

  private func importFiles() throws(WorkflowError) -> RunAnswer {
    let work = try ImportFiles(
      paths: settings.run.imports.map(project.path), project: project,
      maximumRejects: settings.run.maxRejects, exportedOn: request.exportedOn, isDryRun: false,
      progress: progress)
    if let refusal = work.refusal {
      let path = Project.join(try request.folder(settings, project), "rejects.csv")
      try OutputFile.write(RejectsFile.csv(work.rejects), to: path)
      return RunAnswer(
        notes: work.notes, paths: [path], failure: (refusal.description, refusal.exitStatus))
    }
    let summary = ImportSummary(isDryRun: false, merged: work.merged)
    return RunAnswer(
      render: {
        ImportText.render(
          files: work.files, rejects: work.rejects, summary: summary, format: $0, style: $1)
      }, notes: work.notes)
  }

  private func check() throws(WorkflowError) -> RunAnswer {
    let work = try CheckContract(
      .store, project: project, asOf: request.asOf, progress: progress)
    let limit = settings.run.failOn
    let broken = work.report.violations.filter { violation in
      !violation.isAccepted && violation.kind.severity.fails(on: limit)
    }.map(\.kind.name)
    // What is left is a field that leaks.
    let reason = broken.isEmpty ? "leak" : broken.joined(separator: ", ")
    return RunAnswer(
      render: { CheckText.render(work.report, format: $0, style: $1) }, notes: work.notes,
      failure: work.fails(on: limit)
        ? (
          "broken: \(reason); repair the records, accept the rules under "
            + "`contract`, or set `failOn` under `run` in aforo.yml", 1
        ) : nil)
  }

  private func train() throws(WorkflowError) -> RunAnswer {
    let work = try TrainModel(
      try loaded(), asOf: request.asOf, name: nil, project: project, workers: request.workers,
      progress: progress)
    made = nil
    var paths: [String] = []
    if let path = work.stored.path {
      let card = String(path.dropLast(5)) + ".md"
      try OutputFile.write(ModelCard.markdown(work.stored.model, id: work.stored.id), to: card)
      paths = [path, card]
    }
    return RunAnswer(
      render: {
        TrainText.render(
          work.stored.model, id: work.stored.id, path: work.stored.path, format: $0, style: $1)
      }, notes: work.notes, paths: paths)
  }

  private func forecast() throws(WorkflowError) -> RunAnswer {
    let work = try forecastWork()
    return RunAnswer(
      render: {
        ForecastReport.render(
          work.forecasts, modelID: work.modelID, calls: work.calls, format: $0, style: $1)
      }, measures: work.forecasts.flatMap(\.measures), notes: work.notes)
  }

  private func gaps() throws(WorkflowError) -> RunAnswer {
    let work = try forecastWork()
    let report = work.gaps(progress: progress)
    let source = request.source
    return RunAnswer(
      render: {
        GapsReport.render(report, modelID: work.modelID, source: source, format: $0, style: $1)
      }, measures: report.measures, notes: work.notes)
  }

  private func risks() throws(WorkflowError) -> RunAnswer {
    let work = try forecastWork()
    progress("measuring the rules on past deals")
    let report = work.risks(try RiskQuestion())
    let source = request.source
    return RunAnswer(
      render: {
        RisksReport.render(report, modelID: work.modelID, source: source, format: $0, style: $1)
      }, measures: report.measures, notes: work.notes)
  }

  private func anomalies() throws(WorkflowError) -> RunAnswer {
    let work = try FindAnomalies(
      .store, project: project, asOf: request.asOf,
      question: AnomalyQuestion(workers: request.workers), progress: progress)
    let source = request.source
    return RunAnswer(
      render: { AnomaliesReport.render(work.report, source: source, format: $0, style: $1) },
      measures: work.report.measures, notes: work.notes)
  }

  private func kpis() throws(WorkflowError) -> RunAnswer {
    var question = KPIQuestion(asOf: request.asOf)
    question.trend = KPIQuestion.usualTrend
    question.references = MetricReference.allCases
    question.workers = request.workers
    let work = try ShowKPIs(try loaded(), question: question, progress: progress)
    return RunAnswer(
      render: { KPIReport.render(work.answer, format: $0, style: $1) },
      measures: work.answer.measures, notes: work.notes)
  }
}
