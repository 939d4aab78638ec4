/// The draws of a forecast in the order in which they were drawn, so that anything else can be drawn
/// beside them under the same shocks.
public struct ForecastDraws: Equatable, Sendable {
  private let cells: CellDraws
  private let members: [[String]: Range<Int>]
  private let booked: [[String]: Int64]
  /// What the shocks multiply the amounts of each segment by: by group of the creation model, then by
  /// draw.
  public let multipliers: [[Double]]
  /// The seed of the draws.
  public let seed: UInt64

  /// Number of draws.
  public var count: Int { cells.drawCount }

  init(
    cells: CellDraws, members: [[String]: Range<Int>], booked: [[String]: Int64],
    multipliers: [[Double]], seed: UInt64
  ) {
    self.cells = cells
    self.members = members
    self.booked = booked
    self.multipliers = multipliers
    self.seed = seed
  }

  /// The bookings of the node with this path in each draw, minor units, what is booked included;
  /// `nil` for a path that the forecast does not have.
  public func bookings(path: [String]) -> [Int64]? {
    guard let members = members[path] else { return nil }
    let base = booked[path] ?? 0
    return cells.sums(of: members).map { $0 + base }
  }
}
