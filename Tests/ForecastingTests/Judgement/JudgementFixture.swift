import Calendars
import Deals
import Forecasting

/// Cases of one voice of the whole company, one for each period, written as amounts.
enum JudgementFixture {
  static let company = Voice(role: "company", level: "total", path: [])

  static func rep(_ name: String) -> Voice {
    Voice(
      role: "rep", person: name, level: "owner",
      path: [PathElement(level: "owner", value: name)])
  }

  /// The day after the start of the n-th quarter from 2020 on.
  static func day(_ period: Int) -> Day {
    Day(number: 18_262).addingMonths(3 * period)
  }

  static func name(_ period: Int) -> String { "\(2020 + period / 4)-Q\(period % 4 + 1)" }

  static func cases(
    _ rows: [(actual: Int64, call: Int64, model: Int64)], voice: Voice = company
  ) -> [JudgementCase] {
    rows.enumerated().map { index, row in
      JudgementCase(
        voice: voice, call: row.call,
        past: PastNodeForecast(
          period: name(index), day: day(index), path: voice.path ?? [], mean: row.model,
          booked: 0, actual: row.actual))
    }
  }

  /// A voice that is right in every period, beside a model that errs by 20 and 22 in turn.
  static func right(_ periods: Int, times size: Int64 = 1, voice: Voice = company)
    -> [JudgementCase]
  {
    cases(
      (0..<periods).map { index in
        let error: Int64 = index % 2 == 0 ? 20 : -22
        return (actual: 100 * size, call: 100 * size, model: (100 + error) * size)
      }, voice: voice)
  }
}
