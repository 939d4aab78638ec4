/// What the factors of a period's bookings are made of, for deals that came the same way
/// (science-intervals-gap.md 3.2): sums, so that cells and past periods can be added.
public struct FactorCohort: Equatable, Sendable {
  /// Deals that came in: for those open at the start the sum of their chances then (n), else the
  /// deals created and still to be created (C).
  public var entered: Double
  /// Wins so far and still expected, if deals got from stage to stage as often as usual (E).
  public var timely: Double
  /// Wins so far and still expected (W).
  public var won: Double
  /// Won and still expected, minor units (V).
  public var value: Double
  /// Weights of the deals whose amount is known.
  public var sized: Double
  /// The sum of their log amounts, in minor units, with these weights.
  public var logSize: Double

  /// Sums; without arguments none.
  public init(
    entered: Double = 0, timely: Double = 0, won: Double = 0, value: Double = 0, sized: Double = 0,
    logSize: Double = 0
  ) {
    self.entered = entered
    self.timely = timely
    self.won = won
    self.value = value
    self.sized = sized
    self.logSize = logSize
  }

  /// Adds sums.
  public static func += (left: inout FactorCohort, right: FactorCohort) {
    left.entered += right.entered
    left.timely += right.timely
    left.won += right.won
    left.value += right.value
    left.sized += right.sized
    left.logSize += right.logSize
  }
}

/// The sums of one segment of a node: deals open when the period began, and deals created since.
public struct FactorSums: Equatable, Sendable {
  /// Deals open at the start.
  public var standing: FactorCohort
  /// Deals created since, and those still to be created.
  public var created: FactorCohort

  /// Sums; without arguments none.
  public init(standing: FactorCohort = FactorCohort(), created: FactorCohort = FactorCohort()) {
    self.standing = standing
    self.created = created
  }

  /// Adds sums.
  public static func += (left: inout FactorSums, right: FactorSums) {
    left.standing += right.standing
    left.created += right.created
  }

  /// What they bring in all, minor units (F = V + V').
  public var bookings: Double { standing.value + created.value }
}
