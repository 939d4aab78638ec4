/// Changes and anomalies of plain series, ready to be shown.
public struct SeriesFindingsAnswer: Sendable {
  /// What was found at a step.
  public struct Finding: Sendable {
    /// The kinds of findings.
    public enum Kind: String, Sendable {
      /// From here on the level or the spread is another.
      case change
      /// A single step far from what was expected.
      case anomaly
    }

    /// Which kind.
    public let kind: Kind
    /// The step, counted from 0.
    public let index: Int
    /// Its date or time, as the file writes it.
    public let since: String
    /// A change: the median of the segment before; an anomaly: what was expected.
    public let before: Double
    /// A change: the median of the segment that begins; an anomaly: what was found.
    public let after: Double
    /// A change: the gain of the cost over the penalty; an anomaly: robust standard deviations.
    public let score: Double
    /// Whether the second opinion sees the change too; `nil` for anomalies.
    public let isConfirmed: Bool?

    /// `after` over `before`; `nil` where that says nothing: not both above 0.
    public var ratio: Double? {
      before > 0 && after > 0 && (after / before).isFinite ? after / before : nil
    }

    /// A finding.
    public init(
      kind: Kind, index: Int, since: String, before: Double, after: Double, score: Double,
      isConfirmed: Bool?
    ) {
      self.kind = kind
      self.index = index
      self.since = since
      self.before = before
      self.after = after
      self.score = score
      self.isConfirmed = isConfirmed
    }
  }

  /// A series.
  public struct Series: Sendable {
    /// Its name in the file.
    public let name: String
    /// Its values, NaN where one is blank.
    public let values: [Double]
    /// What was found, by step.
    public let findings: [Finding]
    /// Steps in a cycle that anomalies were sought with, 0 for none, and of the silence.
    public let steps: (cycle: Int, silence: Int)
    /// What was not done and why, in English phrases.
    public let notes: [String]

    /// A series.
    public init(
      name: String, values: [Double], findings: [Finding], steps: (cycle: Int, silence: Int),
      notes: [String]
    ) {
      self.name = name
      self.values = values
      self.findings = findings
      self.steps = steps
      self.notes = notes
    }
  }

  /// The version of the JSON document.
  public static let schemaVersion = 1

  /// The series, in the order of the file.
  public let series: [Series]

  /// An answer.
  public init(series: [Series]) {
    self.series = series
  }

  /// How many changes and anomalies were found in all.
  public var findingCount: Int { series.reduce(0) { $0 + $1.findings.count } }
}
