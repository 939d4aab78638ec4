internal import Foundation

/// How the covariance of quantile regression coefficients is made.
public enum QuantileCovariance: String, Codable, Equatable, Sendable {
  /// A sandwich with different weights for residuals above and below, as in Greene.
  case powell
  /// Residuals with one distribution for all rows.
  case identicallyDistributed
}

/// A kernel of a density estimate.
public enum DensityKernel: String, Codable, Equatable, Sendable {
  /// 3/4 (1 - *u*^2)
  case epanechnikov
  /// 15/16 (1 - *u*^2)^2
  case biweight
  /// 1 + cos(2 pi *u*) up to 1/2
  case cosine
  /// The normal density.
  case gaussian
  /// Parzen's piecewise cubic.
  case parzen

  /// The kernel's value.
  func value(_ u: Double) -> Double {
    let size = abs(u)
    switch self {
    case .epanechnikov: return size <= 1 ? 0.75 * (1 - u * u) : 0
    case .biweight: return size <= 1 ? 15.0 / 16 * (1 - u * u) * (1 - u * u) : 0
    case .cosine: return size <= 0.5 ? 1 + cos(2 * .pi * u) : 0
    case .gaussian: return NormalDistribution.standard.density(u)
    case .parzen:
      if size <= 0.5 { return 4.0 / 3 - 8 * u * u + 8 * size * size * size }
      return size <= 1 ? 8 * (1 - size) * (1 - size) * (1 - size) / 3 : 0
    }
  }
}

/// A rule for the bandwidth, on the scale of probability.
public enum QuantileBandwidth: String, Codable, Equatable, Sendable {
  /// Hall and Sheather (1988), for intervals of 95 %.
  case hallSheather
  /// Bofinger (1975).
  case bofinger
  /// Chamberlain (1994).
  case chamberlain

  func value(count: Double, quantile: Double) -> Double {
    let normal = NormalDistribution.standard
    let z = normal.quantile(quantile)
    let two = 2 * z * z + 1
    switch self {
    case .hallSheather:
      let density = normal.density(z)
      return pow(count, -1.0 / 3) * pow(normal.quantile(0.975), 2.0 / 3)
        * pow(1.5 * density * density / two, 1.0 / 3)
    case .bofinger:
      let density = normal.density(2 * z)
      return pow(count, -1.0 / 5)
        * pow(4.5 * density * density * density * density / (two * two), 1.0 / 5)
    case .chamberlain:
      return normal.quantile(0.975) * (quantile * (1 - quantile) / count).squareRoot()
    }
  }
}

/// How a quartile is read off sorted values; types of Hyndman and Fan (1996).
public enum QuartileRule: String, Codable, Equatable, Sendable {
  /// Linear interpolation between order statistics, type 7, as statsmodels and R's default.
  case interpolated
  /// An order statistic, or the mean of two at a jump, type 2, as Stata.
  case averagedSteps

  func value(sorted: [Double], probability: Double) -> Double? {
    switch self {
    case .interpolated: return Descriptive.quantile(sorted: sorted, probability: probability)
    case .averagedSteps:
      let place = probability * Double(sorted.count)
      let (low, high) = (Int(place.rounded(.up)) - 1, Int(place.rounded(.down)))
      guard sorted.indices.contains(low), sorted.indices.contains(high) else { return nil }
      return 0.5 * (sorted[low] + sorted[high])
    }
  }
}
