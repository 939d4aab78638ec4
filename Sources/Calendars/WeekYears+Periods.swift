extension WeekYears {
  /// The period of a kind in which a day lies.
  func period(_ kind: FiscalPeriod.Kind, containing day: Day) -> FiscalPeriod {
    let span = span(containing: day)
    return period(kind, part: part(kind, ofWeek: week(of: day, span), span), span)
  }

  /// The first day of the period of a kind in which a day lies.
  func start(of kind: FiscalPeriod.Kind, containing day: Day) -> Day {
    let span = span(containing: day)
    let part = part(kind, ofWeek: week(of: day, span), span)
    return Day(number: span.start + 7 * Int32(startWeek(kind, part: part, span)))
  }

  /// The period that an id names; `nil` for one that these years do not have.
  func period(_ id: PeriodID) -> FiscalPeriod? {
    let year = year(labelled: id.year)
    guard YearRange.contains(year) else { return nil }
    let span = span(year)
    switch id.part {
    case .year: return period(.year, part: 0, span)
    case .quarter(let quarter): return period(.quarter, part: quarter - 1, span)
    case .period(let number):
      guard number <= pattern.periodCount else { return nil }
      return period(.month, part: number - 1, span)
    case .week(let week):
      guard week <= span.weeks else { return nil }
      return period(.week, part: week - 1, span)
    case .month: return nil
    }
  }

  /// The period `count` periods of the same kind later.
  func period(_ period: FiscalPeriod, offsetBy count: Int) -> FiscalPeriod {
    let limit = 53 * 10_000
    let count = min(max(count, -limit), limit)
    if period.kind == .week {
      return self.period(.week, containing: period.start.advanced(by: 7 * count))
    }
    let parts = period.kind == .year ? 1 : period.kind == .quarter ? 4 : pattern.periodCount
    let span = span(containing: period.start)
    let part = part(period.kind, ofWeek: week(of: period.start, span), span)
    let index = span.year * parts + part + count
    let held = min(max(index, YearRange.first * parts), YearRange.last * parts + parts - 1)
    return self.period(period.kind, part: held % parts, self.span(held / parts))
  }

  /// The week of a year, 0 to 52, in which a day lies.
  private func week(of day: Day, _ span: Span) -> Int {
    min(max(Int(day.number - span.start) / 7, 0), span.weeks - 1)
  }

  private func period(_ kind: FiscalPeriod.Kind, part: Int, _ span: Span) -> FiscalPeriod {
    let start = span.start + 7 * Int32(startWeek(kind, part: part, span))
    let end = span.start + 7 * Int32(startWeek(kind, part: part + 1, span))
    return FiscalPeriod(
      id: PeriodID(year: label(span.year), part: name(kind, part)).text,
      start: Day(number: start), end: Day(number: end), kind: kind)
  }

  private func name(_ kind: FiscalPeriod.Kind, _ part: Int) -> PeriodID.Part {
    switch kind {
    case .year: .year
    case .quarter: .quarter(part + 1)
    case .month: .period(part + 1)
    case .week: .week(part + 1)
    }
  }

  /// The week, counted from 0, with which a part of the year starts; the part after the last one
  /// starts with the next year.
  private func startWeek(_ kind: FiscalPeriod.Kind, part: Int, _ span: Span) -> Int {
    switch kind {
    case .year: part == 0 ? 0 : span.weeks
    case .quarter:
      pattern.weeks(beforeQuarter: part) + (span.weeks == 53 && part >= extraWeek ? 1 : 0)
    case .month:
      pattern.weeks(beforePeriod: part)
        + (span.weeks == 53 && part >= pattern.periods(beforeQuarter: extraWeek) ? 1 : 0)
    case .week: part
    }
  }

  /// The part of a kind, counted from 0, in which a week of the year lies.
  private func part(_ kind: FiscalPeriod.Kind, ofWeek week: Int, _ span: Span) -> Int {
    var part: Int
    switch kind {
    case .year: return 0
    case .week: return week
    case .quarter: part = 3
    case .month: part = pattern.periodCount - 1
    }
    while startWeek(kind, part: part, span) > week { part -= 1 }
    return part
  }
}
