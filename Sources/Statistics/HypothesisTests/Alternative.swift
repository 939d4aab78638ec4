/// What is believed when the null hypothesis is given up.
public enum Alternative: String, Codable, Equatable, Sendable, CaseIterable {
  /// The difference is not zero.
  case twoSided
  /// The difference is above zero.
  case greater
  /// The difference is below zero.
  case less

  /// The p-value of a statistic with a distribution that is symmetric around 0.
  func pValue(of statistic: Double, _ distribution: StudentT) -> Double {
    switch self {
    case .twoSided: min(1, 2 * distribution.survival(abs(statistic)))
    case .greater: distribution.survival(statistic)
    case .less: distribution.cdf(statistic)
    }
  }

  /// The statistic turned so that large values speak for this alternative.
  func evidence(_ statistic: Double) -> Double {
    switch self {
    case .twoSided: abs(statistic)
    case .greater: statistic
    case .less: -statistic
    }
  }
}
