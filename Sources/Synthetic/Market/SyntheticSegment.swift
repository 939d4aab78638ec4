/// A market segment by the customer's size.
public enum SyntheticSegment: String, CaseIterable, Codable, Sendable {
  /// Small and medium businesses: small amounts, short cycles.
  case smb = "SMB"
  /// Medium-sized companies.
  case midMarket = "Mid-Market"
  /// Large companies: large amounts, long cycles, few wins.
  case enterprise = "Enterprise"

  var index: Int {
    switch self {
    case .smb: 0
    case .midMarket: 1
    case .enterprise: 2
    }
  }

  var profile: SegmentProfile { SegmentProfile.all[index] }
}

/// What makes the segments differ: the constants of the simulation, chosen for realism.
struct SegmentProfile: Sendable {
  /// Share of the deals that are created.
  let share: Double
  /// Median amount at creation, in the currency's major unit.
  let medianAmount: Double
  /// Typical cycle of a won deal, in calendar days.
  let cycleDays: Double
  /// Chance to leave each stage forwards rather than by a loss, for a deal of average quality.
  let passing: [Double]

  /// Share of the cycle spent in each open stage.
  static let stageShare = [0.24, 0.26, 0.28, 0.22]

  static let all = [
    SegmentProfile(
      share: 0.55, medianAmount: 8_000, cycleDays: 40, passing: [0.64, 0.73, 0.76, 0.86]),
    SegmentProfile(
      share: 0.33, medianAmount: 35_000, cycleDays: 80, passing: [0.62, 0.71, 0.74, 0.84]),
    SegmentProfile(
      share: 0.12, medianAmount: 140_000, cycleDays: 140, passing: [0.59, 0.68, 0.72, 0.82]),
  ]

  /// The profile with cycles longer or shorter by a factor.
  func stretched(by factor: Double) -> SegmentProfile {
    SegmentProfile(
      share: share, medianAmount: medianAmount, cycleDays: cycleDays * factor, passing: passing)
  }

  /// Typical calendar days from the entry into an open stage to a win.
  func remainingDays(from stage: SyntheticStage) -> Double {
    cycleDays * SegmentProfile.stageShare[stage.index...].reduce(0, +)
  }
}
