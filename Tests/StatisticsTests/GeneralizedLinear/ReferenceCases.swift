import Foundation
import LinearAlgebra
import Statistics
import Testing

/// One fit of `Reference/glm_reference.json`, made by `make_glm_reference.py`.
struct ReferenceCase: Decodable, CustomTestStringConvertible, Sendable {
  var name: String
  var family: String
  var link: String
  var columns: [[Double]]
  var response: [Double]
  var trials: [Double]?
  var offset: [Double]?
  var frequencyWeights: [Double]?
  var varianceWeights: [Double]?
  var clusters: [Int]?
  var covariance: String?
  var dispersionMethod: String?
  var power: Double?
  var quantile: Double?
  var bandwidth: String?
  var penalties: [Double]?
  var l1Ratio: Double?
  var alpha: Double?
  var alphaStandardError: Double?
  var coefficients: [Double]
  var standardErrors: [Double]?
  var logLikelihood: Double?
  var deviance: Double?
  var nullDeviance: Double?
  var pearson: Double?
  var dispersion: Double?
  var aic: Double?

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [ReferenceCase]
  }

  /// The folder of references beside the tests.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Reference")

  /// Every case; one without columns has those of the case before it.
  static let all: [ReferenceCase] = {
    guard let data = try? Data(contentsOf: folder.appendingPathComponent("glm_reference.json")),
      let file = try? JSONDecoder().decode(File.self, from: data)
    else { return [] }
    var result: [ReferenceCase] = []
    for var item in file.cases {
      if item.columns.isEmpty, let last = result.last {
        (item.columns, item.response) = (last.columns, last.response)
      }
      result.append(item)
    }
    return result
  }()

  static let generalizedLinear = all.filter {
    $0.family != "robust" && $0.family != "quantile" && $0.penalties == nil
  }
  static let penalised = all.filter { $0.penalties != nil }
  static let robust = all.filter { $0.family == "robust" }
  static let quantile = all.filter { $0.family == "quantile" }

  var responseFamily: ResponseFamily {
    switch family {
    case "binomial": .binomial
    case "poisson": .poisson
    case "negativeBinomial": .negativeBinomial(.fixed(alpha ?? 1))
    case "negativeBinomialML": .negativeBinomial(.maximumLikelihood)
    case "gamma": .gamma
    case "tweedie": .tweedie(power: power ?? 1.5)
    default: .gaussian
    }
  }

  func fit() throws -> FittedGeneralizedLinearModel {
    let methods: [String: CovarianceMethod] = [
      "HC0": .sandwich, "HC1": .adjustedSandwich, "cluster": .clustered,
    ]
    let model = try GeneralizedLinearModel(
      family: responseFamily, link: LinkFunction(rawValue: link), penalties: penalties,
      l1Ratio: l1Ratio ?? 0, dispersion: dispersionMethod == nil ? .byFamily : .pearson,
      covariance: covariance.flatMap { methods[$0] } ?? .model, tolerance: 1e-10,
      maximumIterations: 200)
    return try model.fit(
      GeneralizedLinearData(
        design: Matrix(columns: columns), response: response, trials: trials,
        frequencyWeights: frequencyWeights, varianceWeights: varianceWeights, offset: offset,
        clusters: clusters))
  }
}
