import LinearAlgebra
import Statistics
import Testing

@Suite("Separation")
struct SeparationTests {
  /// Rows of a design with an intercept and three columns, and a hyperplane to judge them by.
  private static func rows(_ seed: Int, count: Int) -> (Matrix, [Double]) {
    var state = UInt64(seed + 1)
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 4_503_599_627_370_496.0 - 1
    }
    var design = Matrix(rows: count, columns: 4)
    for i in 0..<count {
      design[i, 0] = 1
      for j in 1..<4 { design[i, j] = draw() }
    }
    return (design, (0..<4).map { _ in draw() })
  }

  private static func isReported(
    _ design: Matrix, _ response: [Double], ridge: Double
  ) throws -> Bool {
    let model = try RidgeLogistic(penalties: RidgeSettings.penalties(columns: 4, ridge: ridge))
    let fitted = try model.fit(RegressionData(design: design, response: response))
    let signs: [FitWarning] = [.separated, .constantResponse]
    return fitted.diagnostics.warnings.contains {
      if case .separatingColumns = $0 { true } else { signs.contains($0) }
    }
  }

  @Test("outcomes on two sides of a plane are always reported", arguments: [0.01, 10])
  func separable(ridge: Double) throws {
    for seed in 0..<100 {
      let (design, plane) = Self.rows(seed, count: 40)
      let response = try design.multiplied(by: plane).map { $0 > 0 ? 1.0 : 0.0 }
      #expect(try Self.isReported(design, response, ridge: ridge), "seed \(seed)")
    }
  }

  @Test("outcomes with a loss between two wins and the reverse never are", arguments: [0.01, 10])
  func overlapping(ridge: Double) throws {
    for seed in 0..<100 {
      var (design, plane) = Self.rows(seed, count: 40)
      var response = try design.multiplied(by: plane).map { $0 > 0 ? 1.0 : 0.0 }
      // Each class has a point in the inside of the other's hull, so no plane divides them.
      let outcomes: [Double] = [0, 1]
      for (row, outcome) in zip([0, 1], outcomes) {
        let others = (2..<40).filter { response[$0] != outcome }
        for j in 0..<4 {
          design[row, j] = others.reduce(0) { $0 + design[$1, j] } / Double(others.count)
        }
        response[row] = outcome
      }
      let classes = [0.0, 1.0].map { outcome in (2..<40).filter { response[$0] == outcome }.count }
      guard classes.allSatisfy({ $0 > 4 }) else { continue }
      #expect(try !Self.isReported(design, response, ridge: ridge), "seed \(seed)")
    }
  }
}
