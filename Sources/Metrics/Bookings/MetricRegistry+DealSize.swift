extension MetricRegistry {
  /// How large deals are (B4).
  static let dealSizes: [MetricDefinition] = [
    MetricDefinition(
      "deal_size.mean.won", catalogue: ["B4"],
      title: BilingualText(en: "Mean size of won deals", es: "Tamaño medio de las ganadas"),
      group: .leads, unit: .money, direction: .higher, basis: .event,
      words: "Mean of the amounts at the win of deals won in the period. Interval: Student.",
      code: "mean a(o, won(o)) over {o: won(o) in P}",
      missing: "Deals without amount count as missing. Null where no won deal has an amount.",
      pitfalls: "Amounts are skewed: a few large deals lift the mean well above the median.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 1750,
          "(1200 + 3000 + 2000 + 800)/4"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben", 2000,
          "B03; B04 has no amount"),
        MetricVector(.edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "nothing was won"),
      ],
      reading: { scope in
        scope.closing {
          .mean(scope.wonSizes, least: scope.least, missing: scope.wonUnpriced)
        }
      }),
    MetricDefinition(
      "deal_size.median.won", catalogue: ["B4"],
      title: BilingualText(en: "Median size of won deals", es: "Tamaño mediano de las ganadas"),
      group: .leads, unit: .money, direction: .higher, basis: .event,
      words:
        "Median of the amounts at the win of deals won in the period. Interval: order statistics.",
      code: "median a(o, won(o)) over {o: won(o) in P}",
      missing: "Deals without amount count as missing. Null where no won deal has an amount.",
      pitfalls: "Times the number of deals it is not the amount won.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 1600,
          "800, 1200, 2000, 3000: (1200 + 2000)/2"),
        MetricVector(
          .missing, .closings, "2025-03", asOf: "2025-03-31", 1400,
          "B03 2000 and B12 800; B04 has no amount"),
        MetricVector(.edge, .closings, "2025-02", asOf: "2025-03-31", 3000, "B02 alone"),
        MetricVector(.edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "nothing was won"),
      ],
      reading: { scope in
        scope.closing {
          .quantile(0.5, of: scope.wonSizes, least: scope.least, missing: scope.wonUnpriced)
        }
      }),
    MetricDefinition(
      "deal_size.p90.won", catalogue: ["B4"],
      title: BilingualText(
        en: "Size that nine of ten won deals do not exceed",
        es: "Tamaño que nueve de cada diez ganadas no superan"),
      group: .leads, unit: .money, direction: .higher, basis: .event,
      words: "Quantile 0.9 of the amounts at the win of deals won in the period, interpolated "
        + "linearly (type 7). Interval: order statistics.",
      code: "q90 a(o, won(o)) over {o: won(o) in P}",
      missing: "Deals without amount count as missing. Null where no won deal has an amount.",
      pitfalls: "Needs some tens of deals to mean anything.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 2700,
          "800, 1200, 2000, 3000: place 0.9 * 3 = 2.7: 2000 + 0.7 * 1000"),
        MetricVector(
          .missing, .closings, "2025-03", asOf: "2025-03-31", 1880,
          "800, 2000 and one without amount: 800 + 0.9 * 1200"),
        MetricVector(.edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "nothing was won"),
      ],
      reading: { scope in
        scope.closing {
          .quantile(0.9, of: scope.wonSizes, least: scope.least, missing: scope.wonUnpriced)
        }
      }),
    MetricDefinition(
      "deal_size.mean.open", catalogue: ["B4"],
      title: BilingualText(
        en: "Mean size of open deals due in the period",
        es: "Tamaño medio de las abiertas que vencen en el periodo"),
      group: .leads, unit: .money, direction: .neither, basis: .state,
      words:
        "Mean of the amounts of deals open at the end of the period, or at the as-of day while it "
        + "is not over, whose close date lies in it; omitted deals apart. Interval: Student.",
      code: "mean a(o, t) over {o open at t: c(o, t) in P, not omitted}, t = min(end of P, T)",
      missing: "Deals without amount count as missing, those without close date stay out.",
      pitfalls:
        "Amounts of open deals are hopes; at the end of a period only overdue deals are left.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-02-28", 2766.666667,
          "open and due by 31 March: B03 1500, B09 6000, B12 800, B04 without amount; B13 is omitted, "
            + "B07 undated: 8300/3"),
        MetricVector(
          .missing, .closings, "2025-Q2", asOf: "2025-03-31", 2000,
          "due next quarter: B08 5000, B11 700, B15 300, B10 without amount: 6000/3"),
        MetricVector(
          .edge, .closings, "2025-Q1", asOf: "2025-03-31", 6000, "only B09 is left, overdue"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "B12 was due in September"),
      ],
      reading: { scope in
        scope.due {
          let amounts = scope.openDue.compactMap(\.amount).map(Double.init)
          return .mean(
            amounts, least: scope.least, missing: scope.openDue.count - amounts.count)
        }
      }),
  ]
}
