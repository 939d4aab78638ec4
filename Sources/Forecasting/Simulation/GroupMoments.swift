internal import Foundation

/// Mean and variance of what is still to come, by group of the creation model, if every deal is for
/// itself.
struct GroupMoments {
  /// Minor units.
  private(set) var mean: [Double]
  private(set) var variance: [Double]

  init(groups: Int) {
    mean = Array(repeating: 0, count: groups)
    variance = mean
  }

  /// Adds an open deal with its chance, its expected final amount and that one's variance on the log
  /// scale.
  mutating func add(probability: Double, amount: Double, dispersion: Double, to group: Int) {
    mean[group] += probability * amount
    variance[group] += probability * amount * amount * (exp(dispersion) - probability)
  }

  /// Adds deals not yet created.
  mutating func add(_ new: CreationModel.Expectation, curve: WinCurve, to group: Int) {
    mean[group] += new.value
    variance[group] += curve.newVariance(new)
  }

  /// Variance over the squared mean, by group; 0 where nothing is expected.
  var relativeVariances: [Double] { zip(variance, mean).map { $1 > 0 ? $0 / ($1 * $1) : 0 } }
}
