import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("RobustCovariance")
struct RobustCovarianceTests {
  private static let sample = MultivariateSample.rows(300, 5)

  @Test("the reweighted estimate is that of scikit-learn's best random start")
  func reference() throws {
    let fitted = try RobustCovariance().fit(MultivariateSample.rows(41, 2))
    let pairs = [
      (fitted.location, MultivariateReference.final[0]),
      (fitted.covariance.columnMajor, MultivariateReference.final[1]),
    ]
    for (found, right) in pairs {
      for (value, reference) in zip(found, right) {
        #expect(logRelativeError(value, reference) >= covarianceDigits)
      }
    }
    #expect(fitted.warnings.isEmpty && fitted.support.filter { $0 }.count == fitted.supportCount)
  }

  @Test("far rows are outliers, and the centre is that of the others")
  func outliers() throws {
    let fitted = try RobustCovariance().fit(Self.sample)
    let outliers = try fitted.outliers(level: 0.999)
    #expect(outliers.prefix(60).allSatisfy { $0 })
    #expect(outliers.dropFirst(60).filter { $0 }.count < 6)
    // No higher a determinant than the best of 50 fits from random starts.
    let determinant = try Cholesky(fitted.rawCovariance).logDeterminant
    #expect(determinant <= MultivariateReference.determinant[0][0])
    let right = try #require(Descriptive.mean(Array(Self.sample.column(0).dropFirst(60))))
    #expect(abs(fitted.location[0] - right) < 3 / 240.0.squareRoot())
  }

  @Test("distances of the fitted rows are those of the same rows given again")
  func distances() throws {
    let fitted = try RobustCovariance().fit(Self.sample)
    let again = try fitted.squaredDistances(Self.sample)
    for (value, right) in zip(again, fitted.squaredDistances) {
      #expect(abs(value - right) <= reorderingError * right)
    }
    #expect(throws: MultivariateError.self) {
      try fitted.squaredDistances(Matrix(rows: [[1, 2, 3]]))
    }
  }

  @Test("follows shifts and scales of the columns, and the order of the rows")
  func equivariance() throws {
    let fitted = try RobustCovariance().fit(Self.sample)
    var moved = Self.sample.selecting(rows: (0..<300).map { ($0 * 7) % 300 })
    try moved.setColumn(1, to: moved.column(1).map { 1000 * $0 - 5e4 })
    let other = try RobustCovariance().fit(moved)
    #expect(abs(other.location[1] - (1000 * fitted.location[1] - 5e4)) < 5e4 * reorderingError)
    #expect(abs(other.covariance[1, 1] / (1e6 * fitted.covariance[1, 1]) - 1) < reorderingError)
    for i in 0..<300 {
      let right = fitted.squaredDistances[(i * 7) % 300]
      #expect(abs(other.squaredDistances[i] - right) <= reorderingError * max(1, right))
    }
  }

  @Test("gives the same bits for any number of workers")
  func workers() throws {
    let rows = MultivariateSample.rows(9000, 5)
    let one = try RobustCovariance().fit(rows)
    for workers in [2, 8] {
      let many = try RobustCovariance().fit(rows, workers: workers)
      #expect(many.squaredDistances == one.squaredDistances && many.covariance == one.covariance)
    }
    #expect(
      one.squaredDistances.prefix(1800).min() ?? 0 > one.squaredDistances.dropFirst(1800).max() ?? 0
    )
  }

  @Test("cut-offs of Hardin and Rocke let through the share they say", arguments: [60, 200, 1000])
  func cutoffs(rows: Int) throws {
    let repeats = 10_000 / rows
    var (beyond, plain) = (0, 0)
    let chiSquared = try DistanceCutoff.chiSquared(columns: 5, level: 0.975)
    for seed in 0..<repeats {
      let data = MultivariateSample.normal(rows, 5, seed: UInt64(seed))
      let fitted = try RobustCovariance().fit(data)
      beyond += try fitted.outliers(level: 0.975).filter { $0 }.count
      plain += fitted.rawSquaredDistances.filter { $0 > chiSquared }.count
    }
    let share = Double(beyond) / Double(repeats * rows)
    #expect(share > 0.025 - cutoffShareError && share < 0.025 + cutoffShareError, "\(share)")
    // Chi-squared calls far more clean rows outliers when there are few.
    #expect(plain > beyond || rows > 500)
  }

  @Test("all rows as support give the mean and covariance themselves")
  func fullSupport() throws {
    let data = MultivariateSample.normal(500, 3, seed: 4)
    let fitted = try RobustCovariance(supportFraction: 1).fit(data)
    let mean = try #require(Descriptive.mean(data.column(2)))
    #expect(abs(fitted.rawLocation[2] - mean) < reorderingError)
    #expect(fitted.supportCount == 500)
    let most = try RobustCovariance(supportFraction: 0.75).fit(data)
    #expect(most.supportCount > 370 && most.supportCount < 380)
  }

  @Test("rows in a plane are fitted with a named warning; rows off it are far")
  func plane() throws {
    var data = MultivariateSample.normal(200, 3, seed: 5)
    for i in 0..<170 { data[i, 2] = data[i, 0] - 2 * data[i, 1] }
    let fitted = try RobustCovariance().fit(data)
    #expect(fitted.warnings.contains { if case .singularCovariance = $0 { true } else { false } })
    let (inside, outside) = (fitted.squaredDistances[0..<170], fitted.squaredDistances[170...])
    #expect((inside.max() ?? 0) < (outside.min() ?? 0))
    #expect(allFinite(fitted.squaredDistances))
  }

  @Test("constant, doubled and two-valued columns give finite answers and say so")
  func degenerate() throws {
    let z = MultivariateSample.normal(200, 2, seed: 6)
    let flag = (0..<200).map { $0 % 10 == 0 ? 1.0 : 0 }
    let data = try Matrix(columns: [
      z.column(0), [Double](repeating: 3, count: 200), z.column(1), flag,
    ])
    let fitted = try RobustCovariance().fit(data)
    #expect(fitted.warnings.contains(.constantColumns([1])))
    #expect(fitted.location[1] == 3 && fitted.covariance[1, 1] == 0)
    #expect(allFinite(fitted.squaredDistances))
    let doubled = try RobustCovariance().fit(Matrix(columns: [z.column(0), z.column(0)]))
    #expect(!doubled.warnings.isEmpty && allFinite(doubled.squaredDistances))
    #expect(throws: MultivariateError.noVariation) {
      try RobustCovariance().fit(Matrix(columns: [[2, 2, 2], [1, 1, 1]]))
    }
  }

  @Test("few rows, NaN, infinity, overflow and bad settings are refused")
  func refusals() throws {
    #expect(throws: MultivariateError.self) {
      try RobustCovariance().fit(Matrix(rows: 0, columns: 2))
    }
    #expect(throws: MultivariateError.self) {
      try RobustCovariance().fit(Matrix(rows: 5, columns: 0))
    }
    #expect(throws: MultivariateError.self) {
      try RobustCovariance().fit(Matrix(rows: [[1, 2], [2, 1]]))
    }
    for value in [Double.nan, .infinity] {
      #expect(throws: MultivariateError.notFinite(row: 1, column: 0)) {
        try RobustCovariance().fit(Matrix(rows: [[1, 2], [value, 1], [3, 3], [5, 1]]))
      }
      #expect(throws: MultivariateError.self) { try RobustCovariance(supportFraction: value) }
      #expect(throws: MultivariateError.self) { try RobustCovariance(reweightingLevel: value) }
    }
    do {
      let fitted = try RobustCovariance().fit(
        Matrix(rows: [[1e308, 2], [-1e308, 1], [3e307, 3], [5, 1], [-1e307, 4]]))
      #expect(allFinite(fitted.squaredDistances))
    } catch let error as MultivariateError {
      #expect(error == .overflow || error == .noVariation)
    }
    #expect(throws: MultivariateError.self) {
      try DistanceCutoff.hardinRocke(rows: 3, columns: 2, supportFraction: 0.5, level: 0.9)
    }
    #expect(throws: MultivariateError.self) {
      try DistanceCutoff.chiSquared(columns: 0, level: 0.9)
    }
  }
}
