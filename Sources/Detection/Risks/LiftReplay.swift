internal import Calendars
internal import Deals

/// Looks at past open deals on past days, with the rules and yardsticks of today, and at what became
/// of them within half a year: everything is known at the cutoff.
struct LiftReplay {
  /// Days between two looks.
  static let step = 28
  /// The most looks: two years.
  static let mostLooks = 26
  /// Days within which a deal has to be won.
  static let horizon = 182

  private struct Look {
    let day: Day
    let moment: Instant
    let end: Instant
    let period: (start: Day, end: Day)
    /// The rules whose data was there.
    let seen: UInt32
  }

  private let known: KnownDeals
  private let looks: [Look]
  private let observer: DealObserver

  init(known: KnownDeals, observer: DealObserver) {
    self.known = known
    self.observer = observer
    let today = known.asOf + 1
    guard let first = known.firstDay else {
      looks = []
      return
    }
    looks = (0..<LiftReplay.mostLooks).reversed().compactMap { index in
      let day = today - LiftReplay.horizon - LiftReplay.step * index
      guard day > first else { return nil }
      let then = known.known(before: known.zone.startOfDay(day))
      var seen: UInt32 = 0
      for (bit, rule) in observer.rules.enumerated()
      where !rule.signal.readsModel && rule.missing(in: then) == nil {
        seen |= 1 << UInt32(bit)
      }
      return Look(
        day: day, moment: then.cutoff, end: known.zone.startOfDay(day + LiftReplay.horizon),
        period: observer.period(containing: day), seen: seen)
    }
  }

  /// Every look at every deal that was open then.
  func table(_ deals: [Int]) -> LiftTable {
    var table = LiftTable(stageCount: known.settings.stages.stages.count)
    guard let last = looks.last else { return table }
    for deal in deals where known.created(deal) < last.moment {
      look(at: deal, into: &table)
    }
    return table
  }

  private func look(at deal: Int, into table: inout LiftTable) {
    var trail = DealTrail(known, deal: deal)
    let start = table.rows.count
    var ends: [Instant] = []
    for look in looks where trail.timeline.created < look.moment {
      trail.advance(to: look.moment)
      guard trail.timeline.status == .open else { continue }
      let observed = observer.observe(
        trail, at: look.moment, today: look.day - 1, closeDay: trail.timeline.closeDay,
        period: look.period, chances: nil)
      var defined: UInt32 = 0
      var fired: UInt32 = 0
      for (bit, rule) in observer.rules.enumerated() where look.seen & (1 << UInt32(bit)) != 0 {
        guard let reading = rule.reading(observed) else { continue }
        defined |= 1 << UInt32(bit)
        if reading.fires { fired |= 1 << UInt32(bit) }
      }
      table.rows.append(
        LiftTable.Row(
          deal: Int32(deal), stage: Int16(trail.timeline.stage ?? -1), isWon: false,
          defined: defined, fired: fired))
      ends.append(look.end)
    }
    guard start < table.rows.count else { return }
    let latest = known.latest(deal)
    guard latest.status == .won, let closed = latest.closed else { return }
    for (index, end) in ends.enumerated() where closed < end {
      table.rows[start + index].isWon = true
    }
  }
}
