/// Checked settings of a ridge-penalised regression.
public struct RidgeSettings: Equatable, Sendable {
  /// A penalty for each column of the design, on the standardised scale of the columns.
  public let penalties: [Double]
  /// Towards what the coefficients are drawn, on the same scale; `nil` means 0.
  public let prior: [Double]?
  /// Whether columns are brought to mean 0 and standard deviation 1 for the fit.
  public let standardise: Bool
  /// The relative change of the objective at which the iteration ends.
  public let tolerance: Double
  /// The limit of Newton steps.
  public let maximumIterations: Int

  /// Settings, refused when one of them has no meaning.
  ///
  /// - Throws: ``FitError/invalidPenalty(column:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/invalidSetting(name:value:)``.
  public init(
    penalties: [Double], prior: [Double]? = nil, standardise: Bool = true,
    tolerance: Double = 1e-7, maximumIterations: Int = 25
  ) throws(FitError) {
    if let column = penalties.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidPenalty(column: column)
    }
    if let prior { try RegressionData.check(prior, "prior", count: penalties.count) }
    guard tolerance > 0, tolerance < 1 else {
      throw .invalidSetting(name: "tolerance", value: tolerance)
    }
    guard maximumIterations > 0 else {
      throw .invalidSetting(name: "maximumIterations", value: Double(maximumIterations))
    }
    self.penalties = penalties
    self.prior = prior
    self.standardise = standardise
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  /// The same penalty for every column but the intercept in column 0.
  public static func penalties(
    columns: Int, ridge: Double, intercept: Double = 1e-6
  ) -> [Double] {
    (0..<max(0, columns)).map { $0 == 0 ? intercept : ridge }
  }
}

extension RidgeSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case penalties, prior, standardise, tolerance, maximumIterations
  }

  /// Reads settings and checks them as the memberwise initializer does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      penalties: values.decode([Double].self, forKey: .penalties),
      prior: values.decodeIfPresent([Double].self, forKey: .prior),
      standardise: values.decode(Bool.self, forKey: .standardise),
      tolerance: values.decode(Double.self, forKey: .tolerance),
      maximumIterations: values.decode(Int.self, forKey: .maximumIterations))
  }
}
