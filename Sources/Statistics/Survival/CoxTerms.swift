internal import Foundation

/// What the event times give to the likelihood, and to each row.
struct CoxTerms {
  private(set) var logLikelihood = 0.0
  /// Each row's events less what was expected of it: the gradient is their product with *X*.
  private(set) var residuals: [Double]
  /// Square roots of what is expected of a row: its weights in the curvature.
  private(set) var roots: [Double]
  /// Coefficients of the products of sums; see ``GroupSums``.
  private(set) var a: [Double]
  private(set) var b: [Double]
  private(set) var c: [Double]
  /// The rise of the cumulative hazard at each event time.
  private(set) var increments: [Double]

  init(
    _ likelihood: PartialLikelihood, _ groups: GroupSums, _ hazards: PartialLikelihood.Hazards
  ) {
    let count = likelihood.riskSets.groupCount
    a = [Double](repeating: 0, count: count)
    (b, c, increments) = (a, a, a)
    (residuals, roots) = ([], [])
    var eventShares = a
    var sum = CompensatedSum()
    for g in 0..<count {
      let deaths = Int(likelihood.riskSets.eventCounts[g])
      let weight = likelihood.eventWeights[g] / Double(deaths)
      var logs = LogOfProduct()
      for k in 0..<deaths {
        let share = likelihood.ties == .efron ? Double(k) / Double(deaths) : 0
        let rest = groups.atRisk[g] - share * groups.events[g]
        let (inverse, square) = (weight / rest, weight / (rest * rest))
        increments[g] += inverse
        eventShares[g] += share * inverse
        a[g] += square
        b[g] += share * square
        c[g] += share * share * square
        logs.multiply(by: rest)
      }
      sum.add(-weight * (logs.value + Double(deaths) * hazards.shift))
    }
    addRows(likelihood, hazards, eventShares: eventShares, &sum)
    logLikelihood = sum.value
  }

  private mutating func addRows(
    _ likelihood: PartialLikelihood, _ hazards: PartialLikelihood.Hazards,
    eventShares: [Double], _ sum: inout CompensatedSum
  ) {
    let riskSets = likelihood.riskSets
    residuals = [Double](repeating: 0, count: hazards.weighted.count)
    roots = residuals
    for stratum in riskSets.strata {
      var cumulative = 0.0
      var before = riskSets.firsts == nil ? [] : [0.0]
      for g in stratum.groups {
        cumulative += increments[g]
        if riskSets.firsts != nil { before.append(cumulative) }
        for i in riskSets.starts[g]..<riskSets.starts[g + 1] {
          var expected = cumulative
          if let firsts = riskSets.firsts {
            expected -= before[Int(firsts[i]) - stratum.groups.lowerBound]
          }
          let isEvent = i < riskSets.eventEnds[g]
          if isEvent { expected -= eventShares[g] }
          expected = max(0, expected * hazards.weighted[i])
          let weight = isEvent ? likelihood.weights?[i] ?? 1 : 0
          residuals[i] = weight - expected
          roots[i] = expected.squareRoot()
          if isEvent { sum.add(weight * hazards.predictor[i]) }
        }
      }
    }
  }
}

/// The logarithm of a product of many factors, with few logarithms taken.
private struct LogOfProduct {
  private var product = 1.0
  private var sum = 0.0

  mutating func multiply(by factor: Double) {
    product *= factor
    // Not yet overflown: factors are sums of at most n terms below exp(300).
    if product > 1e150 || product < 1e-150 {
      sum += log(product)
      product = 1
    }
  }

  var value: Double { sum + log(product) }
}
