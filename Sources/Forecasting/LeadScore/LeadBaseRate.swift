internal import Statistics

/// How many leads of an age are converted by the end of the window, whatever else is known of them:
/// the product-limit curve.
struct LeadBaseRate: Sendable {
  private let curve: KaplanMeier
  /// Leads it rests on, and how many of them were converted within the window.
  let leads: Int
  let conversions: Int

  /// Probabilities are kept within these, so that their logarithms are finite.
  private static let least = 1e-4

  /// - Returns: `nil` where no lead was converted within the window.
  init?(_ cases: [LeadCase], before moment: Int64) {
    let days = cases.map { Double(($0.converted ?? moment) - $0.created) / 86_400 }
    guard
      let data = try? SurvivalData(durations: days, events: cases.map { $0.converted != nil }),
      let curve = try? KaplanMeier(data)
    else { return nil }
    let window = Double(LeadScorer.window)
    leads = cases.count
    conversions = zip(cases, days).count { $0.converted != nil && $1 <= window }
    self.curve = curve
    if conversions == 0 { return nil }
  }

  /// P(converted by the end of the window | not by an age).
  func chance(age: Double) -> Double {
    let now = curve.survival(at: age)
    let chance = now > 0 ? 1 - curve.survival(at: Double(LeadScorer.window)) / now : 0
    return min(1 - LeadBaseRate.least, max(LeadBaseRate.least, chance))
  }

  /// The parts of a score that knows nothing but the age.
  func parts(age: Double) -> [LeadScorePart] {
    let base = LogScale.logit(chance(age: 0))
    return [
      LeadScorePart(field: .base, value: "", logOdds: base),
      LeadScorePart(
        field: .age, value: "\(Int(age))", logOdds: LogScale.logit(chance(age: age)) - base),
    ]
  }
}
