internal import Deals

extension MetricRegistry {
  /// Meetings (A4).
  static let activityMeetings = [meetingsCompleted, meetingsPast]

  private static let meetingsCompleted = MetricDefinition(
    "meetings.completed.count", catalogue: ["A4"],
    title: BilingualText(en: "Meetings completed", es: "Reuniones completadas"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: """
      The meetings whose end lies in the period and before the as-of day's end, that were not \
      cancelled, missed by the other side, or left standing as planned; copies of invitees and heads \
      of series are not counted.
      """,
    code: "#{meeting: end in P, end < T, outcome in {completed, not said}, not copy}",
    missing: """
      Null where no activity says what became of it: see the meetings past. A meeting that does not \
      say it counts, is counted as missing, and the value is flagged.
      """,
    pitfalls:
      "A meeting that was moved stands at its last date; one deleted from the calendar is gone.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 4,
        """
        T1, T2 (ended on 1 January), T4, and T7, which does not say; not T3 (no show), T5 (cancelled), \
        T6 (a copy), T9 (still planned), T10 (no show)
        """),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil,
        "no activity says what became of it"),
      MetricVector(
        .edge, .activity, "2024-Q4", asOf: "2025-03-31", 0,
        "T2 began half an hour before the year's end, and ended in the next one"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .outcomes]) { _ in
      let unsaid = scope.meetings.count { $0.outcome == .unsaid }
      return MetricReading.count(scope.meetings.count(where: \.isHeld), missing: unsaid)
        .flagged(.outcomeUnknown, if: unsaid > 0)
    }
  }

  private static let meetingsPast = MetricDefinition(
    "meetings.past.count", catalogue: ["A4"],
    title: BilingualText(en: "Meetings past", es: "Reuniones pasadas"), group: .activity,
    unit: .count, direction: .neither, basis: .event,
    words: """
      The meetings whose end lies in the period and before the as-of day's end, whatever became of \
      them; copies of invitees and heads of series are not counted.
      """,
    code: "#{meeting: end in P, end < T, not copy}",
    missing: """
      Null where the activities do not say what they were. Flagged where some do not say what became \
      of them. A meeting without end ends when it begins.
      """,
    pitfalls: "Cancelled and missed meetings are in it: it says what was in the calendar.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 8,
        "T1, T2, T3, T4, T5, T7, T9, T10; T6 is a copy, T8 is to come"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", 1,
        "one meeting without end and outcome"),
      MetricVector(
        .edge, .activity, "2025-01", asOf: "2025-03-31", 2,
        "T1, and T2, which began in December"),
    ]
  ) { scope in
    scope.ofActivities([.kinds]) { _ in
      MetricReading.count(scope.meetings.count)
        .flagged(.outcomeUnknown, if: scope.meetings.contains { $0.outcome == .unsaid })
    }
  }
}
