public import Deals

/// What the deals did in one stage of the process.
public struct StageFacts: Equatable, Sendable {
  /// The stage as configured.
  public let stage: Stage
  /// Open deals that are in it.
  public package(set) var openCount = 0
  /// Their amount in minor units of the reporting currency; `nil` where none is priced.
  public package(set) var openAmount: Int64?
  /// Deals that were ever in it; `nil` where no stage history tells.
  public package(set) var enteredCount: Int?
  /// Those that entered it in the last year; `nil` where no stage history tells.
  public package(set) var enteredLastYear: Int?
  /// Closed deals that were ever in it.
  public package(set) var closedCount = 0
  /// Those of them that were won.
  public package(set) var wonCount = 0
  /// The share won among them; `nil` where there is none.
  public package(set) var winRate: Double?
  /// 95 % interval of the share (Wilson).
  public package(set) var lower: Double?
  /// Its upper end.
  public package(set) var upper: Double?
  /// Whether the declared probability lies outside of the interval.
  public package(set) var isProbabilityOff = false

  /// A stage of which nothing is known.
  public init(stage: Stage) { self.stage = stage }
}

/// Two stages that deals pass the other way round than configured.
public struct StageOrderFacts: Equatable, Sendable {
  /// The stage that is configured first.
  public let earlier: String
  /// The one that is configured after it, but entered before it.
  public let later: String
  /// Deals that were in both.
  public let count: Int
  /// Those that entered ``later`` first.
  public let reversedCount: Int

  /// A pair of stages.
  public init(earlier: String, later: String, count: Int, reversedCount: Int) {
    self.earlier = earlier
    self.later = later
    self.count = count
    self.reversedCount = reversedCount
  }
}
