extension MetricRegistry {
  /// Within so many days a deal of a cohort is to be won.
  private static let window = 180.0

  /// Win rates of the deals created in the period (A6).
  static let winCohorts: [MetricDefinition] = [
    MetricDefinition(
      "win_rate.count.by_created_cohort.180d", catalogue: ["A6"],
      title: BilingualText(
        en: "Win rate of deals created, within 180 days",
        es: "Tasa de ventas ganadas entre las creadas, en 180 días"),
      group: .performance, unit: .share, direction: .higher, basis: .cohort,
      words: "Probability that a deal created in the period is won within 180 days: Aalen and "
        + "Johansen's curve, losing as the other ending, open deals censored at the as-of day.",
      code: "AJ_won(180 days) over {o: created(o) in P}",
      missing: "Null where no deal was created, and where none was watched for 180 days while some "
        + "are open. Amounts are not needed.",
      pitfalls: "With young cohorts it rests on the few oldest deals; flagged immature.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-07-13", 0.545455,
          "11 created. Won: B11 at 9.5 days, B03 and B04 at 60, B09 at 177; lost: B06 at 14, B07 at "
            + "59. No deal is censored before 108 days, so won by 60 = 3/11, S = 6/11; at 177 days "
            + "B09 and B08 (censored at 180) are at risk: 3/11 + 6/11 * 1/2 = 6/11"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-12-31", node: "manager=Mia, owner=Ben",
          0.333333,
          "created for Ben: B03, B04 (won), B06, B07 (lost), B10, B13 (open): 2/6, amounts "
            + "or not; B09 was created for Ana"),
        MetricVector(
          .edge, .closings, "2025-Q1", asOf: "2025-06-30", nil,
          "the oldest deal, B09, is 177 days old and open"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2025-03-31", 0, "B12 alone, won after 303 days"),
      ],
      reading: { scope in
        scope.begun { .wonShare(Array(scope.created), within: window, least: scope.least) }
      }),
    MetricDefinition(
      "win_rate.amount.by_created_cohort.180d", catalogue: ["A6"],
      title: BilingualText(
        en: "Share of the created amount that is won within 180 days",
        es: "Parte del importe creado que se gana en 180 días"),
      group: .performance, unit: .share, direction: .higher, basis: .cohort,
      words:
        "As the win rate of deals created, each deal with the weight of its amount: that of the "
        + "closing, or of the as-of day while it is open.",
      code: "AJ_won(180 days) over {o: created(o) in P}, weights a(o)",
      missing: "A deal without a positive amount counts as missing. Null as for the number.",
      pitfalls: "Amounts grow on the way to a win, so won deals weigh more than they did at first.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-07-13", 0.58251,
          "total 18400: B11 700 at 9.5 days and B03 2000 at 60: 2700/18400, S = 14700/18400 after "
            + "B06 1000 lost; at 177 days B09 6000 of 11000 with B08: 2700/18400 + 14700/18400 * 6/11"
        ),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-12-31", node: "manager=Mia, owner=Ben",
          0.512821,
          "B03 2000 won, B06 1000 lost, B13 900 open: 2000/3900; B04, B07, B10 without "
            + "amount"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2024-06-30", nil, "B12 is 30 days old and open"),
      ],
      reading: { scope in
        scope.begun { .wonAmountShare(Array(scope.created), within: window, least: scope.least) }
      }),
  ]
}
