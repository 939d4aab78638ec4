internal import Tabular

/// What export files say of one stage label.
public struct StageProfile: Sendable, Equatable {
  /// Records with the label.
  public var count = 0
  /// Sum and count of its ranks within the deals' histories.
  public var rankSum = 0.0
  /// Records of histories with the label.
  public var rankCount = 0
  /// Records marked as won.
  public var won = 0
  /// Records marked as closed, but not as won.
  public var lost = 0
  /// Sum and count of the probabilities written beside it, as written.
  public var probabilitySum = 0.0
  /// Records with a probability.
  public var probabilityCount = 0

  /// Both profiles together.
  static func + (left: StageProfile, right: StageProfile) -> StageProfile {
    var sum = left
    sum.count += right.count
    sum.rankSum += right.rankSum
    sum.rankCount += right.rankCount
    sum.won += right.won
    sum.lost += right.lost
    sum.probabilitySum += right.probabilitySum
    sum.probabilityCount += right.probabilityCount
    return sum
  }
}

/// A stage as a CRM's own table of stages declares it.
public struct DeclaredStage: Sendable, Equatable {
  /// The id by which deals name it.
  public var id: String
  /// What people call it.
  public var label: String
  /// Its place in the pipeline.
  public var order: Double
  /// Open, won or lost, as far as the table says.
  public var kind: StageKind?
  /// The default probability as written.
  public var probability: Double?
}

/// Whether probabilities are written as fractions or in percent, by rule (domain.md 5.1).
public struct ProbabilityScale: Sendable, Equatable {
  private var hasMark: Bool
  /// The largest value seen.
  private var largest = 0.0
  private var hasFraction = false
  private var isEmpty = true

  /// A scale for a column of this name; a name with a percent sign decides.
  public init(header: String) {
    let key = TableSchema.normalised(header)
    hasMark = header.contains("%") || key == "closeprobability"
  }

  /// Notes a value.
  public mutating func note(_ value: Double) {
    isEmpty = false
    largest = max(largest, value)
    if value > 0, value < 1 { hasFraction = true }
  }

  /// What a value is to be divided by: 100 for percent (a mark, or any value above 1), 1 for
  /// fractions (a value between 0 and 1, none above); `nil` where the values 0 and 1 alone decide
  /// nothing.
  public var divisor: Double? {
    if isEmpty { return nil }
    if hasMark || largest > 1 { return 100 }
    return hasFraction ? 1 : nil
  }

  /// The scale of both columns together.
  static func + (left: ProbabilityScale, right: ProbabilityScale) -> ProbabilityScale {
    var sum = left
    sum.hasMark = left.hasMark || right.hasMark
    sum.largest = max(left.largest, right.largest)
    sum.hasFraction = left.hasFraction || right.hasFraction
    sum.isEmpty = left.isEmpty && right.isEmpty
    return sum
  }
}
