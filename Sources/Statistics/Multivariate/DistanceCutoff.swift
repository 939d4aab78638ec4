internal import Foundation

/// Beyond which squared Mahalanobis distance a row is an outlier.
public enum DistanceCutoff {
  /// The quantile of chi-squared: right for a known covariance, too small for one estimated from
  /// few rows.
  ///
  /// - Throws: ``MultivariateError/invalidSetting(name:value:)``.
  public static func chiSquared(
    columns: Int, level: Double
  ) throws(MultivariateError) -> Double {
    try check(columns: columns, level: level)
    return try family { () throws(DistributionError) in
      try ChiSquared(degreesOfFreedom: Double(columns)).quantile(level)
    }
  }

  /// The quantile of the scaled F that distances from a raw minimum covariance determinant follow,
  /// for rows that it left out.
  ///
  /// - Parameters:
  ///   - rows: *n*, above *p*.
  ///   - columns: *p*.
  ///   - supportFraction: the share of rows it was made of.
  ///   - level: for instance 0.975.
  /// - Throws: ``MultivariateError/invalidSetting(name:value:)``;
  ///   ``MultivariateError/tooFewRows(needed:found:)``.
  /// - Source: Hardin and Rocke, "The distribution of robust distances", 2005: degrees of freedom
  ///   after Croux and Haesbroeck with the small-sample correction.
  public static func hardinRocke(
    rows: Int, columns: Int, supportFraction: Double, level: Double
  ) throws(MultivariateError) -> Double {
    try check(columns: columns, level: level)
    guard rows > columns + 1 else { throw .tooFewRows(needed: columns + 2, found: rows) }
    guard supportFraction > 0, supportFraction <= 1 else {
      throw .invalidSetting(name: "supportFraction", value: supportFraction)
    }
    let p = Double(columns)
    let asymptotic = try wishartDegreesOfFreedom(
      rows: Double(rows), p: p, share: supportFraction)
    // The correction was fitted at the least support; it fades out towards all rows.
    let least = (0.5 * (Double(rows) + p + 1)).rounded(.down) / Double(rows)
    let fade = least < 1 ? min(1, max(0, (1 - supportFraction) / (1 - least))) : 0
    // Below p there is no such F; with so few rows the widest is taken.
    let m = max(
      p, asymptotic * exp(fade * (0.725 - 0.00663 * p - 0.0780 * log(Double(rows)))))
    return try family { () throws(DistributionError) in
      let quantile = try FDistribution(numerator: p, denominator: m - p + 1).quantile(level)
      return p * m / (m - p + 1) * quantile
    }
  }

  /// The factor that makes the covariance of the nearest share of normal rows consistent.
  ///
  /// - Source: Croux and Haesbroeck, "Influence function and efficiency of the MCD scatter matrix
  ///   estimator", 1999.
  static func consistencyFactor(
    columns: Double, share: Double
  ) throws(MultivariateError) -> Double {
    guard share < 1 else { return 1 }
    return try family { () throws(DistributionError) in
      let cut = try ChiSquared(degreesOfFreedom: columns).quantile(share)
      return share / (try ChiSquared(degreesOfFreedom: columns + 2).cdf(cut))
    }
  }

  /// The degrees of freedom of the Wishart distribution that the raw covariance is near to.
  ///
  /// Names as in Hardin and Rocke, 2005, appendix: *1 - alpha* is the share.
  static func wishartDegreesOfFreedom(
    rows: Double, p: Double, share: Double
  ) throws(MultivariateError) -> Double {
    guard share < 1 else { return rows - 1 }
    return try family { () throws(DistributionError) in
      let alpha = 1 - share
      let q = try ChiSquared(degreesOfFreedom: p).quantile(share)
      let inner = try ChiSquared(degreesOfFreedom: p + 2).cdf(q)
      let c = share / inner
      let c2 = -0.5 * inner
      let c3 = -0.5 * (try ChiSquared(degreesOfFreedom: p + 4).cdf(q))
      let c4 = 3 * c3
      let b1 = c * (c3 - c4) / share
      let b2 = 0.5 + c / share * (c3 - q / p * (c2 + 0.5 * share))
      let z = b1 - p * b2
      let spread = c * q / p - 1
      let v1 =
        share * b1 * b1 * (alpha * spread * spread - 1)
        - 2 * c3 * c * c * (3 * z * z + (p + 2) * b2 * (b1 + z))
      let root = b1 * z * share
      let v2 = rows * root * root * c * c
      return 2 * v2 / (v1 * c * c)
    }
  }

  private static func check(columns: Int, level: Double) throws(MultivariateError) {
    guard columns > 0 else { throw .wrongColumnCount(expected: 1, found: columns) }
    guard level > 0, level < 1 else { throw .invalidSetting(name: "level", value: level) }
  }

  private static func family(
    _ body: () throws(DistributionError) -> Double
  ) throws(MultivariateError) -> Double {
    do throws(DistributionError) {
      return try body()
    } catch {
      throw .invalidSetting(name: "degreesOfFreedom", value: 0)
    }
  }
}
