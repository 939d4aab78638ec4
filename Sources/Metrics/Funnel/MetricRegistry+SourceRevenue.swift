extension MetricRegistry {
  /// From the source to the revenue: cohorts by where they came from (F4).
  ///
  /// The table of source by stage is the funnel cut by the level source.
  static let sourceRevenue = [sourceCreated, sourceWon, sourceAmount, sourceConverted]

  static let sourceCreated = MetricDefinition(
    "source_revenue.deals_created.count", catalogue: ["F4"],
    title: BilingualText(en: "Deals created by source", es: "Oportunidades creadas por fuente"),
    group: .funnel, unit: .count, key: .source, direction: .higher, basis: .event,
    words: "The number of deals created in the period, by their source.",
    code: "#{o: created(o) in P, source(o) = x}",
    missing: "No source: (none). Deals deleted since are left out.",
    pitfalls: """
      The source is the field as exported, which people may have changed since; a source without deals \
      in the period has no value.
      """,
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Web", 4, "F1 F2 F4 F7"),
      MetricVector(
        .missing, .funnel, "2025-Q1", asOf: "2025-06-30", key: "(none)", 1, "F6 has no source"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Event", 3,
        "F3 F5 F10; F8 is deleted"),
    ],
    readings: { scope in
      scope.perSource { .count($0.count) }
    })

  static let sourceWon = MetricDefinition(
    "source_revenue.deals_won.count", catalogue: ["F4"],
    title: BilingualText(
      en: "Deals of the cohort won, by source",
      es: "Oportunidades de la cohorte ganadas, por fuente"),
    group: .funnel, unit: .count, key: .source, direction: .higher, basis: .cohort,
    words:
      "Of the deals created in the period, the number that is won at the as-of day, by source.",
    code: "#{o: created(o) in P, won(o) < T, source(o) = x}",
    missing:
      "No source: (none). A source whose deals are not won has 0, one without deals no value.",
    pitfalls: "Young cohorts read low. Deals stand with the owner of their creation.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Web", 3, "F1 F2 F7"),
      MetricVector(
        .missing, .funnel, "2025-Q1", asOf: "2025-06-30", key: "(none)", 0, "F6 was lost"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-03-31", key: "Web", 2, "F7 was won on 10 May"),
    ],
    readings: { scope in
      scope.perSource { .count($0.count(where: \.isWon)) }
    })

  static let sourceAmount = MetricDefinition(
    "source_revenue.won_amount", catalogue: ["F4"],
    title: BilingualText(
      en: "Revenue of the cohort, by source", es: "Ingresos de la cohorte, por fuente"),
    group: .funnel, unit: .money, key: .source, direction: .higher, basis: .cohort,
    words: """
      Of the deals created in the period, the sum of the amounts of those won at the as-of day, each \
      as of its win, by source.
      """,
    code: "sum a(o, won(o)) over {o: created(o) in P, won(o) < T, source(o) = x}",
    missing: """
      Won deals without amount are counted as missing; null where none has one, 0 where none is won.
      """,
    pitfalls: "Young cohorts read low. The whole amount goes to the one source of the deal.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Web", 3_900,
        "F1 1000, F2 2000, F7 900"),
      MetricVector(
        .missing, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Event", nil,
        "F10 alone is won, without amount"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-06-30", key: "(none)", 0, "F6 was lost: nothing"),
    ],
    readings: { scope in
      scope.perSource { .knownMoney($0.filter(\.isWon).map(\.amount)) }
    })

  static let sourceConverted = MetricDefinition(
    "source_revenue.leads_converted.count", catalogue: ["F4"],
    title: BilingualText(
      en: "Leads of the cohort converted, by source",
      es: "Clientes potenciales de la cohorte convertidos, por fuente"),
    group: .funnel, unit: .count, key: .source, direction: .higher, basis: .cohort,
    words: """
      Of the leads created in the period, the number that was converted by the as-of day, by source.
      """,
    code: "#{l: created(l) in P, converted(l) < T, source(l) = x}",
    missing: """
      Converted leads without a date are counted as missing. No source: (none). A source without leads \
      in the period has no value.
      """,
    pitfalls: "Young cohorts read low. The deal that a lead became may carry another source.",
    vectors: [
      MetricVector(
        .ordinary, .funnel, "2025-Q1", asOf: "2025-06-30", key: "Web", 1,
        "L1; L2 was not converted, L5 came in December"),
      MetricVector(
        .missing, .funnel, "2025-Q1", asOf: "2025-06-30", key: "(none)", 0,
        "L3 was converted, nobody knows when"),
      MetricVector(
        .edge, .funnel, "2025-Q1", asOf: "2025-03-31", key: "Event", 0,
        "L4 was converted on 1 May, after the as-of day"),
    ],
    readings: { scope in
      guard !scope.frame.isAhead else { return [] }
      return scope.perLabel(scope.funnel.leads.of(scope.node), code: \.source) { leads in
        .count(leads.count(where: \.isConverted), missing: leads.count(where: \.isUndated))
      }
    })
}

extension NodeScope {
  /// One value a source of the deals created in the period.
  func perSource(_ reading: ([SourcedDeal]) -> MetricReading) -> [MetricReading] {
    guard !frame.isAhead else { return [] }
    return perLabel(funnel.created.of(node), code: \.source, reading)
  }
}
