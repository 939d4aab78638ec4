internal import Statistics

extension JudgementScore {
  /// - Parameters:
  ///   - cases: of the voice, in order of time; at least one.
  ///   - roleLogBias: that of its role, towards which its own is drawn; `nil` for roles.
  ///   - horizon: periods that a forecast reaches ahead, the running one counted.
  init(voice: Voice, cases: [JudgementCase], roleLogBias: Double?, horizon: Int) {
    let errors = PeriodErrors(cases)
    let periods = errors.periods
    let losses = periods.map { $0.loss() }
    let sums = ErrorSums(cases)
    self.voice = voice
    caseCount = cases.count
    periodCount = periods.count
    meanAbsoluteError = sums.absolute / Double(cases.count)
    modelMeanAbsoluteError = sums.modelAbsolute / Double(cases.count)
    weightedAbsolutePercentageError = sums.share(sums.absolute)
    modelWeightedAbsolutePercentageError = sums.share(sums.modelAbsolute)
    pValue = errors.test(losses, horizon: horizon, .twoSided)
    pValueBetter = errors.test(losses, horizon: horizon, .greater)
    bias = sums.share(sums.signed)
    let ratios = periods.compactMap(\.logRatio)
    let mean = Descriptive.mean(ratios)
    logBias = mean
    spread = Descriptive.standardDeviation(ratios)
    logBiasInterval = JudgementScore.interval(ratios)
    let prior = JudgementScore.priorPeriods
    let n = Double(ratios.count)
    shrunkLogBias = mean.map { (n * $0 + prior * (roleLogBias ?? 0)) / (n + prior) }
    let limit = 1 + JudgementScore.tolerance
    let under = periods.filter { $0.actual > limit * $0.call }
    let over = periods.filter { $0.call > limit * $0.actual }
    sandbagging = Double(under.count) / Double(periods.count)
    optimism = Double(over.count) / Double(periods.count)
    meanUnderCall = Descriptive.mean(under.map { ($0.actual - $0.call) / $0.actual })
    meanOverCall = Descriptive.mean(over.map { ($0.call - $0.actual) / $0.call })
  }

  private static func interval(_ ratios: [Double]) -> ClosedRange<Double>? {
    guard ratios.count >= 3, let mean = Descriptive.mean(ratios),
      let deviation = Descriptive.standardDeviation(ratios),
      let student = try? StudentT(degreesOfFreedom: Double(ratios.count - 1))
    else { return nil }
    let half = student.quantile(0.975) * deviation / Double(ratios.count).squareRoot()
    return (mean - half)...(mean + half)
  }
}

/// Sums of errors over cases.
private struct ErrorSums {
  var actual = 0.0
  var signed = 0.0
  var absolute = 0.0
  var modelAbsolute = 0.0

  init(_ cases: [JudgementCase]) {
    for one in cases {
      let right = Double(one.past.actual)
      actual += right
      signed += Double(one.call) - right
      absolute += abs(Double(one.call) - right)
      modelAbsolute += abs(Double(one.past.mean) - right)
    }
  }

  /// As a share of what was booked; `nil` where nothing was.
  func share(_ sum: Double) -> Double? { actual > 0 ? sum / actual : nil }
}
