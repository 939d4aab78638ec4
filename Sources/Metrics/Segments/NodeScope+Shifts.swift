internal import Deals
internal import Foundation
internal import Statistics

/// What is different from earlier: cohorts, mix, conversion, cycle, stages, reasons.
extension NodeScope {
  private var segments: SegmentFacts { facts.segments }
  private static let noCloseDays = "no history of close dates"

  /// What each cohort has yielded: won in the period over the amount with which it became due.
  var cohortYields: [MetricReading] {
    StartCohort.allCases.map { cohort in
      let key = cohort.rawValue
      if frame.isAhead { return .undefined(Self.ahead, key: key) }
      guard frame.known.recorded.contains(.closeDay) else {
        return .undefined(Self.noCloseDays, key: key)
      }
      let deals = segments.cohorts.of(node).filter { $0.cohort == cohort }
      let won = deals.reduce(0.0) { $0 + Double($1.won) }
      let reading = MoneySums(deals.map(\.base)).share(won, least: least)
      return reading.flagged(.partial, if: frame.isRunning && reading.value != nil).keyed(key)
    }
  }

  /// The two terms into which the change of the yield of the first day's deals is split.
  enum MixTerm: Sendable { case mix, inside }

  func mixShift(_ term: MixTerm) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard frame.known.recorded.contains(.closeDay) else { return .undefined(Self.noCloseDays) }
    let deals = segments.mix.of(node)
    var sides: [Int32: (base: [Double], won: [Double])] = [:]
    var total = [0.0, 0.0]
    for deal in deals {
      let side = deal.isLastYear ? 1 : 0
      sides[deal.segment, default: ([0, 0], [0, 0])].base[side] += Double(deal.base)
      sides[deal.segment, default: ([0, 0], [0, 0])].won[side] += Double(deal.won)
      total[side] += Double(deal.base)
    }
    guard total[0] > 0 else { return .undefined("nothing was due on the first day") }
    guard total[1] > 0 else { return .undefined("nothing was due a year before") }
    let value = sides.sorted { $0.key < $1.key }.reduce(0.0) { sum, side in
      let (base, won) = side.value
      // A segment that one side lacks has no yield there: all of its change is mix.
      let yields = (0...1).map { base[$0] > 0 ? won[$0] / base[$0] : nil }
      guard let now = yields[0] ?? yields[1], let before = yields[1] ?? yields[0] else {
        return sum
      }
      let weights = (0...1).map { base[$0] / total[$0] }
      switch term {
      case .mix: return sum + (weights[0] - weights[1]) * (now + before) / 2
      case .inside: return sum + (now - before) * (weights[0] + weights[1]) / 2
      }
    }
    return MetricReading(
      value: value, count: deals.count, flags: deals.count < least ? [.lowN] : [])
  }

  /// Days within which a stage should be passed.
  private static let horizon = 90.0

  /// By stage: the chance to pass it within the horizon, entered in the period, over that of the year
  /// before.
  var conversionShift: [MetricReading] {
    let stages = frame.known.settings.stages
    let rows = segments.passages.of(node)
    return (0..<stages.openCount).map { stage in
      let key = stages.stages[stage].name
      if frame.isAhead { return .undefined(Self.ahead, key: key) }
      let own = rows.filter { Int($0.stage) == stage }
      let now = Self.passing(own.filter(\.isRecent))
      let before = Self.passing(own.filter { !$0.isRecent })
      guard let now else { return .undefined("nothing entered the stage", key: key) }
      guard let before, before.value > 0 else {
        return .undefined("nothing passed the stage in the year before", key: key, count: now.count)
      }
      return Self.ratio(now, before).flagged(.lowN, if: min(now.count, before.count) < least)
        .keyed(key)
    }
  }

  private typealias Passing = (value: Double, variance: Double, count: Int)

  private static func passing(_ rows: [StagePassage]) -> Passing? {
    guard
      let data = try? SurvivalData(durations: rows.map(\.days), causes: rows.map { Int($0.cause) }),
      let curves = try? AalenJohansen(data)
    else { return nil }
    let passed = curves.times.lastIndex { $0 <= horizon }
    let variance = passed.flatMap { curves.curves.first?.variance[$0] } ?? 0
    return (curves.incidence(of: 1, at: horizon), variance, rows.count)
  }

  /// The ratio of two chances, with the interval of its logarithm (delta method).
  private static func ratio(_ now: Passing, _ before: Passing) -> MetricReading {
    let value = now.value / before.value
    var reading = MetricReading(value: value, count: now.count)
    guard now.value > 0 else { return reading }
    let variance =
      now.variance / (now.value * now.value) + before.variance / (before.value * before.value)
    guard variance > 0 else { return reading }
    let half =
      NormalDistribution.standard.quantile(0.5 + MetricReading.level / 2) * variance.squareRoot()
    reading.lower = value * exp(-half)
    reading.upper = value * exp(half)
    return reading
  }

  /// What of the log-rank test is read.
  enum TestFigure: Sendable { case statistic, pValue }

  /// Time to win of the deals created in the period against those of the year before: above 0 where
  /// fewer were won than expected.
  func cycleLengthening(_ figure: TestFigure) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let rows = segments.times.of(node)
    let recent = rows.count { $0.isRecent }
    guard recent > 0, recent < rows.count,
      let test = try? LogRankTest(
        durations: rows.map(\.days), events: rows.map(\.isWon),
        groups: rows.map { $0.isRecent ? 1 : 0 }
      )
    else { return .undefined("no wins to compare", count: rows.count) }
    let isSlower = test.observed[1] < test.expected[1]
    let value =
      figure == .pValue ? test.pValue : test.statistic.squareRoot() * (isSlower ? 1 : -1)
    return MetricReading(value: value, count: rows.count, flags: recent < least ? [.lowN] : [])
  }

  /// Half the sum of absolute differences between the shares of the stages and their usual shares.
  var stageShape: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let all = segments.pace(node).map(\.stages)
    let past = all.dropFirst().compactMap(Self.shares)
    guard let first = all.first, let now = Self.shares(first) else {
      return .undefined("no open amount")
    }
    guard !past.isEmpty else { return .undefined("no open amount in past periods") }
    let distance = now.indices.reduce(0.0) { sum, stage in
      let usual = past.reduce(0) { $0 + $1[stage] } / Double(past.count)
      return sum + abs(now[stage] - usual)
    }
    return MetricReading(
      value: distance / 2, count: past.count,
      flags: past.count < TeamRelations.minimumPeriods ? [.lowN] : [])
  }

  private static func shares(_ amounts: [Double]) -> [Double]? {
    let total = amounts.reduce(0, +)
    return total > 0 ? amounts.map { $0 / total } : nil
  }

  /// Pearson's test that the losses of the period and of the year before have the same reasons.
  func lossReasonShift(_ figure: TestFigure) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard segments.hasReasons else { return .undefined("no reasons of losses") }
    var counts = [[Double]](repeating: [0, 0], count: segments.reasons.count)
    for loss in segments.losses.of(node) {
      counts[Int(loss.reason)][loss.isRecent ? 0 : 1] += 1
    }
    counts.removeAll { $0[0] + $0[1] == 0 }
    let sides = (0...1).map { side in counts.reduce(0) { $0 + $1[side] } }
    let total = sides[0] + sides[1]
    guard sides[0] > 0, sides[1] > 0 else {
      return .undefined("no losses in the period or in the year before", count: Int(total))
    }
    guard counts.count > 1, let law = try? ChiSquared(degreesOfFreedom: Double(counts.count - 1))
    else { return .undefined("all losses have the same reason", count: Int(total)) }
    let statistic = counts.reduce(0.0) { sum, row in
      sum
        + (0...1).reduce(0.0) { part, side in
          let expected = (row[0] + row[1]) * sides[side] / total
          return part + (row[side] - expected) * (row[side] - expected) / expected
        }
    }
    return MetricReading(
      value: figure == .pValue ? law.survival(statistic) : statistic, count: Int(total),
      flags: Int(sides[0]) < least ? [.lowN] : [])
  }
}
