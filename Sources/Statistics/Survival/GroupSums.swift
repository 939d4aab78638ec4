internal import LinearAlgebra

/// Sums of hazards over the rows at risk at each event time, and over its events.
struct GroupSums {
  /// The sum over the rows at risk.
  private(set) var atRisk: [Double]
  /// The sum over the events of the time.
  private(set) var events: [Double]

  init(_ likelihood: PartialLikelihood, _ hazards: PartialLikelihood.Hazards) {
    let sums = Self.segments(likelihood.riskSets, hazards.weighted)
    atRisk = sums.atRisk
    events = sums.events
  }

  /// The two weighted products of group means that the curvature is less by.
  ///
  /// With *s* the sum of *x* over the rows at risk and *d* over the events, the terms of a time are
  /// *a ss' - b (sd' + ds') + c dd'*, a sum of the squares of
  /// *a^(1/2) s - b a^(-1/2) d* and *(c - b^2 / a)^(1/2) d*.
  func products(
    _ terms: CoxTerms, likelihood: PartialLikelihood, _ hazards: PartialLikelihood.Hazards
  ) throws(SurvivalError) -> [Matrix] {
    let (groups, p) = (likelihood.riskSets.groupCount, likelihood.columns)
    var (first, second) = (Matrix(rows: groups, columns: p), Matrix(rows: groups, columns: p))
    let rootA = terms.a.map { $0.squareRoot() }
    let ratio = zip(terms.b, rootA).map { $1 > 0 ? $0 / $1 : 0 }
    let rest = (0..<groups).map { max(0, terms.c[$0] - ratio[$0] * ratio[$0]).squareRoot() }
    var product = hazards.weighted
    for j in 0..<p where likelihood.scaling.multipliers[j] > 0 {
      Self.multiply(likelihood, hazards.weighted, column: j, into: &product)
      let sums = Self.segments(likelihood.riskSets, product)
      for g in 0..<groups {
        first[g, j] = rootA[g] * sums.atRisk[g] - ratio[g] * sums.events[g]
        second[g, j] = rest[g] * sums.events[g]
      }
    }
    do throws(LinearAlgebraError) {
      let hasTies = rest.contains { $0 > 0 }
      return try (hasTies ? [first, second] : [first]).map { (rows) throws(LinearAlgebraError) in
        try Gram.product(rows, workers: likelihood.workers)
      }
    } catch {
      // A product that is not finite: the step was too long.
      return [Matrix(rows: p, columns: p)]
    }
  }

  /// The product of the hazards and a standardised column.
  private static func multiply(
    _ likelihood: PartialLikelihood, _ weighted: [Double], column j: Int,
    into product: inout [Double]
  ) {
    let n = weighted.count
    let (centre, multiplier) = (likelihood.scaling.centres[j], likelihood.scaling.multipliers[j])
    likelihood.design.withUnsafeColumnMajor { source in
      let column = UnsafeBufferPointer(rebasing: source[(j * n)..<((j + 1) * n)])
      weighted.withUnsafeBufferPointer { weighted in
        product.withUnsafeMutableBufferPointer { target in
          for i in 0..<n { target[i] = weighted[i] * ((column[i] - centre) * multiplier) }
        }
      }
    }
  }

  /// Sums of a value over events and over rows at risk of each group.
  private static func segments(
    _ riskSets: RiskSets, _ values: [Double]
  ) -> (atRisk: [Double], events: [Double]) {
    var atRisk = [Double](repeating: 0, count: riskSets.groupCount)
    var events = atRisk
    values.withUnsafeBufferPointer { values in
      for g in 0..<riskSets.groupCount {
        events[g] = sum(values, riskSets.starts[g]..<riskSets.eventEnds[g])
        atRisk[g] = events[g] + sum(values, riskSets.eventEnds[g]..<riskSets.starts[g + 1])
      }
      for stratum in riskSets.strata {
        // A row that came late was not at risk at the times before.
        if let firsts = riskSets.firsts {
          let rows =
            riskSets.starts[stratum.groups.lowerBound]..<riskSets.starts[stratum.groups.upperBound]
          for i in rows where Int(firsts[i]) > stratum.groups.lowerBound {
            atRisk[Int(firsts[i]) - 1] -= values[i]
          }
        }
        for g in stratum.groups.dropLast().reversed() { atRisk[g] += atRisk[g + 1] }
      }
    }
    return (atRisk, events)
  }

  /// A sum in four lanes.
  @inline(__always)
  private static func sum(_ values: UnsafeBufferPointer<Double>, _ range: Range<Int>) -> Double {
    var lanes = SIMD4<Double>()
    var i = range.lowerBound
    while i + 4 <= range.upperBound {
      lanes += SIMD4(values[i], values[i + 1], values[i + 2], values[i + 3])
      i += 4
    }
    var total = lanes.sum()
    while i < range.upperBound {
      total += values[i]
      i += 1
    }
    return total
  }
}
