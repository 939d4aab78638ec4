/// A simulated deal: what a CRM would hold of it, and what only the simulator knows.
public struct SyntheticDeal: Equatable, Sendable {
  /// 1 for the first deal of the simulation, counted in the order of creation; a planted gap
  /// leaves numbers unused.
  public let number: Int
  /// Number of the customer.
  public let account: Int
  /// Region, fixed.
  public let region: SyntheticRegion
  /// Segment, fixed.
  public let segment: SyntheticSegment
  /// Product, fixed.
  public let product: String
  /// Where the lead came from, fixed.
  public let source: String
  /// New business, expansion or renewal, fixed.
  public let type: String
  /// Every change in the order of time, with the values after it; the first at creation.
  public internal(set) var history: [SyntheticState]
  /// Activities in the order of their begin.
  public internal(set) var activities: [SyntheticActivity]
  /// What no CRM knows.
  public let truth: Truth
  /// What was planted into it; `nil` for most.
  public internal(set) var planted: PlantedMark?
  /// When it was deleted, in seconds since 1970-01-01T00:00:00Z; `nil` for most.
  public internal(set) var deletedAt: Int?
  /// When it was merged into another deal, in seconds since 1970-01-01T00:00:00Z; `nil` for most.
  public internal(set) var mergedAt: Int?
  /// The id of the deal into which it was merged.
  public internal(set) var mergedInto: String?

  /// What no CRM knows.
  public struct Truth: Equatable, Sendable {
    /// Latent quality at creation, standard normal over all deals.
    public let quality: Double
    /// Chance of a win under the hazards at creation, ignoring what changes later.
    public let winProbability: Double
    /// True when the deal has died without being closed: it will stay open for ever.
    public let isZombie: Bool
    /// When it died without being closed, in seconds since 1970-01-01T00:00:00Z.
    public var diedAt: Int?
  }

  /// The id in files, for example `D0000118`.
  public var id: String { "D" + ISOText.padded(number, to: 7) }

  /// The state at the end of the simulation.
  public var finalState: SyntheticState { history[history.count - 1] }

  /// The state at a moment, in seconds since 1970-01-01T00:00:00Z, as a CRM would show it then:
  /// `nil` before the creation and from a deletion or merge on.
  public func state(at second: Int) -> SyntheticState? {
    if let gone = deletedAt ?? mergedAt, gone <= second { return nil }
    return history.last { $0.changedAt <= second }
  }

  /// When it was created, in seconds since 1970-01-01T00:00:00Z.
  public var createdAt: Int { history[0].changedAt }

  /// When it was won or lost, in seconds since 1970-01-01T00:00:00Z; `nil` while it is open.
  public var closedAt: Int? { finalState.stage.isClosed ? finalState.changedAt : nil }

  /// True when it ended in a win.
  public var isWon: Bool { finalState.stage == .closedWon }
}
