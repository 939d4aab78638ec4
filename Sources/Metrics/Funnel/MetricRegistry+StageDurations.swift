extension MetricRegistry {
  /// How long visits to stages last (F3).
  static let stageDurations = [
    duration(
      "median", 0.5, .advanced,
      BilingualText(
        en: "Median days in the stage before going on",
        es: "Mediana de días en la etapa hasta avanzar"),
      [
        MetricVector(
          .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 20,
          "10 10 10 20 20 30 30 on, F5 there at 122: S(10) = 5/8, S(20) = 5/8·3/5 = 3/8"),
        MetricVector(
          .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", 30,
          "F1 on at 20 (1 of 4), F9 at 30 (1 of 3, F3's loss there): 3/4, 1/2"),
        MetricVector(
          .edge, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ben", key: "Negotiation", nil,
          "F9's visit ended in a loss: nobody went on"),
      ]),
    duration(
      "median", 0.5, .lost,
      BilingualText(
        en: "Median days in the stage before a loss",
        es: "Mediana de días en la etapa hasta perder"),
      [
        MetricVector(
          .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Negotiation", 30,
          "F1 left at 20 and F2 at 30 for a win; F9 lost at 30, 1 of 2: 1/2"),
        MetricVector(
          .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ben", key: "Proposal", 10,
          "F6 lost at 10, 1 of 2"),
        MetricVector(
          .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
          "F6 lost at 10 (1 of 6), F3 at 30 (1 of 3): 5/6·2/3 = 5/9 are never lost"),
      ]),
    duration(
      "p75", 0.75, .advanced,
      BilingualText(
        en: "Days in the stage before going on, third quartile",
        es: "Días en la etapa hasta avanzar, tercer cuartil"),
      [
        MetricVector(
          .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", 30,
          "S(20) = 3/8, S(30) = 3/8·1/3 = 1/8"),
        MetricVector(
          .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
          "the curve ends at 1/2"),
      ]),
    duration(
      "p90", 0.9, .advanced,
      BilingualText(
        en: "Days in the stage before going on, ninth decile",
        es: "Días en la etapa hasta avanzar, noveno decil"),
      [
        MetricVector(
          .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana",
          key: "Qualification", 30, "10 10 20 30 30 on: S(30) = 0"),
        MetricVector(
          .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Qualification", nil,
          "the curve ends at 1/8, F5 being still there"),
      ]),
  ]

  private static func duration(
    _ quantile: String, _ probability: Double, _ end: VisitEnd, _ title: BilingualText,
    _ vectors: [MetricVector]
  ) -> MetricDefinition {
    let isLoss = end == .lost
    let ending = isLoss ? "in a loss" : "in a later stage or a win"
    return MetricDefinition(
      "stage_duration.\(quantile).\(isLoss ? "loss" : "advance")", catalogue: ["F3"], title: title,
      group: .funnel, unit: .days, key: .stage, direction: isLoss ? .neither : .lower,
      basis: .cohort,
      words: """
        The \(quantile) of the calendar days that visits to the stage last which begin in the period and \
        end \(ending) (Kaplan-Meier): visits that end otherwise, or not by the as-of day, are censored \
        at their end. Who comes again makes another visit.
        """,
      code:
        "KM(left(v) - entered(v); event = v ended \(ending)).quantile(\(probability)) over visits of P",
      missing: """
        Deals deleted since are left out. Where the curve does not fall so far, the quantile is null.
        """,
      pitfalls: """
        Censoring the other ending asks how long it would take if that did not happen; the shares of \
        the endings are in drop_off. Means of finished visits alone would read low.
        """,
      vectors: vectors + [
        MetricVector(
          .missing, .funnelWithoutHistory, "2025-Q1", asOf: "2025-06-30", key: "Proposal", nil,
          "no stage history")
      ],
      readings: { scope in
        scope.perVisitedStage { visits in
          .censoredQuantile(
            probability, of: visits.map(\.days), hasEnded: visits.map { $0.end == end },
            least: scope.least)
        }
      })
  }
}
