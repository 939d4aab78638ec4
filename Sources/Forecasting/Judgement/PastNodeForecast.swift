public import Calendars
public import Deals

/// What the model said of a node on a past day, and what came.
public struct PastNodeForecast: Equatable, Sendable {
  /// The period's id.
  public let period: String
  /// The last day whose facts were used.
  public let day: Day
  /// The node, from the top.
  public let path: [PathElement]
  /// The model's mean, minor units.
  public let mean: Int64
  /// Booked by then.
  public let booked: Int64
  /// Booked in the whole period.
  public let actual: Int64

  /// A past forecast beside what came.
  public init(
    period: String, day: Day, path: [PathElement], mean: Int64, booked: Int64, actual: Int64
  ) {
    self.period = period
    self.day = day
    self.path = path
    self.mean = mean
    self.booked = booked
    self.actual = actual
  }

  /// Past forecasts of periods that are over, each node beside its bookings as known now.
  ///
  /// - Parameter known: what is known now; periods that are not over by then are left out.
  public static func judged(
    _ forecasts: [BookingsForecast], known: KnownDeals
  ) -> [PastNodeForecast] {
    var bookings: [[String]: NodeBookings] = [:]
    return forecasts.filter { $0.target.end <= known.asOf + 1 }.flatMap { forecast in
      let levels = forecast.levels
      let key = [forecast.target.id, forecast.target.start.iso8601] + levels
      let booked =
        bookings[key] ?? NodeBookings(known: known, target: forecast.target, levels: levels)
      bookings[key] = booked
      return forecast.nodes.map { node in
        PastNodeForecast(
          period: forecast.target.id, day: forecast.asOf, path: node.path, mean: node.mean,
          booked: node.booked, actual: booked.amount(of: node.path.map(\.value)))
      }
    }
  }
}

extension BookingsForecast {
  /// The levels by which it is cut, top first.
  var levels: [String] {
    nodes.max { $0.path.count < $1.path.count }?.path.map(\.level) ?? []
  }
}

/// What was booked in a period by node.
struct NodeBookings {
  private var amounts: [[String]: Int64] = [:]

  init(known: KnownDeals, target: ForecastTarget, levels: [String]) {
    let start = known.zone.startOfDay(target.start)
    let end = known.zone.startOfDay(target.end)
    var index = PathIndex(levels: levels, known: known)
    known.forEachLatest { latest in
      guard latest.status == .won, let closed = latest.closed, start <= closed, closed < end
      else { return }
      let leaf = index.leaf(latest.deal, owner: Int32(latest.owner ?? -1))
      for depth in 0...levels.count {
        amounts[Array(index.paths[leaf].prefix(depth)), default: 0] += latest.amount ?? 0
      }
    }
  }

  func amount(of path: [String]) -> Int64 { amounts[path] ?? 0 }
}
