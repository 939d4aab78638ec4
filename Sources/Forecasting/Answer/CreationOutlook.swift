public import Calendars
internal import Deals
internal import Foundation

/// What new pipeline can still do for a node in a period (science-intervals-gap.md 3.1, 3.3).
public struct CreationOutlook: Equatable, Sendable {
  /// Expected amount won in the period per unit of amount created today (kappa).
  public let yield: Double
  /// Variance added per unit of amount created today, in minor units: nu E[amount^2].
  public let secondMoment: Double
  /// The largest amount ever created in as many days as are left, minor units.
  public let largestCreated: Double
  /// The last day on which a quarter of the deals that will be won still close in time.
  public let lastUsefulDay: Day?

  /// The share of a new deal's chance that must lie within the period on the last useful day.
  public static let inTimeShare = 0.25
}

extension Forecaster {
  /// The outlook of creation for the deals under a path; the mix of segments is that of the last
  /// half year there.
  ///
  /// - Returns: `nil` where nothing like it was ever created, or the period is over.
  public func creationOutlook(
    _ target: ForecastTarget, levels: [String], path: [String]
  ) -> CreationOutlook? {
    let ahead = target.periodsAhead(of: known)
    guard ahead >= 0, let model, ahead < model.targets.count else { return nil }
    let creation = model.targets[ahead].creation
    let entries = log.entries.filter { entry in
      zip(levels, path).allSatisfy { level, value in
        let owner = entry.owner < 0 ? nil : Int(entry.owner)
        let label =
          level == "owner"
          ? owner.map(known.ownerName)
          : known.label(of: level, deal: Int(entry.deal), owner: owner)
        return (label ?? KnownDeals.none) == value
      }
    }
    let mix = mix(of: entries, creation: creation)
    guard mix.reduce(0, +) > 0 else { return nil }
    let today = known.asOf + 1
    var yield = 0.0
    var secondMoment = 0.0
    for (group, share) in mix.enumerated() where share > 0 {
      guard let amount = meanAmount(of: group, creation: creation) else { continue }
      let one = value(creation, group, createdOn: today, target: target)
      yield += share * one.value / amount
      let variance = creation.groups[group].curve.newVariance(one)
      secondMoment += share * variance / amount
    }
    return CreationOutlook(
      yield: yield, secondMoment: secondMoment,
      largestCreated: largestCreated(entries, days: max(1, target.end - today)),
      lastUsefulDay: lastUsefulDay(creation, mix: mix, target: target))
  }

  /// What one deal created on a day wins inside the target.
  private func value(
    _ creation: CreationModel, _ group: Int, createdOn day: Day, target: ForecastTarget
  ) -> CreationModel.Expectation {
    let all = creation.yield(
      of: group, created: day, end: target.end, calendar: known.calendar)
    guard day < target.start else { return all }
    let before = creation.yield(
      of: group, created: day, end: target.start, calendar: known.calendar)
    return CreationModel.Expectation(
      wins: all.wins - before.wins, value: all.value - before.value)
  }

  private func group(_ entry: DealLog.Entry, _ creation: CreationModel) -> Int {
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    return creation.group(of: entry.segment < 0 ? nil : segments[Int(entry.segment)])
  }

  /// Shares of the segments in the amount created in the last half year, or ever.
  private func mix(of entries: [DealLog.Entry], creation: CreationModel) -> [Double] {
    let from = Instant(seconds: known.cutoff.seconds - Int64(Rollup.shareWeeks) * 7 * 86_400)
    let recent = entries.filter { from <= $0.created }
    var sums = [Double](repeating: 0, count: creation.groups.count)
    for entry in recent.isEmpty ? entries : recent {
      sums[group(entry, creation)] += Double(max(0, entry.amount ?? 0))
    }
    let total = sums.reduce(0, +)
    return total > 0 ? sums.map { $0 / total } : sums
  }

  private func meanAmount(of group: Int, creation: CreationModel) -> Double? {
    let from = Instant(seconds: known.cutoff.seconds - 728 * 86_400)
    let amounts = log.entries
      .filter { from <= $0.created && ($0.amount ?? 0) > 0 && self.group($0, creation) == group }
      .map { Double($0.amount ?? 0) }
    guard !amounts.isEmpty else { return nil }
    return amounts.reduce(0, +) / Double(amounts.count)
  }

  private func largestCreated(_ entries: [DealLog.Entry], days: Int) -> Double {
    let sorted = entries.sorted { ($0.created, $0.deal) < ($1.created, $1.deal) }
    var low = 0
    var sum = 0.0
    var largest = 0.0
    for entry in sorted {
      sum += Double(max(0, entry.amount ?? 0))
      while entry.created.seconds - sorted[low].created.seconds > Int64(days) * 86_400 {
        sum -= Double(max(0, sorted[low].amount ?? 0))
        low += 1
      }
      largest = max(largest, sum)
    }
    return largest
  }

  private func lastUsefulDay(
    _ creation: CreationModel, mix: [Double], target: ForecastTarget
  ) -> Day? {
    let today = known.asOf + 1
    guard today < target.end else { return nil }
    for day in stride(from: target.end - today - 1, through: 0, by: -1) {
      var inTime = 0.0
      var whole = 0.0
      for (group, share) in mix.enumerated() where share > 0 {
        inTime += share * value(creation, group, createdOn: today + day, target: target).wins
        whole += share * creation.groups[group].curve.wins.reduce(0, +)
      }
      if whole > 0, inTime / whole >= CreationOutlook.inTimeShare { return today + day }
    }
    return nil
  }
}
