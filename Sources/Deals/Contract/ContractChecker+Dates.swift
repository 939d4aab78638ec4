internal import Calendars

extension ContractChecker {
  /// Days after which an open deal that nobody touches is a zombie (domain.md 4.1).
  static let zombieDays = 90

  /// Creation, expected close and close.
  mutating func checkDates(_ deal: CheckedDeal, _ walk: HistoryWalk) {
    let created = facts.deals.created[deal.row]
    judge(.creationMissing, created == Blank.instant, deal)
    if !deal.isOpen {
      let closed = facts.deals.closed[deal.row]
      if closed != Blank.instant, created != Blank.instant {
        judge(.closedBeforeCreated, day(closed) < day(created), deal)
      }
      return
    }
    guard hasCloseDays else { return }
    judge(.closeDateMissing, deal.closeDay == nil, deal)
    guard let closeDay = deal.closeDay else { return }
    judge(.overdue, closeDay < today, deal)
    let isLongOverdue = today - closeDay > ContractChecker.zombieDays
    judge(
      .zombie, isLongOverdue && today - lastTouch(deal, walk) > ContractChecker.zombieDays, deal)
    if known.recorded.contains(.closeDay) {
      let madeOn = known.zone.day(of: deal.state.created)
      let isMonthEnd = closeDay == lastDayOfMonth(madeOn)
      judge(.closeDateUntouched, isMonthEnd && !walk.movedCloseDay, deal)
    }
  }

  /// The day of the last activity, or of the last recorded change where no activity is known of any
  /// deal; else that of the creation.
  private func lastTouch(_ deal: CheckedDeal, _ walk: HistoryWalk) -> Day {
    let touched: Int64? =
      known.hasActivities
      ? deal.state.lastActivity(before: known.cutoff)?.seconds : walk.last
    return day(max(touched ?? .min, deal.state.created.seconds))
  }

  func day(_ seconds: Int64) -> Day { known.zone.day(of: Instant(seconds: seconds)) }

  private func lastDayOfMonth(_ day: Day) -> Day {
    let next = day.month == 12 ? (day.year + 1, 1) : (day.year, day.month + 1)
    guard let first = try? Day(year: next.0, month: next.1, day: 1) else { return day }
    return first - 1
  }
}
