internal import Calendars
internal import Deals
internal import Foundation

/// How much of a usual quarter hangs on single open deals: chance of a win until its end, times
/// amount, over the mean bookings of the last four quarters.
struct DealConcentration: Sendable {
  private let frame: AnomalyFrame
  private let weeks: DealWeeks

  static let shown = 10
  /// Deals alike that the chance needs; with fewer, those of the stage count.
  static let minimumAlike = 30

  init(_ frame: AnomalyFrame, _ weeks: DealWeeks) {
    self.frame = frame
    self.weeks = weeks
  }

  func find() -> (deals: [ConcentratedDeal], effective: Double?) {
    let chances = self.chances()
    var deals: [ConcentratedDeal] = []
    var (sum, squares) = (0.0, 0.0)
    guard let usual = usualQuarter(), usual > 0 else { return ([], nil) }
    for row in weeks.latest where row.stage >= 0 {
      let line = frame.lines[Int(row.line)]
      guard let amount = line.amount, amount > 0 else { continue }
      let segment = line.codes[AnomalyFrame.segment]
      guard
        let chance = chances[DealWeeks.Place(stage: row.stage, segment: segment)]
          ?? chances[DealWeeks.Place(stage: row.stage, segment: -2)]
      else { continue }
      let value = chance * Double(amount)
      sum += value
      squares += value * value
      deals.append(
        ConcentratedDeal(
          id: frame.known.id(line.deal), amount: amount, probability: chance,
          share: value / usual))
    }
    deals.sort { ($0.share, $1.id) > ($1.share, $0.id) }
    return (
      Array(deals.prefix(DealConcentration.shown)), squares > 0 ? sum * sum / squares : nil
    )
  }

  /// The share won within the days that are left, by stage and segment, of the deals open 13 to 104
  /// weeks ago.
  private func chances() -> [DealWeeks.Place: Double] {
    let quarter = frame.known.calendar.quarter(containing: frame.asOf)
    let left = Int32(max(1, quarter.end - frame.asOf - 1))
    var counts: [DealWeeks.Place: (won: Double, all: Double)] = [:]
    for row in weeks.rows where row.week >= 13 && row.stage >= 0 {
      let line = frame.lines[Int(row.line)]
      let date = frame.asOf.number - 7 * Int32(row.week)
      let isWon = line.isWon && line.closedDay <= date + left
      for segment in [line.codes[AnomalyFrame.segment], -2] {
        let key = DealWeeks.Place(stage: row.stage, segment: segment)
        counts[key, default: (0, 0)].won += isWon ? 1 : 0
        counts[key, default: (0, 0)].all += 1
      }
    }
    return counts.filter { $0.value.all >= Double(DealConcentration.minimumAlike) }
      .mapValues { $0.won / $0.all }
  }

  /// Mean bookings of the last four whole quarters; `nil` where the history is shorter.
  private func usualQuarter() -> Double? {
    let calendar = frame.known.calendar
    let running = calendar.quarter(containing: frame.asOf)
    let last =
      running.lastDay <= frame.asOf ? running : calendar.period(running, offsetBy: -1)
    let first = calendar.period(last, offsetBy: -3)
    guard frame.firstDay <= first.start + 92 else { return nil }
    let sum = frame.lines.reduce(0.0) { sum, line in
      guard line.isWon, line.closedDay >= first.start.number, line.closedDay < last.end.number
      else { return sum }
      return sum + Double(line.amount ?? 0)
    }
    return sum / 4
  }
}
