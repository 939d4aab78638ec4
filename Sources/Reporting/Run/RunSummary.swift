public import Calendars

/// What became of a step of a run.
public enum RunStatus: String, Codable, Sendable {
  /// It was done.
  case done
  /// It was done by an earlier run with the same inputs, and its files are still there.
  case kept
  /// It could not be done, or found what stops the steps after it.
  case failed
  /// It was not tried, because a step that it depends on failed.
  case skipped
  /// It would be done: only without doing it.
  case planned
}

/// A file with its checksum.
public struct RunOutput: Codable, Equatable, Sendable {
  /// The path, from the project's folder on where it lies inside.
  public var path: String
  /// SHA-256 of its bytes, in hexadecimal digits.
  public var sha256: String

  /// A file.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}

/// What a run did.
public struct RunSummary: Equatable, Sendable {
  /// What became of one step.
  public struct Step: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// What became of it.
    public let status: RunStatus
    /// As the command of the step would have ended.
    public let exitStatus: Int32
    /// The time that it took.
    public let milliseconds: Int
    /// The files that it wrote.
    public let outputs: [RunOutput]
    /// Conditions that fired.
    public let found: [String]
    /// Why it failed, or was skipped.
    public let reason: String?
    /// What the reader should know.
    public let notes: [String]

    /// A step.
    public init(
      name: String, status: RunStatus, exitStatus: Int32, milliseconds: Int, outputs: [RunOutput],
      found: [String] = [], reason: String? = nil, notes: [String] = []
    ) {
      self.name = name
      self.status = status
      self.exitStatus = exitStatus
      self.milliseconds = milliseconds
      self.outputs = outputs
      self.found = found
      self.reason = reason
      self.notes = notes
    }
  }

  /// The run's name: the day, and what it depends on.
  public let run: String
  /// The last day whose facts were used.
  public let asOf: Day
  /// The version of aforo.
  public let aforo: String
  /// Whether nothing was done but to say what would be.
  public let isDryRun: Bool
  /// The log.
  public let log: String
  /// The steps, in their order.
  public let steps: [Step]
  /// What the reader should know of the run as a whole.
  public let notes: [String]

  /// What a run did.
  public init(
    run: String, asOf: Day, aforo: String, isDryRun: Bool = false, log: String, steps: [Step],
    notes: [String] = []
  ) {
    self.run = run
    self.asOf = asOf
    self.aforo = aforo
    self.isDryRun = isDryRun
    self.log = log
    self.steps = steps
    self.notes = notes
  }

  /// The status with which the run ends: the gravest of the steps.
  ///
  /// A bug (70) before a fault of the input (2) and of the usage (64), before too little data (3),
  /// before a condition that fired (1).
  public var exitStatus: Int32 {
    let gravity: [Int32] = [70, 2, 64, 3, 1]
    let found = Set(steps.map(\.exitStatus))
    return gravity.first(where: found.contains) ?? 0
  }
}
