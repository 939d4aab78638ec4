/// What one deal adds to the sums of a period.
struct FactorRecord: Equatable, Sendable {
  var segment: Int32
  /// Open at the start, else created since.
  var isStanding: Bool
  /// Its chance at the start by the fit of the own period, of the next one, ... up to the one whose
  /// reference reaches back to here; 1 for one created since.
  var weights: SIMD8<Double>
  /// The levels it left for a later one or a win since then, as bits.
  var passed: UInt64 = 0
  /// The level at which it was lost since then; -1 if it was not.
  var lostAt: Int8 = -1
  /// 1 for a win in the period, the chance of an open deal.
  var won = 0.0
  /// The same with the records of owners, segments and the company as at the start of the period.
  var usual = 0.0
  /// Won, or expected, minor units.
  var value = 0.0
  /// ln of the amount in minor units; NaN while unknown.
  var logSize = Double.nan

  /// Sums of a node: for each segment those of the deals of both kinds.
  ///
  /// The wins that were to be expected of what has happened (E) are those that came, each divided by
  /// how much more often than usually such deals got from stage to stage on the way.
  ///
  /// - Parameter later: so many periods later is the one whose fit measures what stood at the start.
  static func sums(
    of records: some Sequence<ArraySlice<FactorRecord>>, segments: Int, odds: UsualOdds,
    later: Int = 0
  ) -> [FactorSums] {
    let cells = 2 * segments
    var ratios = PassingRatios(cells: cells)
    for slice in records {
      for record in slice { ratios.count(record) }
    }
    ratios.close { cell, level in odds.of(segment: cell >> 1, level: level) }
    var sums = [FactorSums](repeating: FactorSums(), count: segments)
    for slice in records {
      for record in slice {
        let weight = record.weights[later]
        var cohort = FactorCohort(
          entered: weight, timely: record.usual / ratios.product(of: record),
          won: record.won, value: record.value)
        if !record.logSize.isNaN {
          cohort.sized = weight
          cohort.logSize = weight * record.logSize
        }
        let segment = Int(record.segment)
        if record.isStanding {
          sums[segment].standing += cohort
        } else {
          sums[segment].created += cohort
        }
      }
    }
    return sums
  }

  /// The cell of its ratios: by segment, and whether it stood at the start.
  var cell: Int { Int(segment) << 1 | (isStanding ? 1 : 0) }
}

/// How often deals get past a stage in a period against how often they usually do.
struct PassingRatios {
  /// Exits by which a ratio is drawn towards 1: so few that it is defined where nobody got on; what it
  /// is drawn back by would otherwise stand with the timing.
  static let prior = 2.0

  private var got: [Double]
  private var left: [Double]
  private var ratio: [Double] = []

  init(cells: Int) {
    got = Array(repeating: 0, count: cells * StageProgress.maximumLevels)
    left = got
  }

  mutating func count(_ record: FactorRecord) {
    let base = record.cell * StageProgress.maximumLevels
    var bits = record.passed
    while bits != 0 {
      got[base + bits.trailingZeroBitCount] += 1
      left[base + bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
    if record.lostAt >= 0 { left[base + Int(record.lostAt)] += 1 }
  }

  /// (A + 2 a) / (a (N + 2)) with the usual share a.
  mutating func close(usual: (Int, Int) -> Double) {
    let width = StageProgress.maximumLevels
    ratio = got.indices.map { index in
      guard left[index] > 0 else { return 1 }
      let share = usual(index / width, index % width)
      return (got[index] + PassingRatios.prior * share)
        / (share * (left[index] + PassingRatios.prior))
    }
  }

  func product(of record: FactorRecord) -> Double {
    let base = record.cell * StageProgress.maximumLevels
    var product = 1.0
    var bits = record.passed
    while bits != 0 {
      product *= ratio[base + bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    return product
  }
}
