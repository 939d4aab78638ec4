internal import Calendars
internal import Deals
internal import Forecasting

/// The scale of the mean absolute scaled error: how far the seasonal naive method was off in a
/// node's own history, as known at the as-of day.
///
/// For past periods Y(1)...Y(n) of the target's kind that are over, without the one in which the
/// history begins, it is the mean of |Y(t) - Y(t - m)| over t = m + 1...n; m is the number of such
/// periods in a year (4 quarters), and 1 for windows of days, which follow each other without gap.
/// MASE is then the mean of |error| / scale over the rows.
///
/// - Source: Hyndman and Koehler (2006), "Another look at measures of forecast accuracy",
///   *International Journal of Forecasting* 22, equation 5 with the season's lag.
struct SeasonalNaive {
  /// Past periods that are looked at.
  static let maximumPeriods = 40
  /// A period counts when the first close came at most so many days after its start.
  private static let startDays = 31

  private let season: Int
  /// Bookings of past periods by path, the last period first.
  private let past: [[[String]: Int64]]

  init(_ won: WonDeals, known: KnownDeals, target: ForecastTarget) {
    season =
      switch target.kind {
      case .week: 52
      case .month: 12
      case .quarter: 4
      case .year, nil: 1
      }
    var past: [[[String]: Int64]] = []
    for age in 1...SeasonalNaive.maximumPeriods {
      let (start, end) = SeasonalNaive.bounds(known, target, age: age)
      guard known.zone.startOfDay(end) <= known.cutoff else { continue }
      guard let first = won.firstClose,
        first <= known.zone.startOfDay(start + SeasonalNaive.startDays)
      else { break }
      past.append(won.bookings(from: start, to: end))
    }
    self.past = past
  }

  /// The scale of a node by the values of its path; `nil` for a history that is too short or never
  /// changed.
  func meanAbsoluteError(of path: [String]) -> Double? {
    SeasonalNaive.meanAbsoluteError(past.map { Double($0[path] ?? 0) }, season: season)
  }

  /// The mean of |Y(t) - Y(t - season)|; `nil` where there is no such pair, or all are equal.
  ///
  /// - Parameter series: by period, in either direction of time.
  static func meanAbsoluteError(_ series: [Double], season: Int) -> Double? {
    guard series.count > season else { return nil }
    let sum = zip(series, series.dropFirst(season)).reduce(0) { $0 + abs($1.0 - $1.1) }
    return sum > 0 ? sum / Double(series.count - season) : nil
  }

  private static func bounds(
    _ known: KnownDeals, _ target: ForecastTarget, age: Int
  ) -> (start: Day, end: Day) {
    guard let kind = target.kind else {
      let length = target.end - target.start
      return (target.start - length * age, target.end - length * age)
    }
    let period = known.calendar.period(kind, containing: target.start)
    let past = known.calendar.period(period, offsetBy: -age)
    return (past.start, past.end)
  }
}
