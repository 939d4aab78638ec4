import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("RidgeLogistic, hostile and large data")
struct RidgeLogisticRobustnessTests {
  private static let model = RidgeSettings.penalties(columns: 4, ridge: 10)

  @Test("gives the same bits for any number of workers", arguments: [2, 8])
  func workers(count: Int) throws {
    let sample = ReferenceDesign(50_000)
    let data = try RegressionData(
      design: sample.design, response: sample.wins, weights: sample.weights)
    let model = try RidgeLogistic(penalties: Self.model)
    let one = try model.fit(data, workers: 1)
    #expect(try model.fit(data, workers: count) == one)
  }

  @Test("does not depend on the order of the rows beyond rounding")
  func permutation() throws {
    let sample = ReferenceDesign(5000)
    let order = (0..<5000).map { ($0 * 1873) % 5000 }
    let model = try RidgeLogistic(penalties: Self.model)
    let fitted = try model.fit(RegressionData(design: sample.design, response: sample.wins))
    let shuffled = try model.fit(
      RegressionData(
        design: sample.design.selecting(rows: order), response: order.map { sample.wins[$0] }))
    for (a, b) in zip(fitted.coefficients, shuffled.coefficients) {
      #expect(abs(a - b) <= reorderingError * abs(a))
    }
  }

  @Test("stays finite on separable outcomes, and says so")
  func separation() throws {
    let x = (0..<20).map { Double($0) }
    let design = try Matrix(columns: [[Double](repeating: 1, count: 20), x])
    let data = try RegressionData(design: design, response: x.map { $0 < 10 ? 0 : 1 })
    for penalties in [[1e-6, 1.0], [0, 0]] {
      let fitted = try RidgeLogistic(penalties: penalties).fit(data)
      #expect(allFinite(fitted.coefficients))
      #expect(fitted.diagnostics.warnings.contains(.separatingColumns([1])))
      #expect(fitted.diagnostics.warnings.contains(.separated))
    }
  }

  @Test("a rare level without a win is named, overlapping columns are not")
  func rareLevel() throws {
    let sample = ReferenceDesign(400)
    let level = (0..<400).map { sample.wins[$0] == 0 && $0 % 9 == 0 ? 1.0 : 0.0 }
    let columns = (0..<4).map { sample.design.column($0) } + [level]
    let fitted = try RidgeLogistic(penalties: RidgeSettings.penalties(columns: 5, ridge: 1))
      .fit(RegressionData(design: Matrix(columns: columns), response: sample.wins))
    #expect(fitted.diagnostics.warnings == [.separatingColumns([4])])
  }

  @Test("one outcome only is fitted and said", arguments: [0.0, 1.0])
  func constantResponse(value: Double) throws {
    let sample = ReferenceDesign(50)
    let fitted = try RidgeLogistic(penalties: Self.model).fit(
      RegressionData(design: sample.design, response: [Double](repeating: value, count: 50)))
    #expect(fitted.diagnostics.warnings.contains(.constantResponse))
    #expect(allFinite(fitted.coefficients))
    #expect(abs(fitted.probability(row: sample.design.row(0)) - value) < 0.01)
  }

  @Test("constant columns get 0, and predictions are those without them", arguments: [0.0, 5.0])
  func constantColumn(penalty: Double) throws {
    let sample = ReferenceDesign(400)
    var columns = (0..<4).map { sample.design.column($0) }
    let without = try RidgeLogistic(penalties: [0, penalty, penalty, penalty])
      .fit(RegressionData(design: Matrix(columns: columns), response: sample.wins))
    columns.append([Double](repeating: 0.1, count: 400))
    let model = try RidgeLogistic(penalties: [0, penalty, penalty, penalty, penalty])
    let fitted = try model.fit(
      RegressionData(design: Matrix(columns: columns), response: sample.wins))
    #expect(fitted.coefficients[4] == 0)
    #expect(fitted.diagnostics.warnings == [.constantColumns([4])])
    for (a, b) in zip(fitted.coefficients, without.coefficients) {
      #expect(abs(a - b) <= reorderingError * abs(b))
    }
  }

  @Test("duplicate columns without penalty get one, and it is said")
  func duplicateColumns() throws {
    let sample = ReferenceDesign(400)
    let columns = [0, 1, 1].map { sample.design.column($0) }
    let fitted = try RidgeLogistic(penalties: [0, 0, 0]).fit(
      RegressionData(design: Matrix(columns: columns), response: sample.wins))
    let raised = fitted.diagnostics.warnings.contains {
      if case .penaltyIncreased = $0 { true } else { false }
    }
    #expect(raised)
    #expect(allFinite(fitted.coefficients))
    let single = try RidgeLogistic(penalties: [0, 0]).fit(
      RegressionData(
        design: Matrix(columns: Array(columns.prefix(2))), response: sample.wins))
    let total = fitted.coefficients[1] + fitted.coefficients[2]
    #expect(logRelativeError(total, single.coefficients[1]) >= 5)
  }

  @Test("extreme but finite numbers give an error or a finite answer")
  func extremes() throws {
    for value in [1e308, -1e308, Double.leastNonzeroMagnitude, -0.0, 1e200] {
      let design = try Matrix(rows: [[1, value], [1, 0], [1, -value], [1, 2]])
      for standardise in [true, false] {
        let model = try RidgeLogistic(penalties: [1e-6, 1], standardise: standardise)
        do throws(FitError) {
          let data = try RegressionData(design: design, response: [0, 1, 1, 0])
          #expect(allFinite(try model.fit(data).coefficients))
        } catch {
          #expect(!error.description.isEmpty)
        }
      }
    }
  }

  @Test("a design without columns has the offset for its predictor")
  func noColumns() throws {
    let data = try RegressionData(
      design: Matrix(rows: 5000, columns: 0), response: [Double](repeating: 1, count: 5000),
      offset: [Double](repeating: 1, count: 5000))
    let fitted = try RidgeLogistic(penalties: []).fit(data)
    #expect(fitted.coefficients.isEmpty)
    let loss = LogScale.log1pExp(-1)
    #expect(logRelativeError(fitted.diagnostics.logLoss, loss) >= distributionDigits)
  }

  @Test("one row is fitted")
  func oneRow() throws {
    let design = try Matrix(rows: [[1, 3]])
    let fitted = try RidgeLogistic(penalties: [1, 1]).fit(
      RegressionData(design: design, response: [1]))
    #expect(fitted.coefficients[1] == 0)
    #expect(fitted.diagnostics.warnings == [.constantColumns([1]), .constantResponse])
  }

  @Test("without an intercept, columns are scaled only, and row weights act as counts")
  func noIntercept() throws {
    let sample = ReferenceDesign(300)
    let columns = [1, 2].map { sample.design.column($0) }
    let design = try Matrix(columns: columns)
    let twice = Array(0..<300) + Array(0..<100)
    let weights = (0..<300).map { $0 < 100 ? 2.0 : 1.0 }
    let model = try RidgeLogistic(penalties: [0, 0], tolerance: 1e-14, maximumIterations: 50)
    let weighted = try model.fit(
      RegressionData(design: design, response: sample.wins, weights: weights))
    let repeated = try model.fit(
      RegressionData(design: design.selecting(rows: twice), response: twice.map { sample.wins[$0] })
    )
    for (a, b) in zip(weighted.coefficients, repeated.coefficients) {
      #expect(abs(a - b) <= reorderingError * abs(b))
    }
  }
}
