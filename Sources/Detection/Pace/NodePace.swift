public import Calendars

/// A figure today, against the same business day of earlier periods.
public struct PaceFan: Equatable, Sendable {
  /// Today, minor units.
  public let today: Int64
  /// The earlier periods, the last one first, minor units.
  public let earlier: [Int64]

  /// A fan.
  public init(today: Int64, earlier: [Int64]) {
    self.today = today
    self.earlier = earlier
  }

  /// Smallest, quartiles and largest of the earlier periods (type 7 of Hyndman and Fan), minor
  /// units; `nil` without any.
  public var quartiles: [Int64]? {
    guard !earlier.isEmpty else { return nil }
    let sorted = earlier.sorted()
    return (0...4).map { quarter in
      let position = Double(quarter) / 4 * Double(sorted.count - 1)
      let low = Int(position)
      let high = min(low + 1, sorted.count - 1)
      let step = (position - Double(low)) * Double(sorted[high] - sorted[low])
      return sorted[low] + Int64(step.rounded())
    }
  }

  /// The share of the earlier periods below today, those that are equal counted half; `nil` without
  /// any.
  public var percentile: Double? {
    guard !earlier.isEmpty else { return nil }
    let below = Double(earlier.count { $0 < today })
    let equal = Double(earlier.count { $0 == today })
    return (below + equal / 2) / Double(earlier.count)
  }
}

/// Where a node stands against earlier periods on the same business day of the period.
public struct NodePace: Equatable, Sendable {
  /// The running period whose business day is counted.
  public let running: String
  /// Business days of it that have passed.
  public let businessDay: Int
  /// Business days that it has.
  public let businessDays: Int
  /// The earlier periods, the last one first; the order of ``PaceFan/earlier``.
  public let periods: [String]
  /// The day in each of them that is compared: the same business day, the last day of one that has
  /// fewer; the day before its start where none has passed.
  public let days: [Day]
  /// Won since the start of the period.
  public let booked: PaceFan
  /// The amount of the deals that are open.
  public let open: PaceFan
  /// Amount of the deals created since the start of the period, as written at their creation.
  public let created: PaceFan
  /// What each of the earlier periods booked by its end, minor units.
  public let finallyBooked: [Int64]

  /// A pace.
  public init(
    running: String, businessDay: Int, businessDays: Int, periods: [String], days: [Day],
    booked: PaceFan, open: PaceFan, created: PaceFan, finallyBooked: [Int64]
  ) {
    self.running = running
    self.businessDay = businessDay
    self.businessDays = businessDays
    self.periods = periods
    self.days = days
    self.booked = booked
    self.open = open
    self.created = created
    self.finallyBooked = finallyBooked
  }
}
