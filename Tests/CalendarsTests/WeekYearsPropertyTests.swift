import Calendars
import Testing

/// What holds in every calendar of weeks, over 400 years: a whole cycle of the Gregorian calendar.
@Suite struct WeekYearsPropertyTests {
  static let rules = [
    "last saturday of january", "nearest saturday to january 31", "last sunday of december",
    "nearest friday to december 31", "nearest monday to january 1", "last tuesday of february",
    "nearest wednesday to august 29", "last thursday of september",
  ]

  private func calendars(_ rule: String) throws -> [FiscalCalendar] {
    var calendars: [FiscalCalendar] = []
    for (index, pattern) in WeekPattern.allCases.enumerated() {
      calendars.append(
        FiscalCalendar(
          weeks: try WeekYears(
            pattern: pattern, yearEnds: YearEnd(rule), extraWeek: index % 4 + 1,
            yearName: index % 2 == 0 ? .end : .start)))
    }
    return calendars
  }

  @Test("periods tile the days, ids and days lead back to them", arguments: rules)
  func tiling(_ rule: String) throws {
    for calendar in try calendars(rule) {
      for kind in FiscalPeriod.Kind.allCases {
        var period = calendar.period(kind, containing: try Day(iso: "1801-06-15"))
        var wrong: [String] = []
        while period.start.year < 2202, wrong.isEmpty {
          let next = calendar.period(period, offsetBy: 1)
          let isWhole =
            next.start == period.end && calendar.period(next, offsetBy: -1) == period
            && calendar.period(kind, containing: period.start) == period
            && calendar.period(kind, containing: period.lastDay) == period
            && calendar.start(of: kind, containing: period.lastDay) == period.start
          if try !isWhole || calendar.period(id: period.id) != period { wrong.append(period.id) }
          period = next
        }
        #expect(wrong.isEmpty, "\(calendar) \(kind)")
      }
    }
  }

  @Test("a year has 52 or 53 weeks and ends by its rule; 400 years are whole", arguments: rules)
  func years(_ rule: String) throws {
    let yearEnds = try YearEnd(rule)
    for calendar in try calendars(rule) {
      let first = try calendar.period(id: "1800")
      var long = 0
      var year = first
      for _ in 0..<400 {
        #expect(year.dayCount == 364 || year.dayCount == 371)
        long += year.dayCount == 371 ? 1 : 0
        #expect(year.lastDay.weekday == yearEnds.weekday.number)
        let distance = distance(of: year.lastDay, yearEnds)
        #expect(distance, "\(year.lastDay)")
        year = calendar.period(year, offsetBy: 1)
      }
      // 400 years are 20,871 weeks: 400 times 52 and 71.
      #expect(long == 71 && year.start - first.start == 146_097)
    }
  }

  /// Whether a day is at most three from the date of its rule, or in the last week of the month.
  private func distance(of day: Day, _ rule: YearEnd) -> Bool {
    guard let target = rule.day else {
      return day.month == rule.month && (day + 7).month != rule.month
    }
    return [day.year - 1, day.year, day.year + 1].contains { year in
      guard let date = try? Day(year: year, month: rule.month, day: target) else { return false }
      return abs(day - date) <= 3
    }
  }

  @Test("periods add up to quarters as the pattern says, the extra week goes where it is told")
  func patterns() throws {
    for pattern in WeekPattern.allCases {
      let numbers = pattern.rawValue.split(separator: "-").compactMap { Int($0) }
      for extra in 1...4 {
        let calendar = FiscalCalendar(
          weeks: try WeekYears(
            pattern: pattern, yearEnds: YearEnd("last saturday of january"), extraWeek: extra))
        for year in 1990...2050 {
          let isLong = try calendar.period(id: "\(year)").dayCount == 371
          let quarters = try (1...4).map { try calendar.period(id: "\(year)-Q\($0)") }
          for (index, quarter) in quarters.enumerated() {
            var expected =
              numbers.count == 3 ? numbers : Array(repeating: 4, count: numbers[index])
            if isLong, index + 1 == extra { expected[expected.count - 1] += 1 }
            var found: [Int] = []
            var period = calendar.month(containing: quarter.start)
            while period.start < quarter.end {
              found.append(period.dayCount / 7)
              period = calendar.period(period, offsetBy: 1)
            }
            #expect(found == expected && period.start == quarter.end, "\(quarter) \(pattern)")
          }
        }
      }
    }
  }

  @Test("beyond the years that have periods nothing traps")
  func extremes() throws {
    for rule in Self.rules {
      for calendar in try calendars(rule) {
        for kind in FiscalPeriod.Kind.allCases {
          for number in [Int32.min, -719_000, -718_100, 2_929_000, 2_929_500, .max] {
            let period = calendar.period(kind, containing: Day(number: number))
            #expect(period.start < period.end)
            #expect(try calendar.period(id: period.id) == period)
            #expect(calendar.period(period, offsetBy: .max) >= period)
            #expect(calendar.period(period, offsetBy: .min) <= period)
          }
        }
      }
    }
  }
}
