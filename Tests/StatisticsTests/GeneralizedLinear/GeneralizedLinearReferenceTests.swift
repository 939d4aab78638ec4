import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("GeneralizedLinearModel against references")
struct GeneralizedLinearReferenceTests {
  @Test("the references are there")
  func present() {
    #expect(ReferenceCase.generalizedLinear.count > 30)
  }

  @Test(
    "coefficients and standard errors are those of statsmodels",
    arguments: ReferenceCase.generalizedLinear)
  func statsmodels(item: ReferenceCase) throws {
    let fitted = try item.fit()
    #expect(fitted.converged)
    #expect(fitted.warnings.isEmpty)
    for (found, right) in zip(fitted.coefficients, item.coefficients) {
      #expect(logRelativeError(found, right) >= regressionDigits, "\(found) \(right)")
    }
    for (found, right) in zip(fitted.standardErrors, item.standardErrors ?? []) {
      #expect(
        logRelativeError(found ?? .nan, right) >= regressionDigits,
        "se \(String(describing: found)) \(right)")
    }
    if let right = item.alphaStandardError, let alpha = item.alpha {
      #expect(logRelativeError(fitted.alpha ?? 0, alpha) >= regressionDigits)
      #expect(logRelativeError(fitted.alphaStandardError ?? 0, right) >= regressionDigits)
    }
  }

  @Test("measures of fit are those of statsmodels", arguments: ReferenceCase.generalizedLinear)
  func measures(item: ReferenceCase) throws {
    let fitted = try item.fit()
    let pairs: [(Double, Double?)] = [
      (fitted.logLikelihood ?? .nan, item.logLikelihood), (fitted.deviance, item.deviance),
      (fitted.nullDeviance, item.nullDeviance), (fitted.pearsonChiSquared, item.pearson),
      (fitted.dispersion, item.dispersion), (fitted.akaikeCriterion ?? .nan, item.aic),
    ]
    for (index, (found, right)) in pairs.enumerated() {
      guard let right else { continue }
      #expect(logRelativeError(found, right) >= devianceDigits, "\(index): \(found) \(right)")
    }
  }

  @Test("a penalty gives the coefficients of statsmodels", arguments: ReferenceCase.penalised)
  func elasticNet(item: ReferenceCase) throws {
    let fitted = try item.fit()
    #expect(fitted.converged)
    for (found, right) in zip(fitted.coefficients, item.coefficients) {
      #expect(abs(found - right) <= elasticNetError, "\(found) \(right)")
    }
  }

  @Test("robust regression is that of statsmodels", arguments: ReferenceCase.robust)
  func robust(item: ReferenceCase) throws {
    let model = try RobustRegression(loss: item.link == "huber" ? .huber : .bisquare)
    let fitted = try model.fit(
      design: Matrix(columns: item.columns), response: item.response)
    #expect(fitted.converged)
    for (found, right) in zip(fitted.coefficients, item.coefficients) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
    for (found, right) in zip(fitted.standardErrors, item.standardErrors ?? []) {
      #expect(logRelativeError(found ?? 0, right) >= regressionDigits)
    }
    #expect(logRelativeError(fitted.scale, item.dispersion ?? 0) >= regressionDigits)
  }

  @Test(
    "quantile regression is that of linear programming and statsmodels",
    arguments: ReferenceCase.quantile)
  func quantile(item: ReferenceCase) throws {
    let kernels: [String: DensityKernel] = [
      "epa": .epanechnikov, "cos": .cosine, "gau": .gaussian, "par": .parzen, "biw": .biweight,
    ]
    let bandwidths: [String: QuantileBandwidth] = [
      "hsheather": .hallSheather, "bofinger": .bofinger, "chamberlain": .chamberlain,
    ]
    let model = try QuantileRegression(
      quantile: item.quantile ?? 0.5,
      covariance: item.covariance == "iid" ? .identicallyDistributed : .powell,
      kernel: kernels[item.link] ?? .gaussian,
      bandwidth: bandwidths[item.bandwidth ?? ""] ?? .hallSheather)
    let fitted = try model.fit(
      design: Matrix(columns: item.columns), response: item.response)
    #expect(fitted.converged)
    for (found, right) in zip(fitted.coefficients, item.coefficients) {
      #expect(logRelativeError(found, right) >= regressionDigits)
    }
    for (found, right) in zip(fitted.standardErrors, item.standardErrors ?? []) {
      #expect(logRelativeError(found ?? 0, right) >= regressionDigits)
    }
  }
}
