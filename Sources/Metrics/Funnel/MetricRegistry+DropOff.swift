extension MetricRegistry {
  /// What became of the visits to a stage: the five shares of a stage sum to 1 (F2).
  static let dropOff = [
    dropOffAdvanced, dropOffLost, dropOffBack, dropOffOpen, dropOffDeleted, dropOffReasons,
  ]

  private static let missingVisits = """
    Visits of deals deleted since are counted here, so that the five shares of a stage sum to 1. No \
    visit: null.
    """

  /// The share of visits with one end.
  private static func dropOff(
    _ name: String, _ end: VisitEnd, _ title: BilingualText, _ direction: MetricDirection,
    words: String, code: String, pitfalls: String, _ vectors: [MetricVector]
  ) -> MetricDefinition {
    MetricDefinition(
      name, catalogue: ["F2"], title: title, group: .funnel, unit: .share, key: .stage,
      direction: direction, basis: .cohort,
      words: "Of the visits to the stage that began in the period, the share \(words).",
      code: "#{v: entered(v) in P and \(code)} / #{v: entered(v) in P}", missing: missingVisits,
      pitfalls: pitfalls,
      vectors: vectors + [
        MetricVector(
          .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
          "no stage history")
      ],
      readings: { scope in
        scope.perVisitedStage(withDeleted: true) { visits in
          .share(visits.count { $0.end == end }, of: visits.count, least: scope.least)
        }
      })
  }

  static let dropOffAdvanced = dropOff(
    "drop_off.advanced", .advanced,
    BilingualText(en: "Visits that led on", es: "Visitas que avanzaron"), .higher,
    words: "that ended by the as-of day in a later stage or a win",
    code: "v left for a later stage or was won before T",
    pitfalls: "A visit that went back and whose deal came on later has not led on itself.",
    [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 7.0 / 9,
        "F1 F2 F3 F4 F4 F7 F10 of those and F5, F8"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-03-31", key: "Qualification", 6.0 / 9,
        "F7 left on 10 April only"),
    ])

  static let dropOffLost = dropOff(
    "drop_off.lost", .lost,
    BilingualText(en: "Visits that ended in a loss", es: "Visitas que acabaron en pérdida"), .lower,
    words: "that ended by the as-of day in a loss", code: "v ended in a lost stage before T",
    pitfalls:
      "A loss that was undone later still ended the visit: the deal came back in another one.",
    [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", 1.0 / 3,
        "F3 and F6 of F1 F3 F4 F4 F6 F9"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-03-30", key: "Negotiation", 0,
        "F9 was lost on 31 March, after the as-of day: 0 of 3"),
    ])

  static let dropOffBack = dropOff(
    "drop_off.moved_back", .movedBack,
    BilingualText(en: "Visits that went back", es: "Visitas que retrocedieron"), .lower,
    words: "that ended by the as-of day in an earlier stage",
    code: "v left for an earlier stage before T",
    pitfalls: "Corrections of mistakes look like going back.",
    [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", 1.0 / 6,
        "F4's first visit of 6"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 0,
        "nothing is before the first stage"),
    ])

  static let dropOffOpen = dropOff(
    "drop_off.still_open", .open,
    BilingualText(en: "Visits that go on", es: "Visitas en curso"), .neither,
    words: "that has not ended by the as-of day", code: "v is running at T",
    pitfalls: "It falls as the cohort ages: compare cohorts of one age.",
    [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 1.0 / 9, "F5 of 9"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-02-28", key: "Qualification", 2.0 / 7,
        "F4's second visit, and F8, deleted on 3 March only; of F1 F2 F3 F4 F4 F8 F10"),
    ])

  static let dropOffDeleted = dropOff(
    "drop_off.deleted", .deleted,
    BilingualText(
      en: "Visits that ended in a deletion", es: "Visitas que acabaron borradas"), .lower,
    words: "that ended by the as-of day because the deal was deleted",
    code: "v was running when its deal was deleted, before T",
    pitfalls: "Merged deals are not deleted ones: they go on in the deal they were merged into.",
    [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 1.0 / 9, "F8 of 9"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-02-28", key: "Qualification", 0,
        "F8 was deleted on 3 March, after the as-of day"),
    ])

  static let dropOffReasons = MetricDefinition(
    "drop_off.lost.by_reason", catalogue: ["F2"],
    title: BilingualText(
      en: "Reasons of visits that ended in a loss",
      es: "Motivos de las visitas que acabaron en pérdida"),
    group: .funnel, unit: .share, key: .lossReason, direction: .neither, basis: .cohort,
    words: """
      Of the visits to open stages that began in the period and ended in a loss by the as-of day, the \
      share of each reason that the deals have, all stages together.
      """,
    code: "#{v: entered(v) in P, lost, reason = r} / #{v: entered(v) in P, lost}",
    missing: """
      No reason: (none). Deals deleted since are left out; those that are lost no more have no reason. \
      No reason of any loss of the period, or no loss: null.
      """,
    pitfalls: "Reasons are given by the reps who lost the deals; the list's words differ by team.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Price", 1.0 / 3,
        "F3 of F3 F6 F9"),
      MetricVector(
        .missing, .funnel, "2025-Q1", asOf: "2025-06-30", key: "(none)", 1.0 / 3,
        "F6 has no reason"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-03-30", key: "Competitor", nil,
        "F9 was lost on 31 March, after the as-of day: nobody was lost for this yet"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana", key: "Price", 1,
        "F3 alone"),
    ],
    readings: { scope in
      guard scope.funnelObstacle == nil, scope.funnel.hasReasons else { return [] }
      let lost = scope.funnel.visits.of(scope.node).filter { $0.end == .lost && !$0.isOfDeleted }
      return scope.perLabel(lost, code: \.reason) { visits in
        .share(visits.count, of: lost.count, least: scope.least)
      }
    })
}
