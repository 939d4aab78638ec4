extension MetricRegistry {
  /// How long deals take (D5).
  static let cycles: [MetricDefinition] = [
    MetricDefinition(
      "cycle.mean.won", catalogue: ["D5"],
      title: BilingualText(en: "Mean sales cycle", es: "Longitud media del ciclo de ventas"),
      group: .pipeline, unit: .days, direction: .lower, basis: .event,
      words: "Mean of the calendar days from the creation to the win of deals won in the period. "
        + "Interval: Student.",
      code: "mean (won(o) - created(o)) over {o: won(o) in P}",
      missing:
        "Null where nothing was won. A deal closed before its creation is a violation of the data; "
        + "it is taken as created then, with 0 days.",
      pitfalls:
        "Deals still open are not in it: when old ones are cleared it rises, though nothing "
        + "became slower.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 114.991667,
          "B01 50, B02 101, B03 60, B04 60, B12 303 and 23/24: 574.958333/5"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben", 60,
          "B03 and B04, which has no amount and needs none"),
        MetricVector(
          .edge, .closings, "2025-02", asOf: "2025-02-15", 59,
          "B02 101 and B08 17 (15 January to 1 February), not reopened yet: 118/2"),
        MetricVector(.edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "nothing was won"),
      ],
      reading: { scope in
        scope.closing { .mean(scope.won.map(\.days), least: scope.least) }
      }),
    MetricDefinition(
      "cycle.median.won", catalogue: ["D5"],
      title: BilingualText(en: "Median sales cycle", es: "Longitud mediana del ciclo de ventas"),
      group: .pipeline, unit: .days, direction: .lower, basis: .event,
      words: "Median of the calendar days from the creation to the win of deals won in the period. "
        + "Interval: order statistics.",
      code: "median (won(o) - created(o)) over {o: won(o) in P}",
      missing: "As for the mean.",
      pitfalls: "Of wins alone: how long deals take that are still open is not in it.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 60, "50, 60, 60, 101, 303.96"),
        MetricVector(
          .missing, .closings, "2025-03", asOf: "2025-03-31", 60,
          "B03 60, B04 60 without amount, B12 303.96"),
        MetricVector(
          .edge, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ana", 75.5,
          "B01 50 and B02 101: the mean of the two"),
        MetricVector(.edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "nothing was won"),
      ],
      reading: { scope in
        scope.closing { .quantile(0.5, of: scope.won.map(\.days), least: scope.least) }
      }),
    MetricDefinition(
      "cycle.median.competing_risk", catalogue: ["D5"],
      title: BilingualText(
        en: "Median sales cycle, open deals counted in",
        es: "Longitud mediana del ciclo contando las abiertas"),
      group: .pipeline, unit: .days, direction: .lower, basis: .trailing,
      words:
        "Age by which half of the wins have come that deals created in the trailing four quarters "
        + "are seen to reach: Aalen and Johansen's curve of winning, losing as the other ending, open "
        + "deals censored at the as-of day. Interval: where the curve's interval reaches as much.",
      code: "min{t: AJ_won(t) >= AJ_won(max)/2} over {o: created(o) in trailing 4Q}",
      missing: "Null where none of them was won. Amounts are not needed.",
      pitfalls: "Wins later than the oldest deal is old are not seen yet; they would lengthen it.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 101,
          "15 deals; censored at 0.5, 17, 31, 40, 66, 76, 86 days, lost at 14, 59, 105. Won: 50 "
            + "(13/14 * 1/10 = 0.0929), 60 twice (0.7429 * 2/8: 0.2786), 101 (0.5571/3: 0.4643), "
            + "303.96 (0.1857: 0.65). Half of 0.65 is reached at 101"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben", 60,
          "created for Ben: won B03, B04 (no amount) at 60, lost 14, 59, open 17, 40"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2024-06-30", nil, "B12 alone, open"),
      ],
      reading: { scope in
        scope.begun {
          let deals = Array(scope.createdTrailing)
          guard let median = WinCurve(deals)?.medianOfWins else {
            return .undefined("no deal of the trailing quarters was won", count: deals.count)
          }
          return MetricReading(
            value: median.value, count: deals.count, lower: median.lower, upper: median.upper,
            flags: deals.count < scope.least ? [.lowN] : [])
        }
      }),
  ]
}
