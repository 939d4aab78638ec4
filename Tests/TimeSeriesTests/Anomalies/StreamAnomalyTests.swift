import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

@Suite("StreamAnomalyRule")
struct StreamAnomalyTests {
  private static func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var stream = RandomStream(seed: seed, stream: 7)
    return (0..<count).map { _ in stream.normal() }
  }

  /// The rule by its definition, with sorts at each step.
  private static func slowScores(_ series: [Double]) -> [Double] {
    var residuals: [Double] = []
    return series.indices.map { i in
      guard i > 0, let level = Descriptive.median(Array(series[max(0, i - 50)..<i])) else {
        return .nan
      }
      residuals.append(series[i] - level)
      // Sorting 4,000 values at each step is slow: the first steps and the last ones are compared.
      guard i < 60 || i >= series.count - 30 else { return .nan }
      let window = Array(residuals.suffix(4000))
      guard window.count >= StreamAnomalyRule.leastResiduals,
        let centre = Descriptive.median(window),
        let spread = Descriptive.median(window.map { abs($0 - centre) })
      else { return .nan }
      let mean = window.reduce(0, +) / Double(window.count)
      let variance = window.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(window.count)
      let scale = max(1.482602218505602 * spread, 0.3 * variance.squareRoot())
      return (series[i] - level - centre) / scale
    }
  }

  @Test(
    "scores are those of the definition, windows full and ties included", arguments: [300, 4200])
  func definition(count: Int) {
    let series = Self.noise(count).map { ($0 * 4).rounded() / 4 }
    let found = StreamAnomalyRule(cycle: 0, silence: 0).scores(series).scores
    let right = Self.slowScores(Array(series))
    for i in series.indices where !right[i].isNaN {
      #expect(abs(found[i] - right[i]) <= reorderingError * max(1, abs(right[i])))
    }
    #expect(found.prefix(12).allSatisfy(\.isNaN) && found[12].isFinite)
  }

  @Test("a spike is one anomaly, with what was expected")
  func spike() throws {
    var series = Self.noise(500)
    series[400] = 60
    let found = StreamAnomalyRule(cycle: 0, silence: 50).anomalies(series).filter { $0.index > 100 }
    let spike = try #require(found.first)
    #expect(found.count == 1 && spike.index == 400 && spike.value == 60 && abs(spike.expected) < 1)
  }

  @Test("within the silence only a larger one counts, after it any")
  func silence() {
    var series = Self.noise(600, seed: 3)
    for (step, value) in [(300, 40.0), (310, 39), (320, 80), (371, 30)] { series[step] = value }
    func steps(_ silence: Int) -> [Int] {
      StreamAnomalyRule(cycle: 0, silence: silence).anomalies(series).map(\.index)
        .filter { $0 >= 300 }
    }
    #expect(steps(50) == [300, 320, 371])
    #expect(steps(51) == [300, 320])
    #expect(steps(0) == [300, 310, 320, 371])
  }

  @Test("a daily shape is expected; a peak that does not come is an anomaly")
  func cycle() {
    var series = Self.noise(24 * 20).enumerated().map { step, noise in
      0.1 * noise + 10 * sin(2 * .pi * Double(step) / 24)
    }
    series[24 * 15 + 6] = 0
    let found = StreamAnomalyRule(cycle: 24, silence: 24).anomalies(series)
    #expect(found.filter { $0.index > 24 * 8 }.map(\.index) == [24 * 15 + 6])
    #expect(found.last?.score ?? 0 < 0 && abs((found.last?.expected ?? 0) - 10) < 1)
  }

  @Test("no later value has a part in a score")
  func noLookAhead() {
    let series = Self.noise(300, seed: 5)
    let rule = StreamAnomalyRule(cycle: 24, silence: 30)
    let whole = rule.scores(series).scores
    for end in [20, 100, 299] {
      let part = rule.scores(Array(series.prefix(end))).scores
      #expect(part.map(\.bitPattern) == whole.prefix(end).map(\.bitPattern))
    }
  }

  @Test("a constant has no anomaly, missing values have no score, and a first move is finite")
  func edges() throws {
    #expect(
      StreamAnomalyRule(cycle: 7, silence: 5).anomalies([Double](repeating: 2, count: 90)).isEmpty)
    #expect(StreamAnomalyRule(cycle: 7, silence: 5).anomalies([]).isEmpty)
    var series = [Double](repeating: 2, count: 60)
    series[30] = .nan
    series[50] = 3
    let rule = StreamAnomalyRule(cycle: 0, silence: 5)
    #expect(rule.scores(series).scores[30].isNaN)
    let found = try #require(rule.anomalies(series).first)
    #expect(found.index == 50 && found.score.isFinite)
  }
}

@Suite("The score of the Numenta benchmark")
struct StreamScoreTests {
  @Test("no alert is 0, one at the start of each window is 100")
  func ends() {
    var (nothing, perfect) = (StreamScore(), StreamScore())
    nothing.add(count: 1000, windows: [300...399, 600...649], alerts: [])
    perfect.add(count: 1000, windows: [300...399, 600...649], alerts: [300, 600])
    #expect(nothing.normalised == 0)
    #expect(agree(perfect.normalised ?? 0, 100, within: handComputationError))
    #expect(StreamScore().normalised == nil)
  }

  @Test("windows and what follows them, by hand")
  func byHand() {
    func sigmoid(_ x: Double) -> Double { 2 / (1 + exp(5 * x)) - 1 }
    var score = StreamScore()
    // Inside at step 350 of 300...399: position -(399 - 350 + 1) / 100; 380 is later and adds nothing.
    // 409 is 10 / 99 of a window past it; 200 is before all: 0.11; 149 is not scored.
    score.add(count: 1000, windows: [300...399], alerts: [149, 200, 350, 380, 409])
    let right = sigmoid(-0.5) / sigmoid(-1) - 0.11 + 0.11 * sigmoid(10.0 / 99)
    #expect(agree(score.points, right, within: handComputationError))
    #expect(score.alerts.scored == 4 && score.alerts.inside == 2)
    // Of 10,000 steps 750 are not scored, not 1,500; more than 3 windows past costs all of 0.11.
    var long = StreamScore()
    long.add(count: 10_000, windows: [800...809], alerts: [749, 750, 5000])
    #expect(agree(long.points, -1 - 0.22, within: handComputationError))
  }
}
