internal import Deals

extension MetricRegistry {
  /// Demonstrations (E5).
  static let activityDemos = [demosBooked, demosHeld, demoShowRate]

  private static let rule = """
    Null without a rule that says which kinds or subjects of activities are demonstrations.
    """

  private static let demosBooked = MetricDefinition(
    "demos.booked.count", catalogue: ["E5"],
    title: BilingualText(en: "Demos booked", es: "Demostraciones reservadas"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: """
      The demonstrations entered into the CRM in the period, to be held up to 180 days before or \
      after it, whatever became of them; copies of invitees are not counted.
      """,
    code: "#{demo: entered in P, entered < T, not copy}",
    missing: rule + " Those of the period without a date of entry are counted as missing.",
    pitfalls: "A demo that was moved by a new entry counts twice.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 4,
        """
        T4, T5 (by its subject), T7, and T8, which is to come; T6 is a copy, T10 has no date of entry, \
        M6 is a mail
        """),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "manager=Noah", 1,
        "T7; T10 has no date of entry"),
      MetricVector(
        .edge, .activity, "2025-03", asOf: "2025-03-15", 1,
        "T5; T8 is entered on 28 March, after the as-of day"),
    ]
  ) { scope in
    scope.ofActivities([.demoRule]) { facts in
      let demos = facts.bookedDemos.of(scope.node)
      let booked = demos.count { $0 }
      return .count(
        booked, among: booked, unknown: demos.count - booked,
        "none of the demonstrations says when it was entered")
    }
  }

  private static let demosHeld = MetricDefinition(
    "demos.held.count", catalogue: ["E5"],
    title: BilingualText(en: "Demos held", es: "Demostraciones realizadas"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: """
      The demonstrations whose end lies in the period and before the as-of day's end, that were not \
      cancelled, missed by the other side, or left standing as planned.
      """,
    code: "#{demo: end in P, end < T, outcome in {completed, not said}, not copy}",
    missing: rule + """
       Null where no activity says what became of it. One that does not say it counts, is counted as \
      missing, and the value is flagged.
      """,
    pitfalls: "A demonstration given on the telephone and logged as a call is none by the rule.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 2,
        "T4, and T7, which does not say; T5 was cancelled, T10 missed, T6 is a copy"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "manager=Noah", 1,
        "T7, which does not say what became of it"),
      MetricVector(
        .edge, .activity, "2025-Q2", asOf: "2025-03-31", nil,
        "the period begins the day after, though T8 is planned for it"),
    ]
  ) { scope in
    scope.ofActivities([.demoRule, .outcomes]) { _ in
      let demos = scope.meetings.filter(\.isDemo)
      let unsaid = demos.count { $0.outcome == .unsaid }
      return MetricReading.count(demos.count(where: \.isHeld), missing: unsaid)
        .flagged(.outcomeUnknown, if: unsaid > 0)
    }
  }

  private static let demoShowRate = MetricDefinition(
    "demo_show_rate.count.by_end", catalogue: ["E5"],
    title: BilingualText(en: "Demo show rate", es: "Tasa de asistencia a demostraciones"),
    group: .activity, unit: .share, direction: .higher, basis: .event,
    words: """
      Of the demonstrations whose end lies in the period and before the as-of day's end, and of which \
      it is known what became: the share that took place. Cancelled ones did not.
      """,
    code:
      "#{demo: completed} / #{demo: outcome in {completed, cancelled, no show}}, end in P, end < T",
    missing: rule + """
       Null where none is left to divide by. Those that do not say what became of them, or still stand \
      as planned, are left out and counted as missing.
      """,
    pitfalls: "Reps forget to mark what was missed sooner than what was held.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 0.333_333,
        "T4 of T4, T5 (cancelled), T10 (missed); T7 does not say"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "manager=Noah", 0,
        "T10 was missed; T7 does not say"),
      MetricVector(
        .edge, .activity, "2025-01", asOf: "2025-03-31", nil, "no demonstration ended in January"),
    ]
  ) { scope in
    scope.ofActivities([.demoRule, .outcomes]) { _ in
      let demos = scope.meetings.filter(\.isDemo)
      let known = demos.filter { $0.outcome != .unsaid && $0.outcome != .planned }
      return .share(
        known.count(where: \.isHeld), of: known.count, least: scope.least,
        missing: demos.count - known.count)
    }
  }
}
