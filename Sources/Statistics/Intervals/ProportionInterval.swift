/// Checks that every interval of a proportion makes.
enum ProportionInterval {
  static func check(
    successes: Double, trials: Double, level: Double
  ) throws(DistributionError) {
    try DistributionError.requirePositive(trials, "trials")
    guard successes >= 0, successes <= trials else {
      throw .outOfRange(parameter: "successes", value: successes, lower: 0, upper: trials)
    }
    guard level > 0, level < 1 else {
      throw .outOfRange(parameter: "level", value: level, lower: 0, upper: 1)
    }
  }
}
