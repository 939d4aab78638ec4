internal import Foundation
internal import Statistics

/// Deals of like probability, and how many of them were won.
public struct CalibrationBin: Equatable, Sendable {
  /// Mean of the probabilities.
  public let probability: Double
  /// Share won.
  public let share: Double
  /// 95 % interval of the share (Wilson).
  public let lower: Double
  /// Its upper end.
  public let upper: Double
  /// Deals.
  public let count: Int

  /// A bin.
  public init(probability: Double, share: Double, lower: Double, upper: Double, count: Int) {
    self.probability = probability
    self.share = share
    self.lower = lower
    self.upper = upper
    self.count = count
  }
}

/// How probabilities of single deals did.
public struct DealScores: Equatable, Sendable {
  /// Deals judged; one that was open on several days counts once for each.
  public let count: Int
  /// How many of them were won in their period.
  public let wonCount: Int
  /// How many wins the probabilities promised.
  public let expectedWins: Double
  /// Mean of -ln of the probability given to what came, brought into 0.0001...0.9999.
  public let logLoss: Double
  /// Mean squared difference of probability and outcome.
  public let brier: Double
  /// Logistic recalibration: logit P(won) = intercept + slope logit p. 1 is right, below 1 too
  /// extreme; `nil` where it cannot be fitted.
  public let calibrationSlope: Double?
  /// The intercept of the same; 0 is right.
  public let calibrationIntercept: Double?
  /// Expected calibration error: the mean of |share won - mean probability| over the bins of
  /// ``curve``, weighted by deals.
  public let calibrationError: Double
  /// P(a won deal has a higher probability than one that was not), ties half; `nil` where all or
  /// none were won.
  public let areaUnderCurve: Double?
  /// Ten bins of equal counts by probability, fewer where equal probabilities would be parted.
  public let curve: [CalibrationBin]

  /// The bins of ``curve``.
  public static let binCount = 10

  /// The scores of probabilities beside what came, of equal length; `nil` for none.
  public init?(probabilities: [Double], isWon: [Bool]) {
    guard !probabilities.isEmpty, probabilities.count == isWon.count else { return nil }
    let pairs = zip(probabilities, isWon).sorted { $0.0 < $1.0 }
    let sorted = pairs.map(\.0)
    let won = pairs.map(\.1)
    count = sorted.count
    wonCount = won.count { $0 }
    expectedWins = Descriptive.sum(sorted)
    logLoss =
      Descriptive.mean(zip(sorted, won).map { LogScale.logLoss($0, isTrue: $1) }) ?? 0
    brier =
      Descriptive.mean(zip(sorted, won).map { ($0 - ($1 ? 1 : 0)) * ($0 - ($1 ? 1 : 0)) }) ?? 0
    let line = LogisticRecalibration(probabilities: sorted, isWon: won)
    calibrationSlope = line?.slope
    calibrationIntercept = line?.intercept
    curve = DealScores.bins(sorted, won)
    calibrationError =
      Descriptive.sum(curve.map { Double($0.count) * abs($0.share - $0.probability) })
      / Double(sorted.count)
    areaUnderCurve = DealScores.area(sorted, won)
  }

  /// - Parameter sorted: ascending.
  private static func bins(_ sorted: [Double], _ won: [Bool]) -> [CalibrationBin] {
    var bins: [CalibrationBin] = []
    var start = 0
    for bin in 1...binCount {
      var end = max(start, sorted.count * bin / binCount)
      while end > start, end < sorted.count, sorted[end] == sorted[end - 1] { end += 1 }
      guard end > start else { continue }
      let wins = won[start..<end].count { $0 }
      if let interval = try? WilsonInterval(successes: wins, trials: end - start) {
        bins.append(
          CalibrationBin(
            probability: Descriptive.sum(sorted[start..<end]) / Double(end - start),
            share: interval.estimate, lower: interval.lower, upper: interval.upper,
            count: end - start))
      }
      start = end
    }
    return bins
  }

  /// The Mann-Whitney statistic by mean ranks.
  ///
  /// - Parameter sorted: ascending.
  private static func area(_ sorted: [Double], _ won: [Bool]) -> Double? {
    var wins = 0
    var losses = 0
    var favourable = 0.0
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
      let winsHere = won[start..<end].count { $0 }
      let lossesHere = end - start - winsHere
      favourable += Double(winsHere) * (Double(losses) + Double(lossesHere) / 2)
      wins += winsHere
      losses += lossesHere
      start = end
    }
    guard wins > 0, losses > 0 else { return nil }
    return favourable / (Double(wins) * Double(losses))
  }
}
