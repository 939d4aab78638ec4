public import Forecasting

/// One cause with what it did to a node.
public struct ChangeLine: Equatable, Sendable {
  /// The cause.
  public let cause: ChangeCause
  /// What it added, minor units.
  public var amount: Int64
  /// How many deals it came through; `nil` for causes that no deal brings.
  public var dealCount: Int?

  /// A line.
  public init(cause: ChangeCause, amount: Int64, dealCount: Int?) {
    self.cause = cause
    self.amount = amount
    self.dealCount = dealCount
  }
}

/// What moved the forecast of one node.
public struct NodeChanges: Equatable, Sendable {
  /// Levels and values from the top; empty for the whole company.
  public let path: [PathElement]
  /// The forecast at the start, minor units.
  public let start: Int64
  /// The forecast at the end.
  public let end: Int64
  /// Booked at the start and at the end.
  public let booked: (start: Int64, end: Int64)
  /// In the order of ``ChangeCause``; causes without any effect are left out.
  public let lines: [ChangeLine]

  /// A node.
  public init(
    path: [PathElement], start: Int64, end: Int64, booked: (start: Int64, end: Int64),
    lines: [ChangeLine]
  ) {
    self.path = path
    self.start = start
    self.end = end
    self.booked = booked
    self.lines = lines
  }

  /// What the lines do not explain of the difference: 0.
  public var residual: Int64 { lines.reduce(end - start) { $0 - $1.amount } }

  /// end - start.
  public var difference: Int64 { end - start }

  /// Whether two nodes tell the same.
  public static func == (left: NodeChanges, right: NodeChanges) -> Bool {
    left.path == right.path && left.start == right.start && left.end == right.end
      && left.booked == right.booked && left.lines == right.lines
  }
}
