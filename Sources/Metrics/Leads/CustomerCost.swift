internal import Calendars
internal import Deals

/// What was spent in a stretch of days, and how much of the stretch is covered.
struct CustomerCost {
  let scope: NodeScope
  private var frame: MetricFrame { scope.frame }

  /// Why there is no spend to look at; `nil` where there is.
  private var reason: String? {
    if !scope.node.path.isEmpty { return "spend is the company's: it is not split by node" }
    if frame.isAhead { return "the period begins after the as-of day" }
    return scope.facts.leads.spend.isEmpty ? "no spend is known at the as-of day" : nil
  }

  /// What was spent in the period, as far as its months are over.
  var amount: MetricReading {
    if let reason { return .undefined(reason) }
    let lines = lines(from: frame.period.start, to: frame.period.end)
    guard !lines.isEmpty else { return .undefined(Self.noWholePeriod) }
    let covered = Self.days(lines.map { ($0.start, $0.end) })
    return priced(lines) { sum, count, missing in
      .money(sum, count: count, missing: missing)
    }.flagged(.partial, if: covered < frame.period.end - frame.period.start)
  }

  /// Spend of so many fiscal months earlier, over the customers won in the months it is for.
  ///
  /// - Parameter lag: whole fiscal months.
  func perCustomer(lag: Int) -> MetricReading {
    if let reason { return .undefined(reason) }
    let period = frame.period
    guard lag == 0 || isMonthStart(period.start) && isMonthStart(period.end) else {
      return .undefined("the period is not made of whole fiscal months")
    }
    let found = lines(from: shift(period.start, -lag), to: shift(period.end, -lag))
    let lines = found.filter { line in
      guard lag > 0 else { return true }
      return isMonthStart(line.start) && isMonthStart(line.end)
        && frame.known.zone.startOfDay(shift(line.end, lag)) <= frame.known.cutoff
    }
    guard !lines.isEmpty else { return .undefined(Self.noWholePeriod) }
    let stretches = lines.map { (shift($0.start, lag), shift($0.end, lag)) }
    let customers = customers(in: stretches)
    guard customers > 0 else {
      return .undefined("no new customer in the months whose spend is known")
    }
    return priced(lines) { sum, _, missing in
      MetricReading(
        value: Double(sum) / Double(customers), count: customers, missing: missing,
        flags: customers < scope.least ? [.lowN] : [])
    }.flagged(.partial, if: Self.days(stretches) < period.end - period.start)
  }

  private static let noWholePeriod = "no spend of whole periods within it is known"

  /// The lines of periods that lie wholly within some days.
  private func lines(from start: Day, to end: Day) -> [TrackedSpend] {
    scope.facts.leads.spend.filter { start <= $0.start && $0.end <= end }
  }

  private func priced(
    _ lines: [TrackedSpend], _ reading: (Int64, Int, Int) -> MetricReading
  ) -> MetricReading {
    let amounts = lines.compactMap(\.amount)
    let missing = lines.count - amounts.count
    guard !amounts.isEmpty else {
      return .undefined("no rate for the currency of the spend", missing: missing)
    }
    return reading(amounts.reduce(0, +), amounts.count, missing)
  }

  private func customers(in stretches: [(Day, Day)]) -> Int {
    let zone = frame.known.zone
    let bounds = stretches.map { (zone.startOfDay($0.0).seconds, zone.startOfDay($0.1).seconds) }
    return scope.facts.leads.customers.of(scope.node).count { mark in
      mark.isKnown && bounds.contains { $0.0 <= mark.at && mark.at < $0.1 }
    }
  }

  /// The days that stretches cover, each once.
  private static func days(_ stretches: [(Day, Day)]) -> Int {
    var days = 0
    var reached: Day?
    for (start, end) in stretches.sorted(by: { $0 < $1 }) {
      let from = max(start, reached ?? start)
      guard from < end else { continue }
      days += end - from
      reached = end
    }
    return days
  }

  private func isMonthStart(_ day: Day) -> Bool {
    frame.known.calendar.month(containing: day).start == day
  }

  private func shift(_ day: Day, _ months: Int) -> Day {
    guard months != 0 else { return day }
    let calendar = frame.known.calendar
    return calendar.period(calendar.month(containing: day), offsetBy: months).start
  }
}

extension LeadFacts {
  /// The days of a mean month, by which a cycle becomes months.
  static let daysOfMonth = 365.25 / 12

  /// The median cycle in whole months.
  var lagMonths: Int? { medianCycle.map { Int(($0 / LeadFacts.daysOfMonth).rounded()) } }
}
