import LinearAlgebra
import TestSupport
import Testing
import TimeSeries

@Suite("Minimum trace reconciliation")
struct MinimumTraceTests {
  typealias Covariance = MinimumTraceReconciliation.Covariance

  @Test("equals hierarchicalforecast", arguments: Covariance.allCases)
  func reference(covariance: Covariance) throws {
    let groups = ReconciliationReference.groups
    let members = (0..<4).map { group in groups.indices.filter { groups[$0] == group } }
    let hierarchy = try Hierarchy(
      bottomCount: groups.count, aggregates: [Array(groups.indices)] + members)
    let computed = try MinimumTraceReconciliation(covariance: covariance).reconcile(
      hierarchy, baseForecasts: Matrix(rows: ReconciliationReference.base),
      residuals: Matrix(rows: ReconciliationReference.residuals))
    let right =
      switch covariance {
      case .ordinary: ReconciliationReference.ordinary
      case .structural: ReconciliationReference.structural
      case .variance: ReconciliationReference.variance
      case .shrinkage: ReconciliationReference.shrinkage
      }
    for (i, row) in right.enumerated() {
      for (j, value) in row.enumerated() {
        #expect(abs(computed[i, j] - value) <= reconciliationError * abs(value))
      }
    }
  }

  @Test(
    "equals the formula with dense matrices",
    arguments: [(6, 2, 40), (12, 3, 7), (30, 5, 5), (9, 0, 12), (1, 1, 6)])
  func dense(bottom: Int, groups: Int, past: Int) throws {
    let sample = try ReconciliationSample(bottom: bottom, groups: groups, past: past, horizon: 3)
    let n = sample.hierarchy.seriesCount
    var structural = Matrix.identity(n)
    var variances = Matrix.identity(n)
    for i in 0..<n {
      if i < sample.hierarchy.aggregateCount {
        structural[i, i] = Double(sample.hierarchy.aggregates[i].count)
      }
      variances[i, i] = sample.residuals.row(i).map { $0 * $0 }.reduce(0, +)
    }
    let covariances: [(Covariance, Matrix)] = [
      (.ordinary, .identity(n)), (.structural, structural), (.variance, variances),
      (.shrinkage, ReconciliationSample.shrunk(sample.residuals)),
    ]
    for (kind, matrix) in covariances {
      let computed = try MinimumTraceReconciliation(covariance: kind).reconcile(
        sample.hierarchy, baseForecasts: sample.base, residuals: sample.residuals)
      let right = try ReconciliationSample.dense(sample.hierarchy, matrix, sample.base)
      let difference = ReconciliationSample.difference(computed, right)
      #expect(difference <= reconciliationError, "\(kind)")
    }
  }

  @Test("is unbiased: G S is the identity", arguments: Covariance.allCases)
  func unbiased(covariance: Covariance) throws {
    let sample = try ReconciliationSample(bottom: 20, groups: 4, past: 8, horizon: 1)
    let summing = try ReconciliationSample.summing(sample.hierarchy)
    let computed = try MinimumTraceReconciliation(covariance: covariance).reconcile(
      sample.hierarchy, baseForecasts: summing, residuals: sample.residuals)
    #expect(ReconciliationSample.difference(computed, summing) <= coherenceError)
  }

  @Test("gives aggregates that are the sums of their series", arguments: Covariance.allCases)
  func coherent(covariance: Covariance) throws {
    let sample = try ReconciliationSample(bottom: 10_000, groups: 39, past: 40, horizon: 4)
    let computed = try MinimumTraceReconciliation(covariance: covariance).reconcile(
      sample.hierarchy, baseForecasts: sample.base, residuals: sample.residuals)
    let first = sample.hierarchy.aggregateCount
    for j in 0..<4 {
      for (a, members) in sample.hierarchy.aggregates.enumerated() {
        let terms = members.map { computed[first + $0, j] }
        let size = terms.map { abs($0) }.reduce(0, +)
        #expect(
          abs(computed[a, j] - terms.reduce(0, +)) <= Double(terms.count) * coherenceError * size)
      }
    }
  }

  @Test("does not depend on the unit of the residuals", arguments: [-500, -40, 40, 500])
  func scale(exponent: Int) throws {
    let sample = try ReconciliationSample(bottom: 20, groups: 4, past: 8, horizon: 2)
    var scaled = sample.residuals
    for i in 0..<scaled.rows {
      for j in 0..<scaled.columns {
        scaled[i, j] *= Double(sign: .plus, exponent: exponent, significand: 1)
      }
    }
    for covariance in Covariance.allCases {
      let model = MinimumTraceReconciliation(covariance: covariance)
      let computed = try model.reconcile(
        sample.hierarchy, baseForecasts: sample.base, residuals: scaled)
      let right = try model.reconcile(
        sample.hierarchy, baseForecasts: sample.base, residuals: sample.residuals)
      #expect(computed == right)
    }
  }
}
