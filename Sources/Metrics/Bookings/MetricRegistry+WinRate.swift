extension MetricRegistry {
  /// Win rates of the deals closed in the period (A6).
  static let winRates: [MetricDefinition] = [
    MetricDefinition(
      "win_rate.count.by_close", catalogue: ["A6"],
      title: BilingualText(
        en: "Win rate of deals closed", es: "Tasa de ventas ganadas entre las cerradas"),
      group: .performance, unit: .share, direction: .higher, basis: .event,
      words: "Deals won in the period over deals won or lost in it. Interval: Wilson.",
      code: "n_won / (n_won + n_lost)",
      missing:
        "Null where nothing was won or lost. No stage history: by the close date, and flagged.",
      pitfalls: "Rises when dead deals are left open. Mixes deals begun at different times.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 0.625, "5 won, 3 lost: 5/8"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben", 0.5,
          "B03 and B04 won, B06 and B07 lost; no amount is needed: 2/4"),
        MetricVector(
          .edge, .closings, "2024-Q3", asOf: "2024-09-30", 0, "B12 lost, nothing won: 0/1"),
        MetricVector(
          .edge, .closings, "2024-Q3", asOf: "2024-12-31", nil, "B12 was reopened: 0/0"),
      ],
      reading: { scope in
        scope.closing {
          .share(scope.won.count, of: scope.closings.count, least: scope.least)
        }
      }),
    MetricDefinition(
      "win_rate.amount.by_close", catalogue: ["A6"],
      title: BilingualText(
        en: "Share of the closed amount that was won", es: "Parte ganada del importe cerrado"),
      group: .performance, unit: .share, direction: .higher, basis: .event,
      words:
        "Amount won in the period over the amount won or lost in it, at the instants of closing. "
        + "Interval: Wilson at the effective number of equal amounts.",
      code: "sum a(won) / (sum a(won) + sum a(lost))",
      missing: "Deals without amount count as missing. Null where the amounts sum to 0.",
      pitfalls: "One large deal decides it; read it beside the rate of deals.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ana",
          0.512195, "won 1200 + 3000, lost 4000: 4200/8200"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", 0.583333,
          "7000/(7000 + 5000); B04 and B07 have no amount"),
        MetricVector(
          .edge, .closings, "2025-03", asOf: "2025-03-31", 1,
          "B03 2000 and B12 800 won; B04 won and B07 lost without amount: 2800/2800"),
        MetricVector(.edge, .closings, "2024-Q2", asOf: "2025-03-31", nil, "nothing closed"),
      ],
      reading: { scope in
        scope.closing {
          let priced = scope.closings.filter { $0.amount != nil }
          return .weightedShare(
            Double(priced.filter(\.isWon).reduce(0) { $0 + ($1.amount ?? 0) }),
            of: priced.map { Double($0.amount ?? 0) }, least: scope.least,
            missing: scope.closings.count - priced.count)
        }
      }),
    MetricDefinition(
      "win_rate.count.incl_stale", catalogue: ["A6"],
      title: BilingualText(
        en: "Win rate with overdue deals as not won",
        es: "Tasa de ventas ganadas contando las vencidas"),
      group: .performance, unit: .share, direction: .higher, basis: .event,
      words: "Deals won in the period over deals won or lost in it or open at its end with a close "
        + "date before the last day. Interval: Wilson.",
      code: "n_won / (n_won + n_lost + #{o open at the end: c(o) < last day})",
      missing:
        "An open deal without close date is not overdue, and counts as missing. Null where the "
        + "denominator is 0, and where close dates are not known at that day.",
      pitfalls:
        "An overdue deal is counted in every period until it is closed or its date is moved.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 0.5,
          "5 won, 3 lost, B09 (due 10 March) and B13 (due 25 March) open: 5/10"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ana",
          0.666667, "2 won, 1 lost; B14 is open without a date and stays out: 2/3"),
        MetricVector(
          .edge, .closings, "2024-Q4", asOf: "2025-03-31", 0,
          "nothing closed, B05 was overdue at the end: 0/1, where the usual rate is null"),
        MetricVector(
          .edge, .closings, "2024-Q1", asOf: "2025-03-31", nil, "no deal yet: 0/0"),
      ],
      reading: { scope in
        scope.closing {
          scope.due {
            let overdue = scope.open.count { $0.day.map { $0 < scope.lastDay } ?? false }
            return .share(
              scope.won.count, of: scope.closings.count + overdue, least: scope.least,
              missing: scope.open.count { $0.day == nil })
          }
        }
      }),
  ]
}
