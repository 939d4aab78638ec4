internal import Calendars
internal import Deals

/// What new deals of each segment group yield in a period.
struct GroupYields {
  let creation: CreationModel
  let log: DealLog
  let target: ForecastTarget
  /// The weight of the pipeline, by which yields are multiplied.
  let weight: Double
  private let deadlines: [DeadlineCurve]
  private let groupOfSegment: [Int]
  /// The amount of each entry of the log at its creation, minor units.
  private let createdAmounts: [Double]
  private let meanAmounts: [Double?]
  /// For each day from today to the end of the period, by group, what one deal created then wins.
  private let perDay: [[CreationModel.Expectation]]

  private var known: KnownDeals { log.known }

  init(
    creation: CreationModel, log: DealLog, target: ForecastTarget, weight: Double,
    deadlines: [DeadlineCurve]
  ) {
    self.creation = creation
    self.log = log
    self.target = target
    self.weight = weight
    self.deadlines = deadlines
    let known = log.known
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    groupOfSegment = [creation.group(of: nil)] + segments.map { creation.group(of: $0) }
    createdAmounts = log.entries.map { GroupYields.createdAmount($0, known) }
    var sums = [Double](repeating: 0, count: creation.groups.count)
    var counts = sums
    let from = Instant(seconds: known.cutoff.seconds - 728 * 86_400)
    for (entry, amount) in zip(log.entries, createdAmounts)
    where from <= entry.created && amount > 0 {
      let group = groupOfSegment[Int(entry.segment) + 1]
      sums[group] += amount
      counts[group] += 1
    }
    meanAmounts = zip(sums, counts).map { $1 > 0 ? $0 / $1 : nil }
    let today = known.asOf + 1
    perDay = creation.groups.indices.map { group in
      (0..<max(0, target.end - today)).map { offset in
        let day = today + offset
        let all = creation.yield(
          of: group, created: day, end: target.end, calendar: known.calendar)
        guard day < target.start else { return all }
        let before = creation.yield(
          of: group, created: day, end: target.start, calendar: known.calendar)
        return CreationModel.Expectation(
          wins: all.wins - before.wins, value: all.value - before.value)
      }
    }
  }

  /// What was written when the deal was created, else what is written now; 0 where blank.
  private static func createdAmount(_ entry: DealLog.Entry, _ known: KnownDeals) -> Double {
    var timeline = known.timeline(Int(entry.deal))
    timeline.advance(to: min(known.cutoff, Instant(seconds: entry.created.seconds + 1)))
    return Double(max(0, timeline.amount ?? entry.amount ?? 0))
  }

  /// - Parameter members: positions of deals in the log, oldest first.
  func outlook(of members: [Int]) -> CreationOutlook? {
    let mix = mix(of: members)
    guard mix.reduce(0, +) > 0, let days = perDay.first?.count, days > 0 else { return nil }
    var yield = 0.0
    var secondMoment = 0.0
    var segments: [SegmentCreation] = []
    for (group, share) in mix.enumerated() where share > 0 {
      guard let amount = meanAmounts[group] else { continue }
      let one = perDay[group][0]
      yield += share * one.value / amount
      secondMoment += share * creation.groups[group].curve.newVariance(one) / amount
      segments.append(
        SegmentCreation(
          label: creation.groups[group].labels.first ?? "", group: group, share: share,
          meanAmount: amount, winAmounts: creation.groups[group].curve.amounts,
          today: self.yield(of: group, over: [0], amount: amount)))
    }
    let last = lastUsefulDay(mix)
    return CreationOutlook(
      yield: weight * yield, secondMoment: weight * secondMoment,
      largestCreated: largestCreated(members, days: days), lastUsefulDay: last,
      segments: segments, weeks: weeks(segments, to: last))
  }

  /// The mean yield of a group's deals over days of their creation, as offsets from today.
  private func yield(of group: Int, over offsets: [Int], amount: Double) -> SegmentYield {
    let scale = offsets.isEmpty ? 0 : weight / (Double(offsets.count) * amount)
    return SegmentYield(
      wins: scale * offsets.reduce(0) { $0 + perDay[group][$1].wins },
      value: scale * offsets.reduce(0) { $0 + perDay[group][$1].value })
  }

  /// The calendar weeks up to the last useful day that have business days; the running one when that
  /// day has passed.
  private func weeks(_ segments: [SegmentCreation], to last: Day?) -> [CreationWeek] {
    let today = known.asOf + 1
    let running = known.calendar.period(.week, containing: today)
    let end = min(target.end, (last ?? running.end - 1) + 1)
    var weeks: [CreationWeek] = []
    var start = today
    while start < end {
      let next = min(end, known.calendar.period(.week, containing: start).end)
      var days = (0..<(next - start)).filter { known.businessDays.isBusinessDay(start + $0) }
      let count = days.count
      // What is done in a week without business days is not planned, unless there is no other.
      if days.isEmpty, weeks.isEmpty, next == end { days = Array(0..<(next - start)) }
      if !days.isEmpty {
        let offsets = days.map { start - today + $0 }
        weeks.append(
          CreationWeek(
            start: start, end: next, businessDays: max(1, count),
            yields: segments.map {
              yield(of: $0.group, over: offsets, amount: $0.meanAmount)
            }))
      }
      start = next
    }
    return weeks
  }

  /// Shares of the segments in the amount created in the last half year, or ever.
  private func mix(of members: [Int]) -> [Double] {
    let from = Instant(seconds: known.cutoff.seconds - Int64(CellTable.shareWeeks) * 7 * 86_400)
    var recent = [Double](repeating: 0, count: creation.groups.count)
    var all = recent
    for position in members {
      let entry = log.entries[position]
      let group = groupOfSegment[Int(entry.segment) + 1]
      all[group] += createdAmounts[position]
      if from <= entry.created { recent[group] += createdAmounts[position] }
    }
    let sums = recent.contains { $0 > 0 } ? recent : all
    let total = sums.reduce(0, +)
    return total > 0 ? sums.map { $0 / total } : sums
  }

  private func largestCreated(_ members: [Int], days: Int) -> Double {
    var low = 0
    var sum = 0.0
    var largest = 0.0
    for position in members {
      sum += createdAmounts[position]
      while log.entries[position].created.seconds - log.entries[members[low]].created.seconds
        > Int64(days) * 86_400
      {
        sum -= createdAmounts[members[low]]
        low += 1
      }
      largest = max(largest, sum)
    }
    return largest
  }

  /// The deadline of the mix: what of the amount will be won at all is won in time for a quarter.
  private func lastUsefulDay(_ mix: [Double]) -> Day? {
    guard let first = deadlines.first else { return nil }
    let whole = zip(mix, deadlines).reduce(0) { $0 + $1.0 * $1.1.everWon }
    guard whole > 0 else { return nil }
    return first.winInPeriod.indices.last { offset in
      let inTime = zip(mix, deadlines).reduce(0) { $0 + $1.0 * $1.1.winInPeriod[offset] }
      return inTime / whole >= DeadlineCurve.usefulShare
    }.map { first.first + $0 }
  }
}
