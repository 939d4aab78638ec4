import Foundation
import LinearAlgebra
import TestSupport
import Testing
import TimeSeries

@Suite("Reconciliation at its edges")
struct ReconciliationEdgeTests {
  typealias Covariance = MinimumTraceReconciliation.Covariance

  @Test("a hierarchy that cannot be is refused")
  func refusedHierarchies() {
    #expect(throws: ReconciliationError.noBottomSeries) {
      try Hierarchy(bottomCount: 0, aggregates: [])
    }
    #expect(throws: ReconciliationError.emptyAggregate(1)) {
      try Hierarchy(bottomCount: 2, aggregates: [[0], []])
    }
    #expect(throws: ReconciliationError.unknownSeries(aggregate: 0, series: 2)) {
      try Hierarchy(bottomCount: 2, aggregates: [[0, 2]])
    }
    #expect(throws: ReconciliationError.repeatedSeries(aggregate: 0, series: 1)) {
      try Hierarchy(bottomCount: 2, aggregates: [[1, 1]])
    }
  }

  @Test("a hierarchy reads back, and is checked when it does")
  func codable() throws {
    let hierarchy = try Hierarchy(bottomCount: 3, aggregates: [[0, 1, 2], [2, 0]])
    let data = try JSONEncoder().encode(hierarchy)
    #expect(try JSONDecoder().decode(Hierarchy.self, from: data) == hierarchy)
    let wrong = Data(#"{"bottomCount": 1, "aggregates": [[3]]}"#.utf8)
    #expect(throws: ReconciliationError.unknownSeries(aggregate: 0, series: 3)) {
      try JSONDecoder().decode(Hierarchy.self, from: wrong)
    }
  }

  @Test("wrong shapes, missing residuals and NaN are errors that say where")
  func refusedData() throws {
    let hierarchy = try Hierarchy(bottomCount: 2, aggregates: [[0, 1]])
    let base = try Matrix(columns: [[3, 1, 1]])
    let model = MinimumTraceReconciliation()
    #expect(throws: ReconciliationError.tooFewResiduals(needed: 2, found: 0)) {
      try model.reconcile(hierarchy, baseForecasts: base)
    }
    #expect(
      throws: ReconciliationError.dimensionMismatch(argument: "residuals", expected: 3, found: 2)
    ) {
      try model.fit(hierarchy, residuals: Matrix(rows: 2, columns: 5))
    }
    var residuals = Matrix(rows: 3, columns: 4)
    residuals[1, 2] = .nan
    #expect(throws: ReconciliationError.notFinite(argument: "residuals", row: 1, column: 2)) {
      try model.fit(hierarchy, residuals: residuals)
    }
    let ordinary = try MinimumTraceReconciliation(covariance: .ordinary).fit(hierarchy)
    #expect(throws: ReconciliationError.notFinite(argument: "baseForecasts", row: 2, column: 0)) {
      try ordinary.reconcile(Matrix(columns: [[1, 2, .infinity]]))
    }
    #expect(throws: ReconciliationError.overflow(row: 0, column: 0)) {
      try ordinary.reconcile(Matrix(columns: [[1, 1.7e308, 1.7e308]]))
    }
    #expect(try ordinary.reconcile(Matrix(rows: 3, columns: 0)).columns == 0)
  }

  @Test("without aggregates forecasts stay as they are", arguments: Covariance.allCases)
  func noAggregates(covariance: Covariance) throws {
    let hierarchy = try Hierarchy(bottomCount: 2, aggregates: [])
    let base = try Matrix(rows: [[1, 2], [3, 4]])
    let residuals = try Matrix(rows: [[1, -1, 0], [2, 1, -3]])
    let model = MinimumTraceReconciliation(covariance: covariance)
    #expect(try model.reconcile(hierarchy, baseForecasts: base, residuals: residuals) == base)
  }

  @Test("residuals that do not vary are told, and their forecasts hardly move")
  func constantResiduals() throws {
    let hierarchy = try Hierarchy(bottomCount: 2, aggregates: [[0, 1]])
    let residuals = try Matrix(rows: [[1, -1, 2, 0], [0.1, 0.1, 0.1, 0.1], [2, -1, 0, 1]])
    let fitted = try MinimumTraceReconciliation().fit(hierarchy, residuals: residuals)
    #expect(fitted.warnings == [.constantResiduals([1])])
    let coherent = try fitted.reconcile(Matrix(columns: [[10, 4, 5]]))
    #expect(abs(coherent[1, 0] - 4) < 1e-7)  // a share of 1e-8 of the gap of 1
  }

  @Test(
    "residuals of 0 everywhere weigh all series alike",
    arguments: [Covariance.variance, .shrinkage])
  func zeroResiduals(covariance: Covariance) throws {
    let hierarchy = try Hierarchy(bottomCount: 2, aggregates: [[0, 1]])
    let base = try Matrix(columns: [[10, 4, 5]])
    let fitted = try MinimumTraceReconciliation(covariance: covariance)
      .fit(hierarchy, residuals: Matrix(rows: 3, columns: 5))
    #expect(fitted.warnings == [.constantResiduals([0, 1, 2])])
    let ordinary = try MinimumTraceReconciliation(covariance: .ordinary)
      .reconcile(hierarchy, baseForecasts: base)
    #expect(
      ReconciliationSample.difference(try fitted.reconcile(base), ordinary) <= coherenceError)
  }

  @Test("residuals that are coherent themselves, repeated aggregates, two residuals: no NaN")
  func singular() throws {
    let hierarchy = try Hierarchy(
      bottomCount: 3, aggregates: [[0, 1, 2], [0, 1], [2, 1, 0], [2]])
    let base = try Matrix(columns: [[10, 4, 11, 5, 1, 2, 3], [-1, 0, 7, 1e6, 1e-6, 0, 0]])
    let bottoms: [[[Double]]] = [
      [[1, 2, -3, 4], [2, 4, -6, 8], [3, 6, -9, 12]],
      [[1, -1], [2, 0], [0, 5]],
      [[0, 0, 0], [1e150, -1e150, 1e150], [1e-150, 1e-150, 0]],
      [[0, 0, 0], [0, 0, 0], [1, 2, 3]],
    ]
    for bottom in bottoms {
      let residuals = try hierarchy.summed(Matrix(rows: bottom))
      for covariance in Covariance.allCases {
        let coherent = try MinimumTraceReconciliation(covariance: covariance)
          .reconcile(hierarchy, baseForecasts: base, residuals: residuals)
        #expect(coherent.columnMajor.allSatisfy { $0.isFinite })
        for j in 0..<2 {
          let total = coherent[4, j] + coherent[5, j] + coherent[6, j]
          #expect(abs(coherent[0, j] - total) <= coherenceError * max(1, abs(total)))
          #expect(coherent[0, j] == coherent[2, j])
        }
      }
    }
  }

  @Test("aggregates that contradict one another exactly are warned of")
  func contradiction() throws {
    let hierarchy = try Hierarchy(bottomCount: 2, aggregates: [[0, 1], [0, 1]])
    let residuals = try Matrix(rows: [[0, 0], [0, 0], [1e8, -1e8], [1, -1]])
    let fitted = try MinimumTraceReconciliation(covariance: .variance)
      .fit(hierarchy, residuals: residuals)
    #expect(fitted.warnings == [.constantResiduals([0, 1]), .dependentAggregates(rank: 1)])
    let coherent = try fitted.reconcile(Matrix(columns: [[10, 12, 5, 5]]))
    #expect(abs(coherent[0, 0] - 11) <= reconciliationError * 11)
  }
}

@Suite("The example of the module's page")
struct ReconciliationExampleTests {
  @Test("gives what the page says")
  func example() throws {
    let hierarchy = try Hierarchy(bottomCount: 2, aggregates: [[0, 1]])
    let base = try Matrix(columns: [[12, 5, 4]])
    let model = MinimumTraceReconciliation(covariance: .ordinary)
    let coherent = try model.reconcile(hierarchy, baseForecasts: base).column(0)
    for (value, right) in zip(coherent, [11.0, 6, 5]) {
      #expect(abs(value - right) <= coherenceError * right)
    }
  }
}
