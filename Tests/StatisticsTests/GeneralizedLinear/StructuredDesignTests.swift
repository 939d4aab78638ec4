import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("StructuredDesign")
struct StructuredDesignTests {
  private static func example(
    rows: Int, numeric: Int, hasIntercept: Bool = true, levels: [Int] = [5, 3, 9]
  ) throws -> (StructuredDesign, outcomes: [Double], counts: [Double]) {
    var stream = RandomStream(seed: 7, stream: UInt64(rows))
    var columns: [[Double]] = []
    for _ in 0..<numeric { columns.append((0..<rows).map { _ in stream.uniform() * 4 - 2 }) }
    let factors = try levels.enumerated().map { index, count in
      try Factor(
        codes: (0..<rows).map { _ in UInt16(min(count - 1, Int(stream.uniform() * Double(count))))
        },
        levelCount: count, reference: hasIntercept || index > 0 ? 1 : nil)
    }
    let matrix =
      numeric == 0 ? Matrix(rows: rows, columns: 0) : try Matrix(columns: columns)
    let design = try StructuredDesign(
      numeric: matrix, factors: factors, hasIntercept: hasIntercept)
    let eta = (0..<rows).map { i -> Double in
      let slope: Double = numeric > 0 ? 0.5 * matrix[i, 0] : 0
      return slope + 0.3 * Double(factors[0].codes[i]) - 0.6
    }
    let outcomes = eta.map { stream.uniform() < 1 / (1 + exp(-$0)) ? 1.0 : 0 }
    let counts = eta.map { (exp($0) + 2 * stream.uniform()).rounded() }
    return (design, outcomes, counts)
  }

  @Test(
    "gives the fit of the expanded dummies",
    arguments: [(300, 3, true), (1000, 4, true), (257, 0, true), (5000, 7, false), (600, 1, false)])
  func expanded(rows: Int, numeric: Int, hasIntercept: Bool) throws {
    let (design, outcomes, counts) = try Self.example(
      rows: rows, numeric: numeric, hasIntercept: hasIntercept)
    for (family, y) in [(ResponseFamily.binomial, outcomes), (.poisson, counts)] {
      for covariance in [CovarianceMethod.model, .sandwich, .clustered] {
        let model = try GeneralizedLinearModel(family: family, covariance: covariance)
        let clusters = (0..<rows).map { $0 % 11 }
        let offset = (0..<rows).map { Double($0 % 4) / 10 }
        let left = try model.fit(
          GeneralizedLinearData(
            design: .structured(design), response: y, offset: offset, clusters: clusters))
        let right = try model.fit(
          GeneralizedLinearData(
            design: design.expanded(), response: y, offset: offset, clusters: clusters))
        #expect(left.converged)
        for j in 0..<design.columns {
          #expect(abs(left.coefficients[j] - right.coefficients[j]) <= reorderingError)
          let (a, b) = (left.standardErrors[j] ?? 0, right.standardErrors[j] ?? -1)
          #expect(logRelativeError(a, b) >= regressionDigits)
        }
        #expect(logRelativeError(left.deviance, right.deviance) >= devianceDigits)
      }
    }
  }

  @Test("large designs start from a sample, and give the same bits for 1, 2 and 8 workers")
  func workers() throws {
    let (design, outcomes, _) = try Self.example(rows: 210_000, numeric: 2)
    let model = try GeneralizedLinearModel(family: .binomial)
    let data = try GeneralizedLinearData(design: .structured(design), response: outcomes)
    let alone = try model.fit(data)
    #expect(alone.converged && alone.warnings.isEmpty)
    #expect(try model.fit(data, workers: 2) == alone)
    #expect(try model.fit(data, workers: 8) == alone)
  }

  @Test("a level that was never seen is dropped, one with a single outcome separates")
  func levels() throws {
    let codes = (0..<200).map { UInt16($0 % 3 == 0 ? 3 : $0 % 2) }
    let design = try StructuredDesign(
      numeric: Matrix(columns: [(0..<200).map { Double(($0 * 7) % 13) }]),
      factors: [Factor(codes: codes, levelCount: 4)])
    let mixed = (0..<200).map { Double(($0 * 11) % 5 < 2 ? 1 : 0) }
    let fitted = try GeneralizedLinearModel(family: .binomial).fit(
      GeneralizedLinearData(design: .structured(design), response: mixed))
    #expect(fitted.droppedColumns == [3])
    let one = mixed.indices.map { codes[$0] == 3 ? 1 : mixed[$0] }
    let separated = try GeneralizedLinearModel(family: .binomial).fit(
      GeneralizedLinearData(design: .structured(design), response: one))
    let isSaid = separated.warnings.contains(.separated(columns: [4]))
    #expect(isSaid, "\(separated.warnings)")
  }

  @Test("refuses codes that are no level")
  func codes() {
    #expect(throws: FitError.self) { try Factor(codes: [UInt16(0), 4], levelCount: 4) }
    #expect(throws: FitError.self) { try Factor(codes: [Int32(0), -1], levelCount: 4) }
    #expect(throws: FitError.self) { try Factor(codes: [UInt16(0)], levelCount: 1, reference: 1) }
  }
}
