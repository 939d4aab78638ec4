internal import Calendars
internal import Detection
internal import Forecasting

/// What to create, of what, by when, and what it makes of the odds.
extension GapsPage {
  /// Weeks of a plan that the page shows; JSON has them all.
  static let shownWeeks = 13

  /// For the first node with an answer, which is the whole company if that has a quota, and if it needs
  /// nothing for the first one that does.
  func addNeeds(_ gaps: [PipelineGap], to page: inout Page) {
    let told = gaps.filter { $0.needed != nil }
    let isCalm = told.first?.needed?.pipeline == 0
    let other = isCalm ? told.first { $0.needed?.pipeline != 0 } : nil
    for gap in [told.first, other] {
      guard let gap, let needed = gap.needed else { continue }
      page.heading("\(words("What to create")): \(name(gap.node))", level: 3)
      page.text(sentence(gap.node, needed))
      if let coverage = gap.coverage { page.text(sentence(coverage)) }
      if needed.pipeline.map({ $0 > 0 }) == true {
        if needed.segments.count > 1 { page.table(segments(needed)) }
        if let plan = needed.plan { addPlan(plan, needed, to: &page) }
      }
    }
  }

  private func sentence(_ node: NodeForecast, _ needed: NeededPipeline) -> String {
    let wanted = numbers.percent(needed.probability)
    let now = numbers.percent(node.probabilityOfQuota)
    guard let pipeline = needed.pipeline else {
      guard needed.yield > 0, let most = needed.mostCreated, let reachable = needed.reachable else {
        return words("Not closable by creation: new deals bring no bookings in the time left.")
      }
      return words.filled(
        "Not closable by creation: even {}, the most that was ever created in so many days as are left, would make the quota only {} probable, from {} now.",
        [amountText(most), numbers.percent(reachable), now])
    }
    guard pipeline > 0 else {
      return words.filled(
        "Nothing to create: the quota is {} probable as it is, {} is wanted.", [now, wanted])
    }
    guard let plan = needed.plan, let last = needed.byDate else {
      return words.filled(
        "Create {} of new pipeline at once: the quota then becomes {} probable, from {} now. It is late: of what is created now, less than a quarter of the wins still come in time.",
        [amountText(pipeline), wanted, now])
    }
    return words.filled(
      "Create {} of new pipeline at once, or {} evenly by {}: the quota then becomes {} probable, from {} now. This is beside what the forecast expects to be created anyway.",
      [amountText(pipeline), amountText(plan.total), last.iso8601, wanted, now])
  }

  private func sentence(_ coverage: PipelineCoverage) -> String {
    guard let ratio = coverage.ratio else {
      return words("Coverage: the quota is booked already.")
    }
    let multiple = words.filled(
      "Coverage: {} times (open pipeline due in the period, {}, over what is missing to the quota, {}).",
      [numbers.fixed(ratio, 1), amountText(coverage.due), amountText(coverage.missing)])
    return multiple + " "
      + words(
        "The ratio does not tell whether the quota is reached: for a next quarter, \"3 times\" is a coin flip."
      )
  }

  private func segments(_ needed: NeededPipeline) -> TextTable {
    var table = TextTable([
      TextTable.Column(words("segment")), TextTable.Column(words("to create at once"), .right),
      TextTable.Column(words("about deals"), .right),
      TextTable.Column(words("share"), .right),
      TextTable.Column(words("books in the period"), .right),
    ])
    for segment in needed.segments {
      table.append([
        label(segment.segment), amountText(segment.amount),
        segment.deals.map { numbers.count(Int($0.rounded(.up))) } ?? NumberText.none,
        numbers.percent(segment.share), numbers.precisePercent(segment.yield),
      ])
    }
    return table
  }

  private func addPlan(_ plan: NeededPlan, _ needed: NeededPipeline, to page: inout Page) {
    var table = TextTable(
      [
        TextTable.Column(words("week from")), TextTable.Column(words("week to")),
        TextTable.Column(words("to create"), .right),
      ]
        + needed.segments.map { TextTable.Column(label($0.segment), .right) } + [
          TextTable.Column(words("books in the period"), .right)
        ])
    for week in plan.weeks.prefix(GapsPage.shownWeeks) {
      table.append(
        [week.start.iso8601, week.last.iso8601, amountText(week.amount)]
          + week.segments.map { amountText($0) } + [numbers.precisePercent(week.yield)])
    }
    page.table(table)
    let hidden = plan.weeks.count - GapsPage.shownWeeks
    if hidden > 0 {
      page.text(words.filled("and {} weeks more, as evenly", [numbers.count(hidden)]))
    }
  }

  /// After which day a new deal of each segment is too late.
  func addDeadlines(of target: ForecastTarget, to page: inout Page) {
    let curves = report.deadlines(of: target).filter { $0.everWon > 0 }
    guard !curves.isEmpty else { return }
    page.heading(words("Until when a new deal can still close in time"), level: 3)
    var table = TextTable(
      [
        TextTable.Column(words("segment")),
        TextTable.Column(words("created today: won in time"), .right),
        TextTable.Column(words("won ever"), .right),
      ]
        + DeadlineCurve.shares.map { TextTable.Column(numbers.percent($0), mayBeCut: false) } + [
          TextTable.Column(words("by week of creation"))
        ])
    for curve in curves {
      table.append(
        [
          label(curve.segment), numbers.precisePercent(curve.winInPeriod.first),
          numbers.precisePercent(curve.everWon),
        ] + DeadlineCurve.shares.map { curve.lastDay(share: $0)?.iso8601 ?? words("over") }
          + [CurveFigure(isASCII: style.isASCII).line(weekly(curve.winInPeriod))])
    }
    page.table(table)
    page.text(
      words(
        "50 %, 25 %, 10 %: the last day of creation after which less than that share of the deals that will be won is won in the period"
      ))
  }

  /// The chance of a deal created on the first day of each week from today on.
  private func weekly(_ chances: [Double]) -> [Double] {
    stride(from: 0, to: chances.count, by: 7).map { chances[$0] }
  }

  private func label(_ segment: String) -> String {
    segment.isEmpty ? words("other segments") : segment
  }

  private func amountText(_ minorUnits: Int64?) -> String {
    numbers.amount(minorUnits, report.currency)
  }
}

/// A row of numbers >= 0 as a row of marks, the largest highest.
struct CurveFigure {
  let isASCII: Bool

  private var marks: [Character] { Array(isASCII ? "_.:-=+*#" : "▁▂▃▄▅▆▇█") }

  func line(_ values: [Double]) -> String {
    guard let top = values.max(), top > 0 else { return "" }
    return String(
      values.map { value in
        marks[min(marks.count - 1, Int(value / top * Double(marks.count)))]
      })
  }
}
