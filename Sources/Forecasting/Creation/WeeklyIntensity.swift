internal import Calendars
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The expected number of new deals per week: a Poisson ridge regression on the week of the
/// quarter, two yearly harmonics, the turn of the year and a trend (science.md 3.3, N2).
struct WeeklyIntensity: Codable, Equatable, Sendable {
  /// The parts that the history is long enough for.
  struct Parts: OptionSet, Codable, Equatable, Sendable {
    let rawValue: Int
    static let weekOfQuarter = Parts(rawValue: 1)
    static let yearly = Parts(rawValue: 2)
    static let trend = Parts(rawValue: 4)
  }

  let parts: Parts
  let coefficients: [Double]
  /// The day after the as-of date; the trend counts years from here.
  let origin: Day
  /// Observed over fitted in the last 13 weeks, shrunk.
  let level: Double

  static let halfLifeWeeks = 78.0
  static let maximumWeeks = 208
  static let ridge = 2.0
  static let trendRidge = 20.0
  static let levelWeeks = 13
  static let levelPrior = 30.0

  /// - Parameter counts: deals created per week, the last complete week before `origin` first.
  init(counts: [Int], origin: Day, calendar: FiscalCalendar) throws(ForecastError) {
    let weeks = min(counts.count, WeeklyIntensity.maximumWeeks)
    var parts: Parts = []
    if weeks >= 26 { parts.insert([.weekOfQuarter, .trend]) }
    if weeks >= 78 { parts.insert(.yearly) }
    self.parts = parts
    self.origin = origin
    guard weeks > 0, counts.prefix(weeks).contains(where: { $0 > 0 }) else {
      coefficients = []
      level = 0
      return
    }
    let rows = (0..<weeks).map { week in
      WeeklyIntensity.row(origin - 7 * week - 4, parts: parts, origin: origin, calendar: calendar)
    }
    let observed = counts.prefix(weeks).map(Double.init)
    let weights = (0..<weeks).map { pow(0.5, Double($0) / WeeklyIntensity.halfLifeWeeks) }
    do throws(FitError) {
      let design = try WeeklyIntensity.matrix(rows)
      let model = try RidgePoisson(
        penalties: WeeklyIntensity.penalties(parts), standardise: false)
      let fitted = try model.fit(
        RegressionData(design: design, response: Array(observed), weights: weights))
      coefficients = fitted.coefficients
    } catch { throw .numeric("\(error)") }
    let recent = min(weeks, WeeklyIntensity.levelWeeks)
    let expected = rows.prefix(recent).map { [coefficients] row in
      exp(zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 })
    }
    level =
      (observed.prefix(recent).reduce(0, +) + WeeklyIntensity.levelPrior)
      / (expected.reduce(0, +) + WeeklyIntensity.levelPrior)
  }

  /// Expected new deals per day on a day.
  func perDay(_ day: Day, calendar: FiscalCalendar) -> Double {
    guard !coefficients.isEmpty else { return 0 }
    let row = WeeklyIntensity.row(day, parts: parts, origin: origin, calendar: calendar)
    return level * exp(zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }) / 7
  }

  private static func matrix(_ rows: [[Double]]) throws(FitError) -> Matrix {
    do throws(LinearAlgebraError) { return try Matrix(rows: rows) } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The regressors of the week around a day.
  private static func row(
    _ day: Day, parts: Parts, origin: Day, calendar: FiscalCalendar
  ) -> [Double] {
    var row = [1.0]
    if parts.contains(.weekOfQuarter) {
      let week = weekOfQuarter(day, calendar: calendar)
      for index in 1..<13 { row.append(week == index ? 1 : 0) }
    }
    let year = calendar.period(.year, containing: day)
    if parts.contains(.yearly) {
      let angle = 2 * Double.pi * Double(day - year.start) / Double(year.dayCount)
      row += [sin(angle), cos(angle), sin(2 * angle), cos(2 * angle)]
      row.append((day.month == 12 && day.day >= 18) || (day.month == 1 && day.day == 1) ? 1 : 0)
    }
    if parts.contains(.trend) {
      // The trend is not drawn further than half a year: beyond it is a guess.
      row.append(min(0.5, Double(day - origin) / 365.25))
    }
    return row
  }

  private static func penalties(_ parts: Parts) -> [Double] {
    var penalties = [1e-6]
    if parts.contains(.weekOfQuarter) { penalties += Array(repeating: ridge, count: 12) }
    if parts.contains(.yearly) { penalties += Array(repeating: ridge, count: 5) }
    if parts.contains(.trend) { penalties.append(trendRidge) }
    return penalties
  }
}

/// The week of the fiscal quarter in which a day lies, 0...12; the last one takes the rest.
func weekOfQuarter(_ day: Day, calendar: FiscalCalendar) -> Int {
  min(12, (day - calendar.start(of: .quarter, containing: day)) / 7)
}
