internal import Foundation
internal import Statistics

/// What is known of a stream up to a step.
struct StreamState {
  /// From a median absolute deviation to the standard deviation of a normal distribution.
  private static let normal = 1.482_602_218_505_602

  private let cycle: Int
  private var history: [Double] = []
  private var recent = SortedWindow(capacity: StreamAnomalyRule.recent)
  private var residuals = SortedWindow(capacity: StreamAnomalyRule.residuals)
  private var moments = WindowMoments(capacity: StreamAnomalyRule.residuals)
  /// Sums of the absolute errors of either guess, over the steps that had both.
  private var errors = (recent: 0.0, cyclic: 0.0)

  init(cycle: Int) {
    self.cycle = cycle
  }

  /// The score of the next value and what was expected; NaN for what is not known.
  mutating func step(_ value: Double) -> (score: Double, expected: Double) {
    defer { history.append(value) }
    let level = recent.median
    let cyclic = cyclicLevel()
    var guess = level
    if let level, let cyclic {
      if errors.cyclic < errors.recent { guess = cyclic }
      if value.isFinite {
        errors.recent += abs(value - level)
        errors.cyclic += abs(value - cyclic)
      }
    }
    guard value.isFinite else { return (.nan, guess ?? .nan) }
    recent.insert(value)
    guard let guess else { return (.nan, .nan) }
    let residual = value - guess
    residuals.insert(residual)
    moments.insert(residual)
    return (score(residual), guess)
  }

  /// The median at the same place in the last cycles, from a step before to one after.
  private func cyclicLevel() -> Double? {
    guard cycle > 1, history.count >= cycle else { return nil }
    var values: [Double] = []
    // A neighbour in a short cycle is another season.
    let reach = cycle >= 24 ? 1 : 0
    for back in 1...StreamAnomalyRule.cycles {
      let centre = history.count - back * cycle
      for place in (centre - reach)...(centre + reach)
      where history.indices.contains(place) && history[place].isFinite {
        values.append(history[place])
      }
    }
    return Descriptive.median(values)
  }

  private func score(_ residual: Double) -> Double {
    guard residuals.count >= StreamAnomalyRule.leastResiduals,
      let centre = residuals.median, let spread = residuals.medianDistance(from: centre)
    else { return .nan }
    let scale = max(
      StreamState.normal * spread, StreamAnomalyRule.leastShare * moments.deviation)
    let away = residual - centre
    // The residual itself is one of those the scale is made of: 0 means that all are the same.
    guard scale > 0 else { return 0 }
    return away / scale
  }
}

/// The standard deviation of the last values of a stream.
private struct WindowMoments {
  private let capacity: Int
  private var values: [Double] = []
  private var next = 0
  private var sum = 0.0
  private var squares = 0.0
  /// Subtracted from all, so that a level far from 0 costs no digits.
  private var origin: Double?

  init(capacity: Int) {
    self.capacity = capacity
  }

  mutating func insert(_ value: Double) {
    let start = origin ?? value
    origin = start
    let own = value - start
    if values.count == capacity {
      sum -= values[next]
      squares -= values[next] * values[next]
      values[next] = own
      next = (next + 1) % capacity
      // Once around: rounding of the sums begins anew.
      if next == 0 {
        (sum, squares) = (0, 0); for v in values { sum += v; squares += v * v }; return
      }
    } else {
      values.append(own)
    }
    sum += own
    squares += own * own
  }

  var deviation: Double {
    let n = Double(values.count)
    guard n > 0 else { return 0 }
    return max(0, squares / n - (sum / n) * (sum / n)).squareRoot()
  }
}
