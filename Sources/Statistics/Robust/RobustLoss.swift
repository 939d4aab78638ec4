internal import Foundation

/// A loss that grows less than the square of a residual.
public enum RobustLoss: Codable, Equatable, Sendable {
  /// Squares up to `threshold` scales, straight beyond; 1.345 has 95 % efficiency at the normal.
  case huber(threshold: Double)
  /// Tukey's bisquare: no influence beyond `threshold` scales; 4.685 has 95 % efficiency.
  case bisquare(threshold: Double)

  /// Huber's loss with its usual threshold.
  public static let huber = RobustLoss.huber(threshold: 1.345)
  /// Tukey's bisquare with its usual threshold.
  public static let bisquare = RobustLoss.bisquare(threshold: 4.685)

  var threshold: Double {
    switch self {
    case .huber(let value), .bisquare(let value): value
    }
  }

  /// The influence of a residual divided by the residual.
  func weight(_ z: Double) -> Double {
    switch self {
    case .huber(let t): return abs(z) <= t ? 1 : t / abs(z)
    case .bisquare(let t):
      guard abs(z) <= t else { return 0 }
      let share = 1 - (z / t) * (z / t)
      return share * share
    }
  }

  /// The influence of a residual, the derivative of the loss.
  func influence(_ z: Double) -> Double {
    switch self {
    case .huber(let t): min(t, max(-t, z))
    case .bisquare(let t): abs(z) <= t ? z * weight(z) : 0
    }
  }

  /// The derivative of the influence.
  func slope(_ z: Double) -> Double {
    switch self {
    case .huber(let t): return abs(z) <= t ? 1 : 0
    case .bisquare(let t):
      guard abs(z) <= t else { return 0 }
      let square = (z / t) * (z / t)
      return (1 - square) * (1 - 5 * square)
    }
  }
}
