extension MetricRegistry {
  /// Deals won: number and amount, by the instant and by the close date (A5, C2).
  static let bookingsWon: [MetricDefinition] = [
    MetricDefinition(
      "deals.won.count.by_transition", catalogue: ["A5"],
      title: BilingualText(en: "Deals won", es: "Oportunidades ganadas"),
      group: .performance, unit: .count, direction: .higher, basis: .event,
      words: "Deals whose transition to a won stage lies in the period and has not been undone by "
        + "the as-of day, counted for the owner at that instant.",
      code: "#{o: won(o) in P}",
      missing: "No stage history: dated by the close date, and flagged. No amount: counted.",
      pitfalls: "A deal reopened later leaves the count of the period in which it was won.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 5,
          "won in the quarter: B01, B02, B03, B04, B12; B08 was reopened on 20 February"),
        MetricVector(
          .missing, .closeDates, "2025-Q1", asOf: "2025-06-30", 1,
          "no history: by the close date C01 alone was won in the quarter"),
        MetricVector(
          .edge, .closings, "2025-02", asOf: "2025-02-15", 2,
          "B02 on the 10th; B08 on the 1st, not reopened yet on the 15th"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2025-03-31", 0, "no deal was won in that quarter"),
        MetricVector(
          .edge, .closings, "2025-Q2", asOf: "2025-03-31", nil, "the quarter has not begun"),
      ], reading: { scope in scope.closing { .count(scope.won.count) } }),
    MetricDefinition(
      "deals.won.amount.by_transition", catalogue: ["A5", "C2"],
      title: BilingualText(en: "Amount won", es: "Importe ganado"),
      group: .performance, unit: .money, direction: .higher, basis: .event,
      words: "Sum of the amounts, as they were at the instant of winning, of the deals won in the "
        + "period and not undone by the as-of day.",
      code: "sum a(o, won(o)) over {o: won(o) in P}",
      missing: "A deal without amount is counted as missing and not priced; null where deals were "
        + "won and none has an amount. No stage history: dated by the close date, and flagged.",
      pitfalls: "A change of the amount after the win does not count.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ana",
          4200, "B01 1200 (1000 before the win) + B02 3000"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", 7000,
          "1200 + 3000 + 2000 + 800 of B01, B02, B03, B12; B04 has no amount"),
        MetricVector(
          .edge, .closings, "2025-03", asOf: "2025-03-31", node: "manager=(none), owner=Cora", 800,
          "B12 was won in the last hour of the month"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2025-03-31", 0, "no deal was won: a known 0"),
      ], reading: { scope in scope.closing { .money(of: scope.won.map(\.amount)) } }),
    MetricDefinition(
      "deals.won.count.by_close_date", catalogue: ["A5"],
      title: BilingualText(
        en: "Deals won, by close date", es: "Oportunidades ganadas por fecha de cierre"),
      group: .performance, unit: .count, direction: .higher, basis: .event,
      words: "Deals that are won at the as-of day and whose close date lies in the period, counted "
        + "for the owner at the win.",
      code: "#{o: won(o) <= T and c(o, T) in P}",
      missing: "A won deal without close date is in no period.",
      pitfalls: "Close dates are typed by people: a deal won in March with a close date in April "
        + "counts in April. Kept to agree with reports of CRMs.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 4,
          "B01, B02, B04, B12; the close date of B03 is 5 April"),
        MetricVector(
          .missing, .closeDates, "2025-Q2", asOf: "2025-06-30", 1, "C02; a history is not needed"),
        MetricVector(
          .edge, .closings, "2025-Q2", asOf: "2025-04-05", 1,
          "B03 on the as-of day itself; B11 is won five days later"),
      ], reading: { scope in scope.begun { .count(scope.wonByCloseDate.count) } }),
    MetricDefinition(
      "deals.won.amount.by_close_date", catalogue: ["A5"],
      title: BilingualText(
        en: "Amount won, by close date", es: "Importe ganado por fecha de cierre"),
      group: .performance, unit: .money, direction: .higher, basis: .event,
      words: "Sum of the amounts at the win of deals that are won at the as-of day and whose close "
        + "date lies in the period.",
      code: "sum a(o, won(o)) over {o: won(o) <= T and c(o, T) in P}",
      missing: "No amount: counted as missing, not priced. No close date: in no period.",
      pitfalls: "Moves with every correction of a close date, also of past quarters.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 5000,
          "1200 + 3000 + 800 of B01, B02, B12; B04 has no amount, B03 is dated in April"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben", nil,
          "B04 alone, and it has no amount"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2025-03-31", 0, "no close date of a won deal then"),
      ], reading: { scope in scope.begun { .money(of: scope.wonByCloseDate.map(\.amount)) } }),
  ]
}
