extension MetricRegistry {
  /// Deals lost: number, amount, reasons (A5, D3).
  static let bookingsLost: [MetricDefinition] = [
    MetricDefinition(
      "deals.lost.count.by_transition", catalogue: ["A5", "D3"],
      title: BilingualText(en: "Deals lost", es: "Oportunidades perdidas"),
      group: .performance, unit: .count, direction: .lower, basis: .event,
      words: "Deals whose transition to a lost stage lies in the period and has not been undone by "
        + "the as-of day, counted for the owner at that instant.",
      code: "#{o: lost(o) in P}",
      missing: "No stage history: dated by the close date, and flagged. No amount: counted.",
      pitfalls: "Few lost deals may mean that nobody closes dead ones.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 3, "B05, B06, B07"),
        MetricVector(
          .missing, .closeDates, "2025-Q1", asOf: "2025-06-30", 1,
          "no history: C03 by its close date"),
        MetricVector(
          .edge, .closings, "2024-Q3", asOf: "2024-09-30", 1, "B12, lost on 1 September"),
        MetricVector(
          .edge, .closings, "2024-Q3", asOf: "2024-12-31", 0, "B12 was reopened on 1 October"),
      ], reading: { scope in scope.closing { .count(scope.lost.count) } }),
    MetricDefinition(
      "deals.lost.amount.by_transition", catalogue: ["A5", "D3"],
      title: BilingualText(en: "Amount lost", es: "Importe perdido"),
      group: .performance, unit: .money, direction: .lower, basis: .event,
      words: "Sum of the amounts, as they were at the instant of losing, of the deals lost in the "
        + "period and not undone by the as-of day.",
      code: "sum a(o, lost(o)) over {o: lost(o) in P}",
      missing: "A deal without amount is counted as missing and not priced; null where deals were "
        + "lost and none has an amount. No stage history: dated by the close date, and flagged.",
      pitfalls: "Amounts of deals lost early are guesses that nobody corrected.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 5000,
          "B05 4000 + B06 1000; B07 has no amount"),
        MetricVector(
          .missing, .closings, "2025-03", asOf: "2025-03-31", nil,
          "B07 alone was lost in March, and has no amount"),
        MetricVector(
          .edge, .closings, "2024-Q2", asOf: "2025-03-31", 0, "no deal was lost: a known 0"),
      ], reading: { scope in scope.closing { .money(of: scope.lost.map(\.amount)) } }),
    MetricDefinition(
      "deals.lost.count.by_close_date", catalogue: ["A5", "D3"],
      title: BilingualText(
        en: "Deals lost, by close date", es: "Oportunidades perdidas por fecha de cierre"),
      group: .performance, unit: .count, direction: .lower, basis: .event,
      words:
        "Deals that are lost at the as-of day and whose close date lies in the period, counted "
        + "for the owner at the loss.",
      code: "#{o: lost(o) <= T and c(o, T) in P}",
      missing: "A lost deal without close date is in no period.",
      pitfalls:
        "CRMs do not set the close date when a deal is lost: it may lie long before or after.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2024-Q4", asOf: "2025-03-31", 1,
          "B05 is dated 20 December, though lost on 15 January"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", 1,
          "B06; B07 has no close date, B05 is dated in 2024"),
        MetricVector(
          .edge, .closings, "2024-Q4", asOf: "2024-12-31", 0, "B05 is not lost yet"),
      ], reading: { scope in scope.begun { .count(scope.lostByCloseDate.count) } }),
    MetricDefinition(
      "deals.lost.amount.by_close_date", catalogue: ["A5", "D3"],
      title: BilingualText(
        en: "Amount lost, by close date", es: "Importe perdido por fecha de cierre"),
      group: .performance, unit: .money, direction: .lower, basis: .event,
      words:
        "Sum of the amounts at the loss of deals that are lost at the as-of day and whose close "
        + "date lies in the period.",
      code: "sum a(o, lost(o)) over {o: lost(o) <= T and c(o, T) in P}",
      missing: "No amount: counted as missing, not priced. No close date: in no period.",
      pitfalls: "As for the number: close dates of lost deals are not the days of the loss.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", 1000, "B06"),
        MetricVector(
          .missing, .closeDates, "2025-Q1", asOf: "2025-06-30", 50, "C03; a history is not needed"),
        MetricVector(
          .edge, .closings, "2024-Q4", asOf: "2025-03-31", node: "manager=Mia, owner=Ana", 4000,
          "B05 by its close date"),
      ], reading: { scope in scope.begun { .money(of: scope.lostByCloseDate.map(\.amount)) } }),
    MetricDefinition(
      "deals.lost.count.by_reason", catalogue: ["D3"],
      title: BilingualText(
        en: "Deals lost, by reason", es: "Oportunidades perdidas por motivo"),
      group: .performance, unit: .count, key: .lossReason, direction: .lower, basis: .event,
      words:
        "Deals lost in the period and not undone by the as-of day, for each reason that was given.",
      code: "#{o: lost(o) in P and reason(o) = r}",
      missing: "No reason given: the bucket (none). No lost deal of the data has a reason: null.",
      pitfalls: "Reasons are chosen by the seller, often the first of the list.",
      vectors: [
        MetricVector(
          .ordinary, .closings, "2025-Q1", asOf: "2025-03-31", key: "Price", 2, "B05 and B07"),
        MetricVector(
          .missing, .closings, "2025-Q1", asOf: "2025-03-31", key: "(none)", 1, "B06 says nothing"),
        MetricVector(
          .missing, .closeDates, "2025-Q1", asOf: "2025-06-30", nil,
          "no deal of the export has a reason"),
        MetricVector(
          .edge, .closings, "2025-Q1", asOf: "2025-03-31", node: "manager=Mia, owner=Ben",
          key: "Price", 1, "B07; B05 is Ana's"),
        MetricVector(
          .edge, .closings, "2024-Q4", asOf: "2025-03-31", key: "Price", nil, "nothing was lost"),
      ],
      readings: { scope in
        guard !scope.frame.isAhead else { return [scope.begun { .count(0) }] }
        guard scope.facts.bookings.hasReasons else {
          return [.undefined("no lost deal says why")]
        }
        return Dictionary(grouping: scope.lost) { $0.reason ?? "(none)" }
          .sorted { $0.key < $1.key }
          .map { reason, lost in
            .count(lost.count).keyed(reason).flagged(
              .basisCloseDate, if: !scope.facts.bookings.hasStages)
          }
      }),
  ]
}
