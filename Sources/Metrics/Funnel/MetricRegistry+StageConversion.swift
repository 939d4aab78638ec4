extension MetricRegistry {
  /// How many get on to the next stage (F1).
  static let stageConversion = [
    conversionInOrder, conversionReached, conversionRisk, cumulativeReached,
  ]

  static let conversionInOrder = MetricDefinition(
    "stage_conversion.strict", catalogue: ["F1"],
    title: BilingualText(
      en: "Stage conversion, in order", es: "Conversión de etapa, en orden"),
    group: .funnel, unit: .share, key: .stage, direction: .higher, basis: .cohort,
    words: """
      Of the deals that came to the stage for the first time in the period through every stage before \
      it in order, the share that came to the very next stage by the as-of day. Who passes over a \
      stage leaves the funnel for good.
      """,
    code: "#{o: in_order(o, j) in P and in_order(o, j+1) < T} / #{o: in_order(o, j) in P}",
    missing: "Deals whose first stage is not known are in neither number; no arrival: null.",
    pitfalls: """
      Young cohorts read low, since what is still in the stage counts as not converted; use the \
      competing-risk variant for running periods. Processes in which passing over a stage is normal \
      read low too.
      """,
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 4.0 / 7,
        "in order came F1 F2 F3 F4 F5 F7 F10; to Proposal next F1 F3 F4 F7; F2 and F10 passed over it"
      ),
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Negotiation", 0.5,
        "in order came F1 and F9 (F2 and F10 had left); F1 was won"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
        "no stage history"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-03-31", key: "Qualification", 3.0 / 7,
        "F7 came to Proposal on 10 April only, after the as-of day: F1 F3 F4 of 7"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ben", key: "Negotiation", 0,
        "F9 alone, lost: 0 of 1"),
    ],
    readings: { scope in
      scope.perStage(scope.funnel.inOrder.of(scope.node), stage: \.stage) { arrivals in
        .share(arrivals.count(where: \.hasNext), of: arrivals.count, least: scope.least)
      }
    })

  static let conversionReached = MetricDefinition(
    "stage_conversion.reached", catalogue: ["F1"],
    title: BilingualText(
      en: "Stage conversion, reached", es: "Conversión de etapa, alcanzada"),
    group: .funnel, unit: .share, key: .stage, direction: .higher, basis: .cohort,
    words: """
      Of the deals that reached the stage or any later one for the first time in the period, the share \
      that reached the next stage or any later one by the as-of day. Being won is the stage after the \
      last open one.
      """,
    code: "#{o: reached(o, j) in P and reached(o, j+1) < T} / #{o: reached(o, j) in P}",
    missing: "Deals whose first stage is not known are in neither number; no arrival: null.",
    pitfalls: """
      Who passes over a stage has reached it too, and converts it at once. Young cohorts read low, \
      since what is still in the stage counts as not converted.
      """,
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", 4.0 / 7,
        "Proposal or later: F1 F2 F3 F4 F6 F9 F10; Negotiation or later: F1 F2 F9 F10"),
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Negotiation", 0.75,
        "Negotiation or later: F1 F2 F9 F10; won F1 F2 F10"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
        "no stage history"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 0.875,
        "F6 began in Proposal: it has reached Qualification too; all but F5 of F1-F7 and F10"),
      MetricVector(
        .edge, .funnel, "2024-Q1", asOf: "2025-06-30", key: "Proposal", nil, "nobody came"),
    ],
    readings: { scope in
      scope.perStage(scope.funnel.reached.of(scope.node), stage: \.stage) { arrivals in
        .share(arrivals.count(where: \.hasNext), of: arrivals.count, least: scope.least)
      }
    })

  /// Days within which a visit should lead on.
  static let conversionHorizon = 90.0

  static let conversionRisk = MetricDefinition(
    "stage_conversion.competing_risk.90d", catalogue: ["F1"],
    title: BilingualText(
      en: "Stage conversion within 90 days, competing risks",
      es: "Conversión de etapa en 90 días, riesgos en competencia"),
    group: .funnel, unit: .share, key: .stage, direction: .higher, basis: .cohort,
    words: """
      The probability that a deal is in a later stage or won within 90 days of a visit to the stage \
      that began in the period (Aalen-Johansen): a loss ends the visit's chances, what is neither \
      beyond the stage nor lost at the as-of day is censored. Going back does not end the follow-up.
      """,
    code:
      "AJ(time from entry to {beyond j: 1, lost: 2, T: censored} over visits entered in P).F1(90 d)",
    missing: """
      Deals deleted since are left out. No visit, or none that has ended or is 90 days old: null. \
      `partial`: no visit could be followed for 90 days yet.
      """,
    pitfalls: """
      A deal that goes back and comes again counts with each of its visits. Censoring is taken to tell \
      nothing of the chances.
      """,
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 0.875,
        "days on: 10 10 10 20 20 30 30, and F5 still there at 122: 3/8 + 5/8·2/5 + 3/8·2/3"),
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-03-31", key: "Qualification", 0.84375,
        "F7 is censored at 11 days, F5 at 31: 3/8 + 5/8·1/4 + 15/32·2/3 = 27/32"),
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", 1.0 / 3,
        "F6 lost at 10, F1 on at 20, F3 lost and F9 on at 30, F4 twice open: 5/6·1/5 + 4/6·1/4"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
        "no stage history"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ben", key: "Negotiation", 0,
        "the only visit, F9's, ended in a loss: 0 and not null"),
    ],
    readings: { scope in
      scope.perVisitedStage { visits in
        .incidence(
          within: conversionHorizon, days: visits.map(\.daysToOutcome),
          causes: visits.map { Int($0.outcome.rawValue) }, least: scope.least)
      }
    })

  static let cumulativeReached = MetricDefinition(
    "funnel.cumulative.reached", catalogue: ["F1"],
    title: BilingualText(
      en: "Share of created deals that reached the stage",
      es: "Parte de las oportunidades creadas que alcanzó la etapa"),
    group: .funnel, unit: .share, key: .stage, direction: .higher, basis: .cohort,
    words: """
      Of the deals created in the period, the share that has been in the stage or any later one by \
      the as-of day; the last key is the won stage.
      """,
    code: "#{o: created(o) in P and reached(o, j) < T} / #{o: created(o) in P}",
    missing: "Deals whose first stage is not known are left out, and counted as missing.",
    pitfalls: "Young cohorts read low: they have not had the time yet. Deleted deals are left out.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", 0.875,
        "created F1-F7 F10 (F8 is deleted); all but F5 came to Proposal or later"),
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-03-31", key: "Closed Won", 0.375,
        "F1 F2 F10 of 8; F7 was won on 10 May"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
        "no stage history"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Negotiation", 0.5,
        "F7 was won from Proposal: it has reached Negotiation; F1 F2 F7 F10 of 8"),
      MetricVector(
        .edge, .funnel, "2024-Q1", asOf: "2025-06-30", key: "Qualification", nil,
        "no deal was created"),
    ],
    readings: { scope in
      if let obstacle = scope.funnelObstacle {
        return scope.funnel.stageNames.map { .undefined(obstacle, key: $0) }
      }
      let created = scope.funnel.created.of(scope.node)
      let known = created.filter(\.hasStages)
      return scope.funnel.stageNames.enumerated().map { stage, name in
        MetricReading.share(
          known.count { Int($0.farthest) >= stage }, of: known.count, least: scope.least,
          missing: created.count - known.count
        ).keyed(name)
      }
    })
}
