internal import Calendars
internal import Deals

/// What new deals of each segment group yield in a period.
struct GroupYields {
  let creation: CreationModel
  let log: DealLog
  let target: ForecastTarget
  /// The weight of the pipeline, by which yields are multiplied.
  let weight: Double
  private let groupOfSegment: [Int]
  private let meanAmounts: [Double?]
  /// For each day from today to the end of the period, by group, what one deal created then wins.
  private let perDeal: [[CreationModel.Expectation]]

  private var known: KnownDeals { log.known }

  init(creation: CreationModel, log: DealLog, target: ForecastTarget, weight: Double) {
    self.creation = creation
    self.log = log
    self.target = target
    self.weight = weight
    let known = log.known
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    groupOfSegment = [creation.group(of: nil)] + segments.map { creation.group(of: $0) }
    var sums = [Double](repeating: 0, count: creation.groups.count)
    var counts = sums
    let from = Instant(seconds: known.cutoff.seconds - 728 * 86_400)
    for entry in log.entries where from <= entry.created && (entry.amount ?? 0) > 0 {
      let group = groupOfSegment[Int(entry.segment) + 1]
      sums[group] += Double(entry.amount ?? 0)
      counts[group] += 1
    }
    meanAmounts = zip(sums, counts).map { $1 > 0 ? $0 / $1 : nil }
    let today = known.asOf + 1
    perDeal = creation.groups.indices.map { group in
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

  /// - Parameter members: positions of deals in the log, oldest first.
  func outlook(of members: [Int]) -> CreationOutlook? {
    let mix = mix(of: members)
    guard mix.reduce(0, +) > 0, let days = perDeal.first?.count, days > 0 else { return nil }
    var yield = 0.0
    var secondMoment = 0.0
    for (group, share) in mix.enumerated() where share > 0 {
      guard let amount = meanAmounts[group] else { continue }
      let one = perDeal[group][0]
      yield += share * one.value / amount
      secondMoment += share * creation.groups[group].curve.newVariance(one) / amount
    }
    return CreationOutlook(
      yield: weight * yield, secondMoment: weight * secondMoment,
      largestCreated: largestCreated(members, days: days),
      lastUsefulDay: lastUsefulDay(mix, days: days))
  }

  /// Shares of the segments in the amount created in the last half year, or ever.
  private func mix(of members: [Int]) -> [Double] {
    let from = Instant(seconds: known.cutoff.seconds - Int64(CellTable.shareWeeks) * 7 * 86_400)
    var recent = [Double](repeating: 0, count: creation.groups.count)
    var all = recent
    for position in members {
      let entry = log.entries[position]
      let amount = Double(max(0, entry.amount ?? 0))
      let group = groupOfSegment[Int(entry.segment) + 1]
      all[group] += amount
      if from <= entry.created { recent[group] += amount }
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
      let entry = log.entries[position]
      sum += Double(max(0, entry.amount ?? 0))
      while entry.created.seconds - log.entries[members[low]].created.seconds
        > Int64(days) * 86_400
      {
        sum -= Double(max(0, log.entries[members[low]].amount ?? 0))
        low += 1
      }
      largest = max(largest, sum)
    }
    return largest
  }

  private func lastUsefulDay(_ mix: [Double], days: Int) -> Day? {
    var whole = 0.0
    for (group, share) in mix.enumerated() {
      whole += share * creation.groups[group].curve.wins.reduce(0, +)
    }
    guard whole > 0 else { return nil }
    for day in stride(from: days - 1, through: 0, by: -1) {
      var inTime = 0.0
      for (group, share) in mix.enumerated() { inTime += share * perDeal[group][day].wins }
      if inTime / whole >= CreationOutlook.inTimeShare { return known.asOf + 1 + day }
    }
    return nil
  }
}
