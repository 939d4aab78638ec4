extension FittedLinearRegression {
  enum CodingKeys: String, CodingKey {
    case configuration, columnCount, keptColumns, observationCount, modelDegreesOfFreedom
    case hasIntercept, diagnostics, residuals, fittedValues, keptCoefficients, inference
    case residualNorm, totalNorm, halfLogWeights, jointStatistic, jointCount
  }

  /// Reads a fitted model, and refuses parts that do not fit together.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    configuration = try values.decode(LinearRegression.self, forKey: .configuration)
    columnCount = try values.decode(Int.self, forKey: .columnCount)
    keptColumns = try values.decode([Int].self, forKey: .keptColumns)
    observationCount = try values.decode(Int.self, forKey: .observationCount)
    modelDegreesOfFreedom = try values.decode(Double.self, forKey: .modelDegreesOfFreedom)
    hasIntercept = try values.decode(Bool.self, forKey: .hasIntercept)
    diagnostics = try values.decode(LinearFitDiagnostics.self, forKey: .diagnostics)
    residuals = try values.decodeIfPresent([Double].self, forKey: .residuals)
    fittedValues = try values.decodeIfPresent([Double].self, forKey: .fittedValues)
    keptCoefficients = try values.decode([Double].self, forKey: .keptCoefficients)
    inference = try values.decodeIfPresent(LinearInference.self, forKey: .inference)
    residualNorm = try values.decode(Double.self, forKey: .residualNorm)
    totalNorm = try values.decode(Double.self, forKey: .totalNorm)
    halfLogWeights = try values.decode(Double.self, forKey: .halfLogWeights)
    jointStatistic = try values.decodeIfPresent(Double.self, forKey: .jointStatistic)
    jointCount = try values.decode(Int.self, forKey: .jointCount)
    guard isConsistent else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: "the parts of the fitted regression do not fit together"))
    }
  }

  /// Whether lists are as long as each other says and columns are columns of the design.
  private var isConsistent: Bool {
    let count = keptColumns.count
    let isAscending = zip(keptColumns, keptColumns.dropFirst()).allSatisfy { $0 < $1 }
    let isInside = keptColumns.allSatisfy { $0 >= 0 && $0 < columnCount }
    let isComplete =
      inference.map {
        $0.standardErrors.count == count && $0.correlations.count == count * count
      } ?? true
    // More columns than this would not fit the 32-bit integers of LAPACK in the first place.
    return isAscending && isInside && isComplete && keptCoefficients.count == count
      && columnCount >= 0 && columnCount <= Int(Int32.max) && observationCount >= 0
  }
}
