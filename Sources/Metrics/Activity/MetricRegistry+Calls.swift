internal import Deals

extension MetricRegistry {
  /// Calls made (A1).
  static let activityCalls = [callsAll, callsOutbound, callsCold]

  private static let callsAll = MetricDefinition(
    "calls.all.count", catalogue: ["A1"],
    title: BilingualText(en: "Calls", es: "Llamadas realizadas y recibidas"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: """
      The calls that began in the period, whichever way they went: neither merely planned nor \
      cancelled. Calls that nobody answered count.
      """,
    code: "#{call: start in P, outcome not in {planned, cancelled}}, one per id",
    missing: "Null where the activities do not say what they were. A call without outcome counts.",
    pitfalls: """
      Counts what is logged: a rep who logs by hand and one with a telephone integration differ by \
      that alone.
      """,
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 9,
        "C1 to C7, C9 and C10; C8 is only planned, and C9 stands there twice"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", 2,
        "two calls without direction, outcome and person are calls"),
      MetricVector(
        .edge, .activity, "2025-Q1", asOf: "2025-03-31", node: "owner=Ben", 4,
        "C3, C4, C7 and C9 of Ben's five; C8 is planned"),
    ]
  ) { scope in
    scope.ofActivities([.kinds]) { _ in .count(scope.calls.count) }
  }

  private static let callsOutbound = MetricDefinition(
    "calls.outbound.count", catalogue: ["A1"],
    title: BilingualText(en: "Outbound calls", es: "Llamadas salientes"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: """
      The calls towards the customer that began in the period and were neither merely planned nor \
      cancelled.
      """,
    code: "#{call: direction = outbound, start in P, outcome not in {planned, cancelled}}",
    missing: """
      Null where no activity says its direction, or none of the calls counted does. Single calls \
      without direction are left out and counted as missing.
      """,
    pitfalls: "Dialling and talking are not told apart: see calls with a logged length.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 7,
        "C1, C2, C3, C6, C7, C9, C10; C4 came in, C5 does not say"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil, "no call says its direction"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "manager=Noah", 1,
        "C6; C5 does not say, and is missing"),
      MetricVector(
        .edge, .activity, "2025-Q2", asOf: "2025-03-31", nil,
        "the period begins the day after: nothing of it is known"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions]) { _ in
      let unsaid = scope.calls.count { $0.way == .unsaid }
      return .count(
        scope.calls.count { $0.way == .outbound }, among: scope.calls.count - unsaid,
        unknown: unsaid, "none of the calls says which way it went")
    }
  }

  private static let callsCold = MetricDefinition(
    "calls.cold.count", catalogue: ["A1"],
    title: BilingualText(en: "Cold calls made", es: "Llamadas en frío realizadas"),
    group: .activity, unit: .count, direction: .higher, basis: .event,
    words: """
      Outbound calls of the period to a person with whom nothing had happened in the 180 days \
      before, while neither the call's deal nor any deal of its account was open.
      """,
    code: """
      #{outbound call c: start in P, no activity e of c.person with c.start - 180 d <= e.start < \
      c.start, no deal o with (o = c.deal or account(o) = account(c)) open at c.start}
      """,
    missing: """
      Null where the data has no directions or no people, or no outbound call names its person. \
      Single outbound calls without a person are left out and counted as missing.
      """,
    pitfalls: """
      No CRM marks a call as cold: a first call after a fair, whose contact was never logged, looks \
      cold.
      """,
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 2,
        """
        C1: nothing with P1 before, Acme's deals begin later; C7: the last with P5 was 193 days \
        before. C2, C9, C10 follow others, C3's account has D2 open, C6 names nobody
        """),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "manager=Noah", nil,
        "of C5 the direction is not said, of C6 the person"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil, "no direction, no person"),
      MetricVector(
        .edge, .activity, "2025-02", asOf: "2025-03-31", 0,
        "C3: Bolt has D2 open; C10: C2 was 36 days before; C6 is missing"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions, .people]) { _ in
      let outbound = scope.calls.filter { $0.way == .outbound }
      let unknown = outbound.count { $0.isCold == nil }
      return .count(
        outbound.count { $0.isCold == true }, among: outbound.count - unknown, unknown: unknown,
        "none of the outbound calls says with whom it was")
    }
  }
}
