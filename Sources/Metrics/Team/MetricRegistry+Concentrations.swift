extension MetricRegistry {
  /// On how few deals the period rests.
  static let concentrations: [MetricDefinition] =
    [
      open(
        "top_1.share", BilingualText(en: "largest deal", es: "mayor oportunidad"), .share, .lower,
        "The largest amount over the sum.", "max a / sum a", TeamVectors.openTop1, .top(1)),
      open(
        "top_3.share", BilingualText(en: "three largest deals", es: "tres mayores oportunidades"),
        .share, .lower, "The three largest amounts over the sum.", "sum of max 3 a / sum a",
        TeamVectors.openTop3, .top(3)),
      open(
        "effective_deals",
        BilingualText(en: "effective number of deals", es: "número efectivo de oportunidades"),
        .number, .higher, "How many deals of equal worth the sum amounts to.",
        "(sum a)^2 / sum a^2", TeamVectors.openEffective, .effectiveDeals),
      expected(
        "top_1.share", BilingualText(en: "largest deal", es: "mayor oportunidad"), .share, .lower,
        "The largest expected amount over the sum.", "max x / sum x", TeamVectors.expectedTop1,
        .top(1)),
      expected(
        "top_3.share", BilingualText(en: "three largest deals", es: "tres mayores oportunidades"),
        .share, .lower, "The three largest expected amounts over the sum.",
        "sum of max 3 x / sum x", TeamVectors.expectedTop3, .top(3)),
      expected(
        "effective_deals",
        BilingualText(en: "effective number of deals", es: "número efectivo de oportunidades"),
        .number, .higher, "How many deals of equal worth the expected sum amounts to.",
        "(sum x)^2 / sum x^2", TeamVectors.expectedEffective, .effectiveDeals),
    ]

  private static func open(
    _ name: String, _ title: BilingualText, _ unit: MetricUnit, _ direction: MetricDirection,
    _ words: String, _ code: String, _ vectors: [MetricVector],
    _ measure: NodeScope.Concentration
  ) -> MetricDefinition {
    signal(
      "concentration.open.\(name)",
      BilingualText(
        en: "Concentration of open amount due: \(title.en)",
        es: "Concentración del importe abierto con cierre en el periodo: \(title.es)"),
      unit, direction, .state,
      words:
        "\(words) Over the open deals due by the end of the period, as for coverage.remaining.",
      code: "\(code), a = a(o,T) for open o with c(o,T) < p1, not omitted, no zombie",
      missing: "Deals without amount are counted as missing. Null where nothing is open and due.",
      pitfalls: "Amounts are not weighed by their chances: see concentration.expected.\(name).",
      vectors
    ) { $0.openConcentration(measure) }
  }

  private static func expected(
    _ name: String, _ title: BilingualText, _ unit: MetricUnit, _ direction: MetricDirection,
    _ words: String, _ code: String, _ vectors: [MetricVector],
    _ measure: NodeScope.Concentration
  ) -> MetricDefinition {
    signal(
      "concentration.expected.\(name)",
      BilingualText(
        en: "Concentration of expected bookings: \(title.en)",
        es: "Concentración de las ventas esperadas: \(title.es)"),
      unit, direction, .state,
      words:
        "\(words) Each open deal counts with its amount times the chance to be won in the period.",
      code: "\(code), x = P_T(win in P)*a(o,T) for open o",
      missing: """
        Null without a model of the past, where nothing is expected, and for a period that is over. Deals without amount \
        are counted as missing.
        """,
      pitfalls: "It is as good as the chances of the model.",
      vectors
    ) { $0.expectedConcentration(measure) }
  }
}
