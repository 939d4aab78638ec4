public import Reporting

/// What aforo.yml says under `run`.
public struct RunSettings: Equatable, Sendable {
  /// The steps, in the order of dependence.
  public var steps = RunStep.allCases
  /// Files or folders that are imported, relative to the project's folder.
  public var imports = ["exports"]
  /// The most records that an import may refuse.
  public var maxRejects = 0
  /// From which severity on a broken rule of the contract stops the steps after the check.
  public var failOn = FailureLimit.error
  /// The folder of the answers, relative to the project's folder.
  public var reports = "reports"
  /// The forms of the answers.
  public var formats: [OutputFormat] = [.json, .md]
  /// Days that logs and answers are kept; 0 for ever.
  public var keep = 30

  /// Everything, from `exports` to `reports`.
  public init() {}

  /// The forms that a file can have.
  static let fileFormats: [OutputFormat] = [.json, .csv, .md]
}
