extension MetricRegistry {
  /// All deals that are open, and those left out (D1).
  static let openPipeline: [MetricDefinition] = [
    MetricDefinition(
      "pipeline.open.count", catalogue: ["D1"],
      title: BilingualText(en: "Open deals", es: "Total de oportunidades abiertas"),
      group: .pipeline, unit: .count, direction: .higher, basis: .state,
      words:
        "Deals open at the end of the period, or at the as-of day while it runs, whose forecast "
        + "category does not leave them out.",
      code: "#{o open at t, not omitted}, t = min(end of P, T)",
      missing: "No category: not omitted. No amount or close date: counted.",
      pitfalls: "Dead deals that nobody closes are in it.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", 5,
          "V07, V08, V10, V11, V12; V09 and V13 are omitted"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ana", 2,
          "V08, and V12, of which nothing but its existence is known"),
        MetricVector(
          .edge, .pipeline, "2024-Q4", asOf: "2025-06-30", 3,
          "V07, V08, V09 at the end of the year; V04 comes with the first second of the next"),
        MetricVector(.edge, .pipeline, "2024-Q1", asOf: "2025-06-30", 0, "no deal yet"),
      ], reading: { scope in scope.begun { .count(scope.openCounted.count) } }),
    MetricDefinition(
      "pipeline.open.amount", catalogue: ["D1"],
      title: BilingualText(en: "Open amount", es: "Importe abierto"),
      group: .pipeline, unit: .money, direction: .higher, basis: .state,
      words:
        "Sum of the amounts, as they were then, of the deals open at the end of the period, or at "
        + "the as-of day while it runs, that are not omitted.",
      code: "sum a(o, t) over {o open at t, not omitted}, t = min(end of P, T)",
      missing:
        "A deal without amount counts as missing and is not priced; null where none has one.",
      pitfalls: "Not a forecast: most of it will not be won, and not in this period.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2024-Q4", asOf: "2025-06-30", 6200,
          "V07 4000 + V08 1500 + V09 700, omitted only later"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 6100,
          "V07 4000 + V08 1500 + V11 600; the amounts of V10 and V12 are not known"),
        MetricVector(
          .edge, .pipeline, "2024-Q1", asOf: "2025-06-30", 0, "nothing open: a known 0"),
        MetricVector(
          .edge, .pipeline, "2025-Q3", asOf: "2025-06-30", nil, "the quarter has not begun"),
      ], reading: { scope in scope.begun { .money(of: scope.openCounted.map(\.amount)) } }),
    MetricDefinition(
      "pipeline.omitted.count", catalogue: ["D1"],
      title: BilingualText(en: "Open deals left out", es: "Oportunidades abiertas omitidas"),
      group: .pipeline, unit: .count, direction: .lower, basis: .state,
      words:
        "Deals open at the end of the period, or at the as-of day while it runs, whose forecast "
        + "category is Omitted.",
      code: "#{o open at t: k(o, t) = omitted}, t = min(end of P, T)",
      missing: "No category: not omitted.",
      pitfalls: "Deals are hidden here to keep a forecast low.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", 2, "V09 and V13"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ben", 1,
          "V13, without an amount"),
        MetricVector(
          .edge, .pipeline, "2024-Q4", asOf: "2025-06-30", 0, "V09 was in Commit then"),
      ], reading: { scope in scope.begun { .count(scope.openOmitted.count) } }),
    MetricDefinition(
      "pipeline.omitted.amount", catalogue: ["D1"],
      title: BilingualText(en: "Open amount left out", es: "Importe abierto omitido"),
      group: .pipeline, unit: .money, direction: .lower, basis: .state,
      words:
        "Sum of the amounts of the deals open at the end of the period, or at the as-of day while "
        + "it runs, whose forecast category is Omitted.",
      code: "sum a(o, t) over {o open at t: k(o, t) = omitted}, t = min(end of P, T)",
      missing:
        "A deal without amount counts as missing and is not priced; null where none has one.",
      pitfalls: "Not part of the open amount: the two add up to everything open.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q1", asOf: "2025-06-30", 700, "V09, omitted since 1 March"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ben", nil,
          "V13 alone, without an amount"),
        MetricVector(.edge, .pipeline, "2024-Q4", asOf: "2025-06-30", 0, "nothing was omitted"),
      ], reading: { scope in scope.begun { .money(of: scope.openOmitted.map(\.amount)) } }),
  ]
}
