internal import Statistics

/// The chance that a lead of a cohort is converted within the window, from a product-limit curve.
enum LeadConversion {
  /// - Parameters:
  ///   - leads: of the cohort.
  ///   - cutoff: seconds up to which they are watched.
  static func reading(_ leads: [LeadMark], cutoff: Int64, least: Int) -> MetricReading {
    let dated = leads.filter { !$0.isUndated && ($0.days ?? 0) >= 0 }
    let missing = leads.count - dated.count
    let days = dated.map { $0.days ?? MetricFrame.days(from: $0.created, to: cutoff) }
    guard
      let data = try? SurvivalData(durations: days, events: dated.map { $0.converted != nil }),
      let curve = try? KaplanMeier(data, level: MetricReading.level)
    else { return .undefined("no lead was created in the period", missing: missing) }
    let survival = curve.survival(at: LeadFacts.window)
    guard dated.contains(where: { !LeadMark.isYoung(created: $0.created, at: cutoff) }) else {
      return .undefined(
        "no lead of the period is 90 days old yet", count: dated.count,
        missing: missing, flags: [.immature])
    }
    let last = curve.times.lastIndex { $0 <= LeadFacts.window }
    return MetricReading(
      value: 1 - survival, count: dated.count, missing: missing,
      lower: last.map { 1 - curve.upper[$0] }, upper: last.map { 1 - curve.lower[$0] },
      flags: dated.count < least ? [.lowN] : [])
  }
}
