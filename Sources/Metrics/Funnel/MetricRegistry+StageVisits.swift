extension MetricRegistry {
  /// How many visits stages had, and what moves there were (F1, F5).
  static let stageVisits = [visitCount, visitAmount]
  /// Moves that pass over stages, and moves back (F5).
  static let stageMoves = [skipRate, regressionRate]

  static let visitCount = MetricDefinition(
    "stage_visits.count", catalogue: ["F1", "F3"],
    title: BilingualText(en: "Visits to the stage", es: "Visitas a la etapa"),
    group: .funnel, unit: .count, key: .stage, direction: .higher, basis: .event,
    words: """
      The times in the period that a deal came to the stage, from whatever stage or by being created \
      in it; the last key is the won stage.
      """,
    code: "#{(o, t): s(o, t) = j, s(o, t-) != j, t in P}",
    missing: "Deals deleted since are left out.",
    pitfalls: "A deal that goes back and comes again counts twice.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 8,
        "F1 F2 F3 F4 F4 F5 F7 F10; F8 is deleted, F9 came in December"),
      MetricVector(
        .ordinary, .funnel, "2025-02", asOf: "2025-06-30", key: "Proposal", 2,
        "F3 on the 14th, F4 on the 11th"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
        "no stage history"),
      MetricVector(
        .edge, .funnel, "2024-Q1", asOf: "2025-06-30", key: "Proposal", 0, "nobody came"),
    ],
    readings: { scope in
      scope.perVisitedStage(withWon: true) { .count($0.count) }
    })

  static let visitAmount = MetricDefinition(
    "stage_visits.amount", catalogue: ["F1"],
    title: BilingualText(
      en: "Amount that came to the stage", es: "Importe que llegó a la etapa"),
    group: .funnel, unit: .money, key: .stage, direction: .higher, basis: .event,
    words: """
      The sum of the deals' amounts at the times in the period that they came to the stage; the last \
      key is the won stage.
      """,
    code: "sum a(o, t) over {(o, t): s(o, t) = j, s(o, t-) != j, t in P}",
    missing: "Deals without amount are counted as missing; null where none has one.",
    pitfalls: "A deal that goes back and comes again is counted with its amount twice.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Negotiation", 3_600,
        "F1 1000, F2 2000, F9 600"),
      MetricVector(
        .missing, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Closed Won", 3_000,
        "F1 1000, F2 2000; F10 has no amount"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ben", key: "Closed Won", nil,
        "F10 alone, without amount: null and not 0"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 12_400,
        "1000 2000 4000 4000 500 900; F4 came twice, F3 and F10 have no amount"),
    ],
    readings: { scope in
      scope.perVisitedStage(withWon: true) { .knownMoney($0.map(\.amount)) }
    })

  static let skipRate = MetricDefinition(
    "skip_rate.share", catalogue: ["F5"],
    title: BilingualText(
      en: "Advances that pass over a stage", es: "Avances que saltan una etapa"),
    group: .funnel, unit: .share, direction: .lower, basis: .event,
    words: """
      Of the moves in the period from an open stage to a later one or to a win, the share that passes \
      over at least one stage.
      """,
    code: "#{advances in P: rank(to) - rank(from) > 1} / #{advances in P}",
    missing: "Deals deleted since are left out. No advance: null.",
    pitfalls: """
      Being created in a later stage is no advance. Several moves within one second are one: stages \
      that were clicked through in a hurry look passed over where the export keeps whole seconds.
      """,
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", 2.0 / 11,
        "F1 3, F2 2, F3 1, F4 2, F9 2, F10 1 advances; F2 and F10 passed over"),
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana", 0.125,
        "F2's of 8"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", nil, "no stage history"),
      MetricVector(
        .edge, .funnel, "2025-04", asOf: "2025-06-30", 0, "F7's one advance passed over nothing"),
      MetricVector(.edge, .funnel, "2025-06", asOf: "2025-06-30", nil, "no advance"),
    ],
    reading: { scope in
      if let obstacle = scope.funnelObstacle { return .undefined(obstacle) }
      let advances = scope.funnel.advances.of(scope.node)
      return .share(advances.count { $0 }, of: advances.count, least: scope.least)
    })

  static let regressionRate = MetricDefinition(
    "regression_rate.share", catalogue: ["F5"],
    title: BilingualText(
      en: "Deals that have gone back", es: "Oportunidades que han retrocedido"),
    group: .funnel, unit: .share, direction: .lower, basis: .cohort,
    words: """
      Of the deals created in the period, the share that has gone back from an open stage to an earlier \
      one by the as-of day.
      """,
    code: "#{o: created(o) in P, o went to an earlier open stage before T} / #{o: created(o) in P}",
    missing: """
      Deals deleted since are left out; deals whose stages are not known are counted as missing.
      """,
    pitfalls: "Reopening a closed deal is not going back. Young cohorts have had less time for it.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", 0.125, "F4 of F1-F7 and F10"),
      MetricVector(
        .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", nil, "no stage history"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-02-20", 0,
        "F4 went back on 21 February, after the as-of day"),
      MetricVector(.edge, .funnel, "2024-Q1", asOf: "2025-06-30", nil, "no deal was created"),
    ],
    reading: { scope in
      if let obstacle = scope.funnelObstacle { return .undefined(obstacle) }
      let created = scope.funnel.created.of(scope.node)
      let known = created.filter(\.hasStages)
      return .share(
        known.count(where: \.hasMovedBack), of: known.count, least: scope.least,
        missing: created.count - known.count)
    })
}
