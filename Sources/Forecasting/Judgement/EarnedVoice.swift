internal import Statistics

/// A voice of one node that erred less than the model, with its errors.
struct EarnedVoice {
  let voice: Voice
  let correction: Double
  let periodCount: Int
  /// Periods in which it erred less than the model.
  let betterCount: Int
  /// Among the voices of its level, once they are all judged (Holm).
  var pValue: Double
  let meanSquare: Double
  let modelMeanSquare: Double
  /// Absolute error saved in all periods.
  let valueAdded: Double

  /// `nil` where there are too few periods to judge the voice.
  init?(_ voice: Voice, _ cases: [JudgementCase], horizon: Int) {
    let errors = PeriodErrors(cases)
    let corrections = errors.corrections
    let losses = zip(errors.periods, corrections).map { $0.loss(factor: $1) }
    guard errors.periods.count >= JudgementBlend.minimumPeriods,
      let p = errors.test(losses, horizon: horizon, .greater)
    else { return nil }
    var squares = 0.0
    var modelSquares = 0.0
    for (period, factor) in zip(errors.periods, corrections) {
      for one in period.cases {
        let actual = Double(one.past.actual)
        squares += (factor * Double(one.call) - actual) * (factor * Double(one.call) - actual)
        modelSquares += (Double(one.past.mean) - actual) * (Double(one.past.mean) - actual)
      }
    }
    self.voice = voice
    correction = corrections[corrections.count - 1]
    periodCount = errors.periods.count
    betterCount = zip(errors.periods, losses).count { $0.modelLoss > $1 }
    pValue = p
    meanSquare = squares / Double(cases.count)
    modelMeanSquare = modelSquares / Double(cases.count)
    valueAdded = zip(errors.periods, losses).reduce(0) { $0 + $1.0.modelLoss - $1.1 }
  }

  /// Inverse mean squared errors against the model's, each on its own cases, then shrunk.
  static func weights(_ voices: [EarnedVoice]) -> [BlendWeight] {
    // A voice without any error leaves nothing to those that have some.
    let perfect = voices.filter { $0.meanSquare == 0 }
    let counted = perfect.isEmpty ? voices : perfect
    let strengths = counted.map { perfect.isEmpty ? $0.modelMeanSquare / $0.meanSquare : 1 }
    let total = strengths.reduce(perfect.isEmpty ? 1 : 0, +)
    return zip(counted, strengths).map { voice, strength in
      let n = Double(voice.periodCount)
      return BlendWeight(
        voice: voice.voice, weight: strength / total * n / (n + JudgementScore.priorPeriods),
        correction: voice.correction, periodCount: voice.periodCount,
        betterCount: voice.betterCount, pValue: voice.pValue)
    }
  }
}
