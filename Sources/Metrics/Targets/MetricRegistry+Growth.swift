extension MetricRegistry {
  /// How sales grew (C3).
  static let growthMetrics: [MetricDefinition] = [
    growth(
      "sales_growth.previous_period",
      title: BilingualText(
        en: "Sales growth on the period before",
        es: "Crecimiento de las ventas respecto al período anterior"),
      reference: "the period before", symbol: "P-1",
      pitfalls: "Seasons: a quarter that is always weak falls every year.",
      vectors: TargetVectors.growthPrevious
    ) { $0.previous },
    growth(
      "sales_growth.last_year",
      title: BilingualText(
        en: "Sales growth on last year",
        es: "Crecimiento de las ventas respecto al año anterior"),
      reference: "the same period of the year before", symbol: "P-1y",
      pitfalls: "Last year's one large deal; Easter and other feasts that move between periods.",
      vectors: TargetVectors.growthLastYear
    ) { $0.lastYear },
  ]

  private static func growth(
    _ name: String, title: BilingualText, reference: String, symbol: String, pitfalls: String,
    vectors: [MetricVector], _ stretch: @escaping @Sendable (TargetFacts) -> TargetReference
  ) -> MetricDefinition {
    MetricDefinition(
      name, catalogue: ["C3"], title: title, group: .targets, unit: .change, direction: .higher,
      basis: .event,
      words: """
        The amount won in the period against that of \(reference). While the period runs, \
        \(reference) is cut after as many business days as have passed.
        """,
      code: "(S(P) - S(\(symbol))) / S(\(symbol)), S = sum a(o, won(o))",
      missing: """
        Deals without amount are counted and not priced. Null where nothing was won in \(reference), or \
        where the data begins within it.
        """,
      pitfalls: pitfalls, vectors: vectors
    ) { $0.growth(stretch($0.facts.targets)) }
  }
}
