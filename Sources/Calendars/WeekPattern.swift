/// How a fiscal year of weeks is divided.
///
/// Three numbers are the weeks of the three periods of every quarter. Four numbers are the
/// four-week periods of each quarter, thirteen in a year.
public enum WeekPattern: String, Sendable, Codable, CaseIterable {
  /// Periods of four, four and five weeks.
  case fourFourFive = "4-4-5"
  /// Periods of four, five and four weeks, as in retail.
  case fourFiveFour = "4-5-4"
  /// Periods of five, four and four weeks.
  case fiveFourFour = "5-4-4"
  /// Thirteen periods, the fourth quarter has four.
  case threeThreeThreeFour = "3-3-3-4"
  /// Thirteen periods, the third quarter has four.
  case threeThreeFourThree = "3-3-4-3"
  /// Thirteen periods, the second quarter has four.
  case threeFourThreeThree = "3-4-3-3"
  /// Thirteen periods, the first quarter has four.
  case fourThreeThreeThree = "4-3-3-3"

  /// Periods in a year, 12 or 13.
  public var periodCount: Int { longQuarter == nil ? 12 : 13 }

  /// The quarter, 0 to 3, that has four of thirteen periods.
  private var longQuarter: Int? {
    switch self {
    case .fourFourFive, .fourFiveFour, .fiveFourFour: nil
    case .fourThreeThreeThree: 0
    case .threeFourThreeThree: 1
    case .threeThreeFourThree: 2
    case .threeThreeThreeFour: 3
    }
  }

  /// Periods before a quarter, 0 to 4.
  func periods(beforeQuarter quarter: Int) -> Int {
    guard let longQuarter else { return 3 * quarter }
    return 3 * quarter + (quarter > longQuarter ? 1 : 0)
  }

  /// Weeks before a quarter, 0 to 4, of a year of 52.
  func weeks(beforeQuarter quarter: Int) -> Int {
    longQuarter == nil ? 13 * quarter : 4 * periods(beforeQuarter: quarter)
  }

  /// Weeks before a period, 0 to ``periodCount``, of a year of 52.
  func weeks(beforePeriod period: Int) -> Int {
    guard longQuarter == nil else { return 4 * period }
    let start = period / 3 * 13
    switch period % 3 {
    case 0: return start
    case 1: return start + (self == .fiveFourFour ? 5 : 4)
    default: return start + (self == .fourFourFive ? 8 : 9)
    }
  }
}
