internal import Foundation
internal import Statistics

/// The cases of one voice, taken together by period, in order of time.
struct PeriodErrors {
  struct Period {
    let cases: [JudgementCase]
    let call: Double
    let actual: Double

    init(_ cases: [JudgementCase]) {
      self.cases = cases
      call = cases.reduce(0) { $0 + Double($1.call) }
      actual = cases.reduce(0) { $0 + Double($1.past.actual) }
    }

    /// ln(call / actual); `nil` where one of them is not above 0.
    var logRatio: Double? { call > 0 && actual > 0 ? log(call / actual) : nil }

    /// Mean absolute error of the calls, each multiplied by a factor.
    func loss(factor: Double = 1) -> Double {
      cases.reduce(0) { $0 + abs(factor * Double($1.call) - Double($1.past.actual)) }
        / Double(cases.count)
    }

    var modelLoss: Double {
      cases.reduce(0) { $0 + abs(Double($1.past.mean) - Double($1.past.actual)) }
        / Double(cases.count)
    }
  }

  let periods: [Period]

  /// - Parameter cases: of one voice, in order of time.
  init(_ cases: [JudgementCase]) {
    let grouped = Dictionary(grouping: cases, by: \.past.period)
    periods = grouped.values.sorted {
      ($0[0].past.day, $0[0].past.period) < ($1[0].past.day, $1[0].past.period)
    }.map(Period.init)
  }

  /// What the calls of each period are multiplied by to undo the bias seen in the periods before,
  /// and last the factor for the period that comes next; with k periods before, k / (k + 8) of
  /// their mean log ratio is undone.
  var corrections: [Double] {
    var sum = 0.0
    var count = 0.0
    var factors = [1.0]
    for period in periods {
      if let ratio = period.logRatio {
        sum += ratio
        count += 1
      }
      factors.append(exp(-sum / (count + JudgementScore.priorPeriods)))
    }
    return factors
  }

  /// The test of the model's losses against those of the calls; `nil` where it cannot be made.
  func test(
    _ losses: [Double], horizon: Int, _ alternative: Alternative
  ) -> Double? {
    let model = periods.map(\.modelLoss)
    return try? DieboldMariano(
      first: model, second: losses, horizon: horizon, alternative: alternative
    ).pValue
  }
}
