extension NodeScope {
  /// The value of a metric of activities; undefined where the data does not say what it needs.
  func ofActivities(
    _ needs: [ActivitySays.Need], _ reading: (ActivityFacts) -> MetricReading
  ) -> MetricReading {
    let facts = facts.activity
    if let reason = facts.says.reason(needs) { return .undefined(reason) }
    return reading(facts)
  }

  /// The calls made in the period.
  var calls: ArraySlice<ActivityFacts.Call> { facts.activity.calls.of(node) }
  /// The mails sent in it.
  var mails: ArraySlice<ActivityFacts.Mail> { facts.activity.mails.of(node) }
  /// The meetings that ended in it.
  var meetings: ArraySlice<ActivityFacts.Meeting> { facts.activity.meetings.of(node) }
}

extension MetricReading {
  /// A number among things of which some do not say whether they count: undefined when none says it.
  static func count(
    _ count: Int, among known: Int, unknown: Int, _ reason: String
  ) -> MetricReading {
    known == 0 && unknown > 0
      ? .undefined(reason, missing: unknown) : .count(count, missing: unknown)
  }
}
