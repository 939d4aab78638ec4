import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("NIST StRD, linear")
struct StrdLinearTests {
  private static let sets = StrdFile.all("linear").compactMap(StrdRegression.init)

  @Test("has the certified digits of every set, or says which columns are in doubt")
  func certified() throws {
    for set in StrdLinearTests.sets {
      let fitted = try LinearRegression().fit(design: set.design, response: set.response)
      let digits = StrdDigits(fitted, set)
      print("StRD \(set.name): \(digits), condition \(fitted.diagnostics.condition)")
      let isWarned = fitted.diagnostics.warnings.contains {
        if case .illConditioned = $0 { true } else { false }
      }
      let needed = strdDigits[set.name] ?? strdDefaultDigits
      #expect(digits.coefficients >= needed || isWarned, "\(set.name)")
      #expect(digits.standardErrors >= needed || isWarned, "\(set.name)")
      #expect(digits.residualDeviation >= needed || isWarned, "\(set.name)")
      #expect(digits.rSquared >= needed || isWarned, "\(set.name)")
      #expect(fitted.diagnostics.droppedColumns.isEmpty, "\(set.name)")
    }
  }

  @Test("is never wrong without a word, whatever the path", arguments: LinearSolverPath.allCases)
  func neverSilent(path: LinearSolverPath) throws {
    for set in StrdLinearTests.sets {
      for refine in [true, false] {
        let model = try LinearRegression(path: path, refine: refine)
        guard let fitted = try? model.fit(design: set.design, response: set.response) else {
          // Said aloud: the normal equations are singular.
          #expect(path == .normalEquations)
          continue
        }
        let digits = StrdDigits(fitted, set).coefficients
        let isWarned = fitted.diagnostics.warnings.contains { $0 != .perfectFit }
        #expect(digits >= silentDigits || isWarned, "\(set.name) \(path) \(refine) \(digits)")
      }
    }
  }
}

/// Correct digits, the fewest of all columns.
private struct StrdDigits: CustomStringConvertible {
  let coefficients: Double
  let standardErrors: Double
  let residualDeviation: Double
  let rSquared: Double

  init(_ fitted: FittedLinearRegression, _ set: StrdRegression) {
    coefficients = StrdDigits.fewest(fitted.coefficients, set.coefficients)
    standardErrors = StrdDigits.fewest(fitted.standardErrors, set.standardErrors)
    residualDeviation = logRelativeError(
      fitted.residualStandardError, set.residualStandardDeviation)
    rSquared = logRelativeError(fitted.rSquared ?? .nan, set.rSquared)
  }

  var description: String {
    let text = [coefficients, standardErrors, residualDeviation, rSquared].map {
      String(($0 * 10).rounded(.down) / 10)
    }
    return
      "coefficients \(text[0]), standard errors \(text[1]), residuals \(text[2]), R2 \(text[3])"
  }

  private static func fewest(_ computed: [Double], _ certified: [Double]) -> Double {
    zip(computed, certified).map { logRelativeError($0, $1) }.min() ?? 0
  }
}
