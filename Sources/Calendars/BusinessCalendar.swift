/// The days on which a business works: its weekdays without its holidays.
///
/// Counting between two days takes a search in the holidays, however far apart the days are.
public struct BusinessCalendar: Sendable {
  /// The weekdays on which work is done, from Monday on.
  public let workingDays: [Weekday]
  /// The days on which none is done, in the order given.
  public let holidays: [Holiday]
  /// Working weekdays in a week before the first, second ... eighth day from Monday on.
  private let beforeWeekday: [Int]
  /// Numbers of the single holidays that fall on a working weekday and on no yearly holiday.
  private let single: [Int32]
  /// Yearly holidays on working weekdays, in days from the start of each 400 years, which are
  /// 20,871 whole weeks.
  private let yearly: [Int32]

  private static let cycle = 146_097

  /// Monday to Friday without holidays.
  public init() {
    self.init(checked: [.mon, .tue, .wed, .thu, .fri], [])
  }

  /// The calendar of weekdays and holidays; both in any order, said twice is said once.
  ///
  /// - Throws: ``CalendarError/noWorkingDay``.
  public init(
    workingDays: [Weekday] = [.mon, .tue, .wed, .thu, .fri], holidays: [Holiday] = []
  ) throws(CalendarError) {
    guard !workingDays.isEmpty else { throw .noWorkingDay }
    self.init(checked: workingDays, holidays)
  }

  private init(checked workingDays: [Weekday], _ holidays: [Holiday]) {
    let isWorking = Weekday.allCases.map { workingDays.contains($0) }
    self.workingDays = Weekday.allCases.filter { workingDays.contains($0) }
    self.holidays = holidays
    beforeWeekday = isWorking.reduce(into: [0]) { $0.append(($0.last ?? 0) + ($1 ? 1 : 0)) }
    var yearly: Set<Int32> = []
    var single: Set<Int32> = []
    for case .yearly(let day) in holidays {
      for year in Int32(1)...400
      where day.day <= CivilDate.length(year: year, month: Int32(day.month)) {
        let number = CivilDate.number(year: year, month: Int32(day.month), day: Int32(day.day))
        let offset = number - CivilDate.firstNumber
        if isWorking[Int(offset) % 7] { yearly.insert(offset) }
      }
    }
    for case .once(let day) in holidays {
      let offset = Int(day.number - CivilDate.firstNumber)
      if isWorking[offset % 7], !yearly.contains(Int32(offset % Self.cycle)) {
        single.insert(day.number)
      }
    }
    self.yearly = yearly.sorted()
    self.single = single.sorted()
  }

  /// Whether work is done on a day.
  public func isBusinessDay(_ day: Day) -> Bool {
    businessDays(before: day.number + 1) > businessDays(before: day.number)
  }

  /// Business days from `start` up to, not including, `end`; negative when `end` is the earlier.
  public func count(from start: Day, to end: Day) -> Int {
    businessDays(before: end.number) - businessDays(before: start.number)
  }

  /// The day on which the `count`-th business day after `day` falls, or before it when negative; the
  /// day itself, business day or not, for 0. `nil` beyond the days there are.
  public func adding(businessDays count: Int, to day: Day) -> Day? {
    if count == 0 { return day }
    let first = CivilDate.firstNumber
    let last = CivilDate.lastNumber
    let through = businessDays(before: count > 0 ? day.number + 1 : day.number)
    let (sum, overflow) = through.addingReportingOverflow(count)
    // The day sought is the one before which there are `rank` business days and which is one.
    let rank = count > 0 ? sum - 1 : sum
    guard !overflow, rank >= 0 else { return nil }
    var (low, high) = (first, last)
    while low < high {
      let middle = low + (high - low) / 2
      if businessDays(before: middle + 1) > rank {
        high = middle
      } else {
        low = middle + 1
      }
    }
    let found = Day(number: low)
    return isBusinessDay(found) && businessDays(before: low) == rank ? found : nil
  }

  /// How many business days of a period have passed at the end of a day: 1 on its first one; `nil`
  /// for a day outside of the period.
  public func businessDay(of day: Day, in period: FiscalPeriod) -> Int? {
    period.contains(day) ? count(from: period.start, to: day + 1) : nil
  }

  /// The `number`-th business day of a period, counted from 1; `nil` when it has fewer.
  public func businessDay(_ number: Int, of period: FiscalPeriod) -> Day? {
    guard number >= 1, number <= count(in: period) else { return nil }
    return adding(businessDays: number, to: period.start - 1)
  }

  /// The business days of a period.
  public func count(in period: FiscalPeriod) -> Int { count(from: period.start, to: period.end) }

  /// Business days from 0001-01-01, a Monday, up to, not including, the day of a number.
  private func businessDays(before number: Int32) -> Int {
    let days = Int(number - CivilDate.firstNumber)
    let weekdays = days / 7 * beforeWeekday[7] + beforeWeekday[days % 7]
    let yearlyOff =
      days / Self.cycle * yearly.count + Self.count(yearly, before: Int32(days % Self.cycle))
    return weekdays - yearlyOff - Self.count(single, before: number)
  }

  /// The elements of an ascending list that are below a number.
  private static func count(_ list: [Int32], before number: Int32) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension BusinessCalendar: Hashable {
  /// Whether both have the same weekdays and the same list of holidays.
  public static func == (left: BusinessCalendar, right: BusinessCalendar) -> Bool {
    left.workingDays == right.workingDays && left.holidays == right.holidays
  }

  /// Hashes weekdays and holidays.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(workingDays)
    hasher.combine(holidays)
  }
}

extension BusinessCalendar: Codable {
  private enum CodingKeys: String, CodingKey {
    case workingDays, holidays
  }

  /// Reads weekdays and holidays, and refuses a week without work.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      workingDays: container.decode([Weekday].self, forKey: .workingDays),
      holidays: container.decode([Holiday].self, forKey: .holidays))
  }

  /// Writes weekdays and holidays.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(workingDays, forKey: .workingDays)
    try container.encode(holidays, forKey: .holidays)
  }
}
