public import Calendars
internal import Foundation
public import Reporting

/// What a run is asked for.
public struct RunRequest: Sendable {
  /// The last day whose facts are used.
  public var asOf: Day
  /// The day on which the exports were taken.
  public var exportedOn: Day
  /// The steps; `nil` for those of aforo.yml.
  public var steps: [RunStep]?
  /// Whether what was done before is done again.
  public var restarts: Bool
  /// Whether nothing is done but to say what would be.
  public var isDryRun: Bool
  /// Whether the receivers of `alerts` are told.
  public var tells: Bool
  /// The language of the answers for people.
  public var language: OutputLanguage
  /// What a command on the same deals needs, such as ` --project DIR`.
  public var source: String
  /// Threads.
  public var workers: Int

  /// A run of what aforo.yml says.
  public init(
    asOf: Day, exportedOn: Day, steps: [RunStep]? = nil, restarts: Bool = false,
    isDryRun: Bool = false, tells: Bool = false, language: OutputLanguage = .en,
    source: String = "", workers: Int = 1
  ) {
    self.asOf = asOf
    self.exportedOn = exportedOn
    self.steps = steps
    self.restarts = restarts
    self.isDryRun = isDryRun
    self.tells = tells
    self.language = language
    self.source = source
    self.workers = workers
  }

  /// The folder of the day's answers, made if there is none.
  func folder(_ settings: ProjectSettings, _ project: Project) throws(WorkflowError) -> String {
    let folder = Project.join(project.path(settings.run.reports), asOf.iso8601)
    try RunFolder.make(folder, permissions: 0o755)
    return folder
  }
}
