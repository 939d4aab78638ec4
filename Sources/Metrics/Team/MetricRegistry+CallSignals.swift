extension MetricRegistry {
  /// How people's calls and commitments turn out.
  static let callSignals: [MetricDefinition] = [
    signal(
      "forecast_bias.share",
      BilingualText(en: "Bias of calls", es: "Sesgo de las previsiones propias"),
      .change, .neither, .trailing,
      words: """
        Mean of (call - actual)/actual over the last 8 periods, the newest call by the same business day, drawn with \
        the weight of 8 periods towards the mean of all nodes as deep in the tree.
        """,
      code: "(n*mean(own e_k) + 8*mean(team e))/(n + 8), e_k = call_k(d)/B_k - 1",
      missing: """
        Periods without call or without bookings are left out. Null without any. The interval is Student's of the \
        node's own errors.
        """,
      pitfalls:
        "Relative to the actual: small actuals weigh as much as large ones and can be missed by far.",
      TeamVectors.forecastBias
    ) { $0.forecastBias },
    signal(
      "forecast_spread.share",
      BilingualText(en: "Spread of calls", es: "Dispersión de las previsiones propias"),
      .share, .lower, .trailing,
      words: """
        Standard deviation of (call - actual)/actual over the last 8 periods, its square drawn with the weight of 8 \
        degrees of freedom towards that of all nodes as deep in the tree.
        """,
      code: "sqrt(((n - 1)*var(own e_k) + 8*var(team e))/(n - 1 + 8)), e_k = call_k(d)/B_k - 1",
      missing: "As for forecast_bias.share; null with a single period.",
      pitfalls: "The team's variance contains differences of bias between nodes.",
      TeamVectors.forecastSpread
    ) { $0.forecastSpread },
    signal(
      "sandbag_index.share",
      BilingualText(en: "Sandbag index", es: "Índice de ventas por sorpresa"),
      .share, .lower, .trailing,
      words: """
        Of the deals won in the period and the four before it, the share that was never in Commit by 14 days before \
        the win, or was created, or pulled in from a later period, in the last tenth of its period.
        """,
      code: """
        #{won(o), never commit before won(o) - 14d, or created(o) >= tail, or won(o) >= tail and c(o,tail) >= p1} / #{won(o)}
        """,
      missing: """
        Without a history of categories only dates tell, without one of close dates only categories and creation; null \
        with neither, and without wins.
        """,
      pitfalls: "Short cycles are surprises by nature; compare nodes that sell alike.",
      TeamVectors.sandbagIndex
    ) { $0.sandbagIndex },
  ]
}
