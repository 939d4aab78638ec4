public import Calendars
public import Currencies

/// Since when the amount in a file of deals without amount history may be taken as known.
public enum AmountKnown: String, Codable, Sendable {
  /// The amount was written when the deal was created (assumed, and said in the answer).
  case creation
  /// The amount is the outcome: it says nothing before the close.
  case close
}

/// What the project's settings say about deals: currency, calendar, stages, hierarchy, segments.
public struct DealSettings: Codable, Equatable, Sendable {
  /// The reporting currency; amounts in others need rates.
  public var currency: Currency
  /// The business time zone (IANA name): decides on which day something happened.
  public var timeZone: String
  /// First month of the fiscal year, 1...12; without meaning where there are ``weekYears``.
  public var fiscalYearStartMonth: Int
  /// First day of that month, 1...28.
  public var fiscalYearStartDay: Int
  /// Which calendar year names a fiscal year of months; `nil` for the one in which it ends.
  public var yearName: YearName?
  /// Fiscal years of 52 and 53 weeks; `nil` for years of months.
  public var weekYears: WeekYears?
  /// The days on which work is done; `nil` for Monday to Friday without holidays.
  public var businessDays: BusinessCalendar?
  /// The levels of the roll-up from top to bottom, such as region, manager, owner.
  public var hierarchy: [String]
  /// The attributes by which deals differ in how they are won; the first one splits the models.
  public var segments: [String]
  /// The sales process.
  public var stages: StageList
  /// Since when amounts without history are known.
  public var amountKnown: AmountKnown
  /// How amounts in other currencies are converted; `nil` for spot rates without a table's name.
  public var conversion: ConversionRule?
  /// Fields that no model may use, such as account; `nil` for none.
  public var exclude: [String]?
  /// Fields that models use though they seem to leak the outcome; `nil` for none.
  public var include: [String]?
  /// Which activities are demonstrations; `nil` where no rule says it.
  public var demo: DemoRule?

  /// Settings as given; see ``validated()``.
  public init(
    currency: Currency, timeZone: String = "UTC", fiscalYearStartMonth: Int = 1,
    fiscalYearStartDay: Int = 1, yearName: YearName? = nil, weekYears: WeekYears? = nil,
    businessDays: BusinessCalendar? = nil, hierarchy: [String] = ["owner"], segments: [String] = [],
    stages: StageList, amountKnown: AmountKnown = .creation,
    conversion: ConversionRule? = nil, exclude: [String]? = nil, include: [String]? = nil,
    demo: DemoRule? = nil
  ) {
    self.currency = currency
    self.timeZone = timeZone
    self.fiscalYearStartMonth = fiscalYearStartMonth
    self.fiscalYearStartDay = fiscalYearStartDay
    // What is usual is not said: settings that mean the same are equal.
    self.yearName = yearName == .end ? nil : yearName
    self.weekYears = weekYears
    self.businessDays = businessDays == BusinessCalendar() ? nil : businessDays
    self.hierarchy = hierarchy
    self.segments = segments
    self.stages = stages
    self.amountKnown = amountKnown
    self.conversion = conversion
    self.exclude = exclude
    self.include = include
    self.demo = demo
  }

  /// The attributes kept for every deal, beside its owner, in a fixed order.
  public static let attributeNames = [
    "account", "manager", "region", "segment", "product", "source", "type",
  ]

  /// The fiscal calendar of these settings.
  ///
  /// - Throws: ``CalendarError/invalidFiscalYearStart(month:day:)``.
  public func fiscalCalendar() throws(CalendarError) -> FiscalCalendar {
    if let weekYears { return FiscalCalendar(weeks: weekYears) }
    return try FiscalCalendar(
      fiscalYearStartMonth: fiscalYearStartMonth, startDay: fiscalYearStartDay,
      yearName: yearName ?? .end)
  }

  /// The fields that ``exclude`` and ``include`` may name.
  public static let fieldNames = ["owner"] + attributeNames + ["amount", "category"]

  /// The same settings, when every level and segment is a known column.
  ///
  /// - Throws: ``DealsError/unknownHierarchyLevel(_:known:)``.
  public func validated() throws(DealsError) -> DealSettings {
    let known = ["owner"] + DealSettings.attributeNames
    for level in hierarchy + segments where !known.contains(level) {
      throw .unknownHierarchyLevel(level, known: known)
    }
    return self
  }
}
