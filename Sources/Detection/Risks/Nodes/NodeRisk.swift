public import Forecasting

/// A representative or a team with its signals; amounts in minor units.
public struct NodeRisk: Equatable, Sendable {
  /// The node's forecast: path, booked, quota.
  public let node: NodeForecast
  /// Open amount due in the period, without zombies and what is omitted from the forecast.
  public let openDue: Int64
  /// One reading for each of ``NodeSignal``, in that order.
  public let readings: [NodeReading]

  /// A node's signals.
  public init(node: NodeForecast, openDue: Int64, readings: [NodeReading]) {
    self.node = node
    self.openDue = openDue
    self.readings = readings
  }

  /// The signals that are flagged.
  public var flags: [NodeSignal] { readings.filter(\.isFlagged).map(\.signal) }

  /// The reading of a signal.
  public subscript(signal: NodeSignal) -> NodeReading? {
    readings.first { $0.signal == signal }
  }
}
