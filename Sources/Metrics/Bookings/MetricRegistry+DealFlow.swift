extension MetricRegistry {
  /// Deals created, closed and handed on (D2, E4).
  static let dealFlow: [MetricDefinition] = [
    MetricDefinition(
      "deals.created.count", catalogue: ["D2", "E4"],
      title: BilingualText(en: "Deals created", es: "Nuevas oportunidades creadas"),
      group: .pipeline, unit: .count, direction: .higher, basis: .event,
      words: "Deals created in the period, counted for the owner at the creation.",
      code: "#{o: created(o) in P}",
      missing: "An owner named only later counts as the first one.",
      pitfalls: "Imports and merges create many deals on one day.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 11,
          "B03 (first second of the quarter), B04, B06 to B11, B13, B14, B15"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ana", 5,
          "B08, B09, B11, B14, and B15, whose owner was named a month later"),
        MetricVector(
          .edge, .closings, "2025-03", asOf: "2025-03-30", 2,
          "B10 and B14; B11 is created on the 31st"),
        MetricVector(.edge, .closings, "2024-Q1", asOf: "2025-03-31", 0, "none yet"),
      ], reading: { scope in scope.begun { .count(scope.created.count) } }),
    MetricDefinition(
      "deals.created.amount", catalogue: ["D2", "E4"],
      title: BilingualText(en: "Amount created", es: "Importe de las nuevas oportunidades"),
      group: .pipeline, unit: .money, direction: .higher, basis: .event,
      words:
        "Sum of the amounts, as they were right after the creation, of the deals created in the "
        + "period.",
      code: "sum a(o, created(o)) over {o: created(o) in P}",
      missing:
        "A deal without amount at its creation counts as missing and is not priced; null where "
        + "none has one.",
      pitfalls: "Many CRMs ask for no amount at the creation: read the number of missing ones.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 16900,
          "B03 1500 + B06 1000 + B08 4000 + B09 6000 + B11 700 + B13 900 + B14 2500 + B15 300"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben", 3400,
          "B03 1500 + B06 1000 + B13 900; B04, B07, B10 have none"),
        MetricVector(.edge, .closings, "2024-Q1", asOf: "2025-03-31", 0, "no deal: a known 0"),
      ], reading: { scope in scope.begun { .money(of: scope.created.map(\.firstAmount)) } }),
    MetricDefinition(
      "deals.closed.count", catalogue: ["D2"],
      title: BilingualText(en: "Deals closed", es: "Oportunidades cerradas"),
      group: .pipeline, unit: .count, direction: .neither, basis: .event,
      words: "Deals won or lost in the period and not undone by the as-of day.",
      code: "n_won + n_lost",
      missing: "No stage history: dated by the close date, and flagged.",
      pitfalls: "Says nothing of how they ended.",
      vectors: [
        MetricVector(.ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 8, "5 won + 3 lost"),
        MetricVector(
          .missing, .closeDates, "2025-Q1", asOf: "2025-06-30", 2, "C01 and C03 by close date"),
        MetricVector(
          .edge, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=(none), owner=Cora", 1,
          "B12 once, as won: its loss was undone"),
      ], reading: { scope in scope.closing { .count(scope.closings.count) } }),
    MetricDefinition(
      "deals.transferred_in.count", catalogue: ["E4"],
      title: BilingualText(
        en: "Deals taken over from others", es: "Oportunidades recibidas de otros"),
      group: .pipeline, unit: .count, direction: .neither, basis: .event,
      words:
        "Times in the period that an open deal passed from one owner to another, counted for the "
        + "receiving owner; the creation is none.",
      code: "#{(o, t): w(o, t-) != w(o, t), o open at t, t in P}",
      missing: "The first owner that is named takes over from nobody. No history of owners: null.",
      pitfalls:
        "Within a team it counts too: for a manager these are all deals that any rep took over.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 1, "B09 passed to Ben on 5 February"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ana", 0,
          "B15 had no owner before Ana"),
        MetricVector(
          .missing, .closeDates, "2025-Q1", asOf: "2025-06-30", nil, "no history of owners"),
        MetricVector(
          .edge, .closings, "2025-02", asOf: "2025-02-05", node: "manager=Mia, owner=Ben", 1,
          "B09, on the as-of day"),
        MetricVector(
          .edge, .closings, "2025-02", asOf: "2025-02-04", 0, "B09 passes on the day after"),
      ],
      reading: { scope in
        scope.begun {
          scope.facts.bookings.hasOwners
            ? .count(scope.transfers) : .undefined("no history of owners")
        }
      }),
  ]
}
