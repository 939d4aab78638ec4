internal import Calendars
internal import Deals
internal import Statistics

/// At what age deals of one segment are won, by the Aalen-Johansen estimate: losses compete, open
/// deals are censored (science-intervals-gap.md 3.3).
struct WinningAges: Equatable, Sendable {
  /// The chance of being won in week j after the creation.
  let density: [Double]
  /// Deals that were looked at.
  let deals: Int
  /// Those of them that were won.
  let wins: Int

  static let cohortWeeks = 156
  static let maximumWeeks = 78

  /// The chance of being won within ``maximumWeeks``.
  var everWon: Double { density.reduce(0, +) }

  /// A deal's time under observation, in days after its creation.
  struct Span: Sendable {
    /// Days after the creation from which the end was recorded, 0 for all.
    let from: Int
    let to: Int
    /// `nil` for one that is still open.
    let isWon: Bool?
  }

  /// - Parameter spans: spans that end before they begin are passed over.
  init(_ spans: [Span]) {
    let length = WinningAges.maximumWeeks
    let used = spans.filter { $0.to > $0.from || ($0.from == 0 && $0.to == 0) }
    deals = used.count
    wins = used.count { $0.isWon == true }
    // Half a day on, so that what closes on its first day has lived, too.
    let data = try? SurvivalData(
      durations: used.map { Double($0.to) + 0.5 },
      causes: used.map { $0.isWon.map { $0 ? 1 : 2 } ?? 0 },
      entries: used.map { Double($0.from) })
    guard let data, wins > 0, let curves = try? AalenJohansen(data) else {
      density = Array(repeating: 0, count: length)
      return
    }
    var before = 0.0
    density = (1...length).map { week in
      let upTo = curves.incidence(of: 1, at: Double(7 * week))
      defer { before = upTo }
      return upTo - before
    }
  }

  /// The spans of the deals of each group that were created in the last ``cohortWeeks``.
  ///
  /// - Parameter groupOf: the group of each segment code, that of -1 first.
  static func spans(_ log: DealLog, groupOf: [Int], groups: Int) -> [[Span]] {
    let today = log.known.asOf + 1
    let from = (today - 7 * cohortWeeks).number
    // Closes before the first one that was ever recorded were not kept.
    let firstClose =
      log.firstClose == DealLog.never ? today.number : log.known.zone.day(of: log.firstClose).number
    var spans = [[Span]](repeating: [], count: groups)
    for entry in log.entries where from <= entry.createdDay {
      let isOpen = entry.closed == DealLog.never
      let end = isOpen ? today.number : entry.closedDay
      spans[groupOf[Int(entry.segment) + 1]].append(
        Span(
          from: Int(max(0, firstClose - entry.createdDay)), to: Int(end - entry.createdDay),
          isWon: isOpen ? nil : entry.isWon))
    }
    return spans
  }
}
