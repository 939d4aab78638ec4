extension MetricRegistry {
  /// Open deals by their close date (D1).
  static let duePipeline: [MetricDefinition] = [
    MetricDefinition(
      "pipeline.due.count", catalogue: ["D1"],
      title: BilingualText(
        en: "Open deals due in the period", es: "Oportunidades abiertas que vencen en el periodo"),
      group: .pipeline, unit: .count, direction: .neither, basis: .state,
      words: "Deals open at the end of the period, or at the as-of day while it is not over, whose "
        + "close date lies in it; omitted deals apart.",
      code: "#{o open at t: c(o, t) in P, not omitted}, t = min(end of P, T)",
      missing: "No close date: among the undated. Close dates not known at that day: null.",
      pitfalls: "Of a period that is over these are the overdue ones.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", 2,
          "V08 due 31 May, V07 due on the last day of the quarter"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ana", 1,
          "V08; the history does not say when V12 is due"),
        MetricVector(
          .missing, .closeDates, "2025-Q2", asOf: "2025-06-30", 1,
          "no history: C04 as exported, since the export is not older than the day"),
        MetricVector(
          .missing, .closeDates, "2025-Q2", asOf: "2025-03-31", nil,
          "no history: the close date on that day is not known"),
        MetricVector(
          .edge, .pipeline, "2025-Q3", asOf: "2025-06-30", 1,
          "V10, in a quarter that has not begun; V13 is omitted"),
      ], reading: { scope in scope.due { .count(scope.openDue.count) } }),
    MetricDefinition(
      "pipeline.due.amount", catalogue: ["D1"],
      title: BilingualText(
        en: "Open amount due in the period", es: "Importe abierto que vence en el periodo"),
      group: .pipeline, unit: .money, direction: .neither, basis: .state,
      words:
        "Sum of the amounts of the deals open at the end of the period, or at the as-of day while "
        + "it is not over, whose close date lies in it; omitted deals apart.",
      code: "sum a(o, t) over {o open at t: c(o, t) in P, not omitted}, t = min(end of P, T)",
      missing:
        "A deal without amount counts as missing and is not priced; null where none has one, "
        + "and where close dates are not known at that day.",
      pitfalls: "Close dates of open deals are moved on again and again.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", 5500, "V07 4000 + V08 1500"),
        MetricVector(
          .missing, .pipeline, "2025-Q3", asOf: "2025-06-30", nil, "V10 alone, without an amount"),
        MetricVector(
          .edge, .pipeline, "2025-Q1", asOf: "2025-02-28", 700,
          "V09, still in Commit on 28 February"),
        MetricVector(
          .edge, .pipeline, "2025-Q1", asOf: "2025-03-31", 0, "V09 was omitted in March"),
      ], reading: { scope in scope.due { .money(of: scope.openDue.map(\.amount)) } }),
    MetricDefinition(
      "pipeline.undated.count", catalogue: ["D1"],
      title: BilingualText(
        en: "Open deals without close date", es: "Oportunidades abiertas sin fecha de cierre"),
      group: .pipeline, unit: .count, direction: .lower, basis: .state,
      words:
        "Deals open at the end of the period, or at the as-of day while it runs, without a close "
        + "date; omitted deals apart.",
      code: "#{o open at t: c(o, t) null, not omitted}, t = min(end of P, T)",
      missing: "Close dates not known at that day: null.",
      pitfalls: "They are in no period's pipeline.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ben", 1,
          "V11"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 2,
          "V11, and V12, of which the history says nothing"),
        MetricVector(
          .edge, .pipeline, "2025-Q1", asOf: "2025-03-30", 1,
          "V12; V11 is created on the day after"),
      ],
      reading: { scope in
        scope.begun { scope.due { .count(scope.openUndated.count) } }
      }),
    MetricDefinition(
      "pipeline.undated.amount", catalogue: ["D1"],
      title: BilingualText(
        en: "Open amount without close date", es: "Importe abierto sin fecha de cierre"),
      group: .pipeline, unit: .money, direction: .lower, basis: .state,
      words:
        "Sum of the amounts of the deals open at the end of the period, or at the as-of day while "
        + "it runs, without a close date; omitted deals apart.",
      code: "sum a(o, t) over {o open at t: c(o, t) null, not omitted}, t = min(end of P, T)",
      missing:
        "A deal without amount counts as missing and is not priced; null where none has one, "
        + "and where close dates are not known at that day.",
      pitfalls: "Money that no forecast of a period sees.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", 600,
          "V11; the amount of V12 is not known"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ana", nil,
          "V12 alone"),
        MetricVector(
          .edge, .pipeline, "2024-Q4", asOf: "2025-06-30", 0, "every open deal had a date"),
      ],
      reading: { scope in
        scope.begun { scope.due { .money(of: scope.openUndated.map(\.amount)) } }
      }),
  ]
}
