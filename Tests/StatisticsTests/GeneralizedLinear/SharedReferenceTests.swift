import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

/// Results of R and Stata in the folder of shared data.
enum SharedReference {
  static var folder: URL {
    let named = ProcessInfo.processInfo.environment["AFORO_DATA"]
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../..").standardizedFileURL
    let data =
      named.map { URL(fileURLWithPath: $0) } ?? root.appendingPathComponent("../shared/data")
    return data.standardizedFileURL.appendingPathComponent("regression_references")
  }

  static let isThere: Bool = {
    let found = FileManager.default.fileExists(atPath: folder.path)
    if !found { print("skipped: no regression references in \(folder.path); set AFORO_DATA") }
    return found
  }()

  /// The columns of a file by name; texts become NaN.
  static func table(_ path: String, separator: Character = ",") throws -> [String: [Double]] {
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: separator).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))
      }
    }
    var result: [String: [Double]] = [:]
    for (j, name) in (lines.first ?? []).enumerated() {
      result[name] = lines.dropFirst().map { Double($0[j]) ?? .nan }
    }
    return result
  }

  static func order(_ path: String) throws -> [String] {
    let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    return (text.split(whereSeparator: \.isNewline).first ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))
    }
  }

  struct Numbers: Decodable {
    var params: [Double]
    var bse: [Double]
    var llf: Double
    var deviance: Double?
    var nullDeviance: Double?
    var scale: Double?
    var pearson: Double?

    private enum CodingKeys: String, CodingKey {
      case params, bse, llf, deviance, scale
      case nullDeviance = "null_deviance"
      case pearson = "pearson_chi2"
    }
  }

  static func numbers<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(
      type, from: Data(contentsOf: folder.appendingPathComponent(path)))
  }
}

/// Digits with which a value was written down, at most those asked for.
private func digits(_ printed: Double) -> Double {
  let text = String(describing: abs(printed)).prefix { $0 != "e" }
  let significant = text.filter(\.isNumber).drop { $0 == "0" }.count
  // The last figure printed is rounded, and its weight depends on the leading one.
  return max(2, min(regressionDigits, Double(significant) - 1))
}

@Suite("R and Stata results of the shared data", .enabled(if: SharedReference.isThere))
struct SharedReferenceTests {
  private func check(
    _ fitted: FittedGeneralizedLinearModel, _ right: SharedReference.Numbers,
    errorDigits: Double = regressionDigits
  ) {
    #expect(fitted.converged)
    for (found, value) in zip(fitted.coefficients, right.params) {
      #expect(logRelativeError(found, value) >= digits(value), "\(found) \(value)")
    }
    for (found, value) in zip(fitted.standardErrors, right.bse) {
      let wanted = min(errorDigits, digits(value))
      #expect(logRelativeError(found ?? 0, value) >= wanted, "\(found ?? 0) \(value)")
    }
    for (found, value) in [
      (fitted.deviance, right.deviance), (fitted.nullDeviance, right.nullDeviance),
      (fitted.pearsonChiSquared, right.pearson), (fitted.dispersion, right.scale),
    ] {
      guard let value else { continue }
      let wanted = min(recordedMeasureDigits, digits(value))
      #expect(logRelativeError(found, value) >= wanted, "\(found) \(value)")
    }
  }

  private func design(_ table: [String: [Double]], _ names: [String]) throws -> Matrix {
    let columns = names.map { table[$0] ?? [] }
    return try Matrix(columns: columns + [[Double](repeating: 1, count: columns[0].count)])
  }

  @Test("logit and probit of Spector and Mazzeo", arguments: [LinkFunction.logit, .probit])
  func spector(link: LinkFunction) throws {
    struct File: Decodable {
      var logit: SharedReference.Numbers
      var probit: SharedReference.Numbers
    }
    let file = try SharedReference.numbers("logit_probit_spector/reference.json", as: File.self)
    let table = try SharedReference.table("logit_probit_spector/spector.csv", separator: " ")
    let model = try GeneralizedLinearModel(family: .binomial, link: link, covariance: .observed)
    let fitted = try model.fit(
      GeneralizedLinearData(
        design: try design(table, ["GPA", "TUCE", "PSI"]), response: table["GRADE"] ?? []))
    let right = link == .logit ? file.logit : file.probit
    // Stata stopped its iterations at 6 to 7 digits of the standard errors.
    for (found, value) in zip(fitted.coefficients, right.params) {
      #expect(logRelativeError(found, value) >= spectorDigits, "\(found) \(value)")
    }
    for (found, value) in zip(fitted.standardErrors, right.bse) {
      #expect(logRelativeError(found ?? 0, value) >= spectorDigits)
    }
    #expect(logRelativeError(fitted.logLikelihood ?? .nan, right.llf) >= spectorDigits)
  }

  @Test("Poisson of capital punishment")
  func executions() throws {
    var table = try SharedReference.table("glm_cpunish_poisson/cpunish.csv")
    table["logVC"] = table["VC100k96"]?.map { log($0) }
    let names = ["INCOME", "PERPOVERTY", "PERBLACK", "logVC", "SOUTH", "DEGREE"]
    let fitted = try GeneralizedLinearModel(family: .poisson).fit(
      GeneralizedLinearData(
        design: try design(table, names), response: table["EXECUTIONS"] ?? []))
    let right = try SharedReference.numbers(
      "glm_cpunish_poisson/reference.json", as: SharedReference.Numbers.self)
    check(fitted, right, errorDigits: recordedErrorDigits)
    // statsmodels 0.15.0, GLM(...).fit(tol=1e-14, maxiter=100, tol_criterion="params").bse
    let settled = [
      5.187148837881347e-05, 0.0794026042444545, 0.022919301673189018, 0.4375175690745175,
      0.4283837966437104, 4.283979303478179,
    ]
    for (found, value) in zip(fitted.standardErrors, settled) {
      #expect(logRelativeError(found ?? 0, value) >= regressionDigits)
    }
    #expect(logRelativeError(fitted.logLikelihood ?? .nan, right.llf) >= devianceDigits)
  }

  @Test("gamma of the Scottish vote")
  func vote() throws {
    let table = try SharedReference.table("glm_scotvote_gamma/scotvote.csv")
    let names = ["COUTAX", "UNEMPF", "MOR", "ACT", "GDP", "AGE", "COUTAX_FEMALEUNEMP"]
    let fitted = try GeneralizedLinearModel(family: .gamma).fit(
      GeneralizedLinearData(design: try design(table, names), response: table["YES"] ?? []))
    check(
      fitted,
      try SharedReference.numbers(
        "glm_scotvote_gamma/reference.json", as: SharedReference.Numbers.self))
  }

  @Test("binomial of California schools")
  func schools() throws {
    let path = "glm_star98_binomial/star98.csv"
    let table = try SharedReference.table(path)
    let names = Array(try SharedReference.order(path).dropFirst(2))
    let trials = table["MATHTOT"] ?? []
    let shares = zip(table["PR50M"] ?? [], trials).map(/)
    let fitted = try GeneralizedLinearModel(family: .binomial).fit(
      GeneralizedLinearData(
        design: try design(table, names), response: shares, trials: trials))
    let right = try SharedReference.numbers(
      "glm_star98_binomial/reference.json", as: SharedReference.Numbers.self)
    check(fitted, right)
    #expect(logRelativeError(fitted.logLikelihood ?? .nan, right.llf) >= devianceDigits)
  }

  @Test("quantile regression of Engel's food expenditure: R's fitted values at 0.1")
  func engelFitted() throws {
    let table = try SharedReference.table("quantile_engel/engel.csv")
    let fitted = try QuantileRegression(quantile: 0.1).fit(
      design: try design(table, ["income"]), response: table["foodexp"] ?? [])
    struct File: Decodable {
      struct Fit: Decodable { var fittedvalues: [Double] }
      var fit: Fit

      private enum CodingKeys: String, CodingKey {
        case fit = "Rquantreg"
      }
    }
    let right = try SharedReference.numbers("quantile_engel/reference.json", as: File.self)
    let found = try fitted.predictions(try design(table, ["income"]))
    for (value, expected) in zip(found, right.fit.fittedvalues) {
      #expect(logRelativeError(value, expected) >= regressionDigits)
    }
    #expect(fitted.converged && fitted.isUnique)
  }

  @Test(
    "quantile regression of Engel's food expenditure: Stata's tables",
    arguments: [
      ("biweight", DensityKernel.biweight), ("cosine", .cosine), ("epan2", .epanechnikov),
      ("gaussian", .gaussian), ("parzen", .parzen),
    ])
  func engelTables(name: String, kernel: DensityKernel) throws {
    let data = try Data(
      contentsOf: SharedReference.folder.appendingPathComponent("quantile_engel/reference.json"))
    let file = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    let rules: [(String, QuantileBandwidth)] = [
      ("hsheather", .hallSheather), ("bofinger", .bofinger), ("chamberlain", .chamberlain),
    ]
    let table = try SharedReference.table("quantile_engel/engel.csv")
    var compared = 0
    for (rule, bandwidth) in rules {
      guard let entry = file["\(name)_\(rule)"] as? [String: Any],
        let rows = entry["table"] as? [[Double]]
      else { continue }
      let model = try QuantileRegression(
        quantile: entry["q"] as? Double ?? 0.5, covariance: .identicallyDistributed,
        kernel: kernel, bandwidth: bandwidth, quartiles: .averagedSteps)
      let fitted = try model.fit(
        design: try design(table, ["income"]), response: table["foodexp"] ?? [])
      for (j, row) in rows.enumerated() {
        #expect(logRelativeError(fitted.coefficients[j], row[0]) >= spectorDigits)
        #expect(
          logRelativeError(fitted.standardErrors[j] ?? 0, row[1]) >= stataTableDigits,
          "\(name) \(rule)")
      }
      compared += 1
    }
    #expect(compared > 0)
  }
}
