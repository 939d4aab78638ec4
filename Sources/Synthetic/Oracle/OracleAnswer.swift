/// What the oracle says at one date.
public struct OracleAnswer: Equatable, Sendable {
  /// Bookings of a quarter, of all deals or of those of a segment.
  public struct Bookings: Equatable, Sendable {
    /// 0 for the quarter that runs on the day after, 1 for the next one.
    public let ahead: Int
    /// The quarter.
    public let quarter: QuarterNumber
    /// The segment; `nil` for the total.
    public let segment: SyntheticSegment?
    /// Booked by the end of the day, in cents; part of all the figures below.
    public let booked: Int
    /// Mean over the paths, in cents.
    public let mean: Double
    /// Quantiles over the paths at ``OracleAnswer/levels``, in cents.
    public let quantiles: [Double]
  }

  /// The chance of one open deal.
  public struct Chance: Equatable, Sendable {
    /// Number of the deal.
    public let number: Int
    /// 0 for the quarter that runs on the day after, 1 for the next one.
    public let ahead: Int
    /// Share of the paths in which the deal is won within that quarter, after the date.
    public let probability: Double
  }

  /// The levels of the quantiles.
  public static let levels = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// The last known day, as days since 1970-01-01.
  public let day: Int
  /// By quarters ahead; within it the total, then each segment.
  public let bookings: [Bookings]
  /// By quarters ahead; within it every deal that is open, in the order of creation.
  public let chances: [Chance]
}
