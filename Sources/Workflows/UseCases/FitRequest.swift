internal import Deals
internal import Statistics

/// What `aforo fit` is asked for, in the words of the command line.
public struct FitRequest: Sendable {
  /// The CSV file.
  public var path: String
  /// A name of ``modelNames``.
  public var model: String
  /// The formula.
  public var formula: String
  /// A column of weights.
  public var weights: String?
  /// A column that is added to the linear predictor.
  public var offset: String?
  /// A column whose values are clusters.
  public var cluster: String?
  /// The ridge penalty.
  public var ridge: Double?
  /// The quantile.
  public var quantile: Double?
  /// The Tweedie power.
  public var power: Double?
  /// A name of ``linkNames``.
  public var link: String?
  /// A name of ``robustNames``.
  public var robust: String?
  /// The probability that intervals cover.
  public var level = 0.95

  /// A request without options.
  public init(path: String, model: String, formula: String) {
    self.path = path
    self.model = model
    self.formula = formula
  }

  /// The models.
  public static let modelNames = FormulaModel.allCases.map(\.rawValue)
  /// The links of generalized linear models.
  public static let linkNames = LinkFunction.allCases.map(\.rawValue)
  /// The ways to robust standard errors.
  public static let robustNames = RobustErrors.allCases.map(\.rawValue)

  /// The regression that is asked for.
  ///
  /// - Throws: ``WorkflowError/usage(_:)``; ``WorkflowError/regression(_:place:)``.
  func regression() throws(WorkflowError) -> FormulaRegression {
    let model = try FitRequest.value(FormulaModel.init, model, "--model", Self.modelNames)
    var link: LinkFunction?
    if let name = self.link {
      link = try FitRequest.value(LinkFunction.init, name, "--link", Self.linkNames)
    }
    var robust: RobustErrors?
    if let name = self.robust {
      robust = try FitRequest.value(RobustErrors.init, name, "--robust", Self.robustNames)
    }
    do throws(FormulaFitError) {
      return try FormulaRegression(
        model, columns: .init(weights: weights, offset: offset, cluster: cluster), ridge: ridge,
        quantile: quantile, power: power, link: link, robust: robust, level: level)
    } catch {
      throw .regression(error, place: path)
    }
  }

  private static func value<Value>(
    _ make: (String) -> Value?, _ name: String, _ option: String, _ known: [String]
  ) throws(WorkflowError) -> Value {
    if let value = make(name) { return value }
    let nearest = known.min { editDistance($0, name) < editDistance($1, name) } ?? ""
    throw .usage("\(option): \"\(name)\" is unknown; did you mean \"\(nearest)\"?")
  }
}
