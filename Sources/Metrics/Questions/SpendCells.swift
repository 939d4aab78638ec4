internal import Calendars
internal import Deals
internal import Foundation

/// Spending, bookings and new leads by week or month.
struct SpendCells {
  let isWeekly: Bool
  /// Cells that are over, the oldest first.
  let cells: [FiscalPeriod]
  private let known: KnownDeals
  private let rows: [TrackedSpend]

  /// The most accounts that are looked at for themselves.
  static let mostCodes = 5

  /// - Returns: `nil` without campaign spending.
  init?(_ known: KnownDeals, _ tracking: KnownTracking) {
    self.known = known
    let all = tracking.spend.filter { ($0.amount ?? 0) > 0 }
    // What the sales force costs is no campaign.
    let campaigns = all.filter { !SpendCells.isSales($0.team) || !$0.accountCode.isEmpty }
    rows = campaigns
    guard let first = campaigns.map(\.start).min(), let last = campaigns.map(\.end).max() else {
      return nil
    }
    isWeekly = campaigns.allSatisfy { $0.end - $0.start <= 7 }
    let kind: FiscalPeriod.Kind = isWeekly ? .week : .month
    var firstDeal: Instant?
    known.forEachLatest { firstDeal = min(firstDeal ?? $0.created, $0.created) }
    guard let firstDeal else { return nil }
    let start = max(first, known.zone.day(of: firstDeal))
    let end = min(last, known.asOf + 1)
    var cells: [FiscalPeriod] = []
    var cell = known.calendar.period(kind, containing: start)
    if cell.start < start { cell = known.calendar.period(cell, offsetBy: 1) }
    while cell.end <= end {
      cells.append(cell)
      cell = known.calendar.period(cell, offsetBy: 1)
    }
    self.cells = cells
  }

  private static func isSales(_ team: String) -> Bool {
    let team = team.lowercased()
    return team.contains("sales") || team.contains("venta")
  }

  /// Spending by account, the largest first, smaller ones together; even within the period of a row.
  ///
  /// - Parameter isTotal: everything as one.
  func spends(isTotal: Bool) -> [SpendResponse.Spend] {
    var byCode: [String: [Double]] = [:]
    for row in rows {
      let code = isTotal ? "total" : row.accountCode.isEmpty ? row.team : row.accountCode
      var amounts = byCode[code] ?? Array(repeating: 0, count: cells.count)
      let perDay = Double(row.amount ?? 0) / Double(max(1, row.end - row.start))
      for (position, cell) in cells.enumerated() where cell.start < row.end && row.start < cell.end
      {
        amounts[position] += perDay * Double(min(cell.end, row.end) - max(cell.start, row.start))
      }
      byCode[code] = amounts
    }
    let ordered = byCode.map { ($0.key, $0.value, $0.value.reduce(0, +)) }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
    var spends = ordered.prefix(Self.mostCodes).map {
      SpendResponse.Spend(code: $0.0, amounts: $0.1)
    }
    let rest = ordered.dropFirst(Self.mostCodes)
    if !rest.isEmpty {
      let sum = cells.indices.map { cell in rest.reduce(0.0) { $0 + $1.1[cell] } }
      spends.append(SpendResponse.Spend(code: "(others)", amounts: sum))
    }
    return spends
  }

  /// Minor units won, and leads created, by cell.
  func responses(_ tracking: KnownTracking) -> [(SpendResponse.Response, [Double])] {
    let starts = cells.map { known.zone.startOfDay($0.start).seconds }
    let end = cells.last.map { known.zone.startOfDay($0.end).seconds } ?? .min
    func cell(_ seconds: Int64) -> Int? {
      guard seconds < end, let first = starts.first, first <= seconds else { return nil }
      var (low, high) = (0, starts.count)
      while low + 1 < high {
        let middle = (low + high) / 2
        if starts[middle] <= seconds { low = middle } else { high = middle }
      }
      return low
    }
    var bookings = [Double](repeating: 0, count: cells.count)
    known.forEachLatest { latest in
      guard latest.status == .won, let closed = latest.closed, let cell = cell(closed.seconds),
        let amount = latest.amount
      else { return }
      bookings[cell] += Double(amount)
    }
    var leads = [Double](repeating: 0, count: cells.count)
    for lead in tracking.leads {
      if let cell = cell(lead.created) { leads[cell] += 1 }
    }
    return [(.bookings, bookings), (.leads, leads)].filter { $0.1.contains { $0 > 0 } }
  }

  /// What is held fixed: a trend, the time of the year, business days, and the place in the fiscal quarter.
  ///
  /// With enough years every month of the year has a level of its own, for campaigns and sales share their
  /// season; that says the place of a month in its quarter too. With fewer the year is one wave.
  var season: [[Double]] {
    let hasYears = cells.count >= (isWeekly ? 104 : 36)
    let quarter = cells.map { cell in
      (known.calendar.quarter(containing: cell.start).end - cell.start) / (isWeekly ? 7 : 28)
    }
    var columns = [
      cells.indices.map(Double.init),
      cells.map { Double(known.businessDays.count(from: $0.start, to: $0.end)) },
    ]
    if hasYears {
      let months = cells.map { ($0.start + ($0.end - $0.start) / 2).month }
      columns += (2...12).map { month in months.map { $0 == month ? 1 : 0 } }
    } else {
      let angles = cells.map { cell in
        let day = cell.start - known.calendar.year(containing: cell.start).start
        return 2 * Double.pi * Double(day) / 365.25
      }
      columns += [angles.map { sin($0) }, angles.map { cos($0) }]
    }
    if isWeekly || !hasYears {
      columns += [quarter.map { $0 <= 1 ? 1 : 0 }, quarter.map { $0 == 2 ? 1 : 0 }]
    }
    return columns
  }
}

extension QuestionAsker {
  /// Do sales move with campaigns?
  func campaigns() -> QuestionAnswer {
    guard let tracking = known.tracking, let cells = SpendCells(known, tracking) else {
      return .unanswered(.campaigns, reason: "no spend on campaigns is known")
    }
    let least =
      cells.isWeekly ? SpendResponse.leastCells.weeks : SpendResponse.leastCells.months
    guard cells.cells.count >= least else {
      return .unanswered(
        .campaigns,
        reason: cells.isWeekly
          ? "spend and deals are known together of {} weeks; {} are needed"
          : "spend and deals are known together of {} months; {} are needed",
        values: [cells.cells.count, least])
    }
    let season = cells.season
    var spends = cells.spends(isTotal: false)
    // Ten rows for each column of spending beyond those held fixed, else all of it is looked at as one.
    if cells.cells.count < 1 + season.count + 10 * 2 * spends.count {
      spends = cells.spends(isTotal: true)
    }
    let response = SpendResponse(
      isWeekly: cells.isWeekly, spends: spends, responses: cells.responses(tracking),
      season: season)
    guard !response.effects.isEmpty else {
      return .unanswered(
        .campaigns, reason: "the spend is as good as the same all the time: nothing to compare")
    }
    return .campaigns(response)
  }
}
