extension MetricRegistry {
  /// Where a node stands against its quota.
  static let quotaSignals: [MetricDefinition] = [
    signal(
      "attainment_pace.share",
      BilingualText(en: "Attainment pace", es: "Ritmo de cumplimiento del objetivo"),
      .share, .higher, .event,
      words: """
        Share of the quota booked by now, less the usual share at the same business day of the last 8 periods: the \
        node's own median, drawn with the weight of 8 periods towards the median of all nodes as deep in the tree.
        """,
      code: "B(T)/Q - (n*median(own B_k(d)/Q_k) + 8*median(team))/(n + 8), k = 1...8",
      missing: """
        Past periods without quota are left out, deals without amount are not priced. Null without a quota, or with \
        fewer than 4 past periods of the node and those beside it together.
        """,
      pitfalls:
        "Quotas that were moved during a period move its past too; a large deal makes a pace jump.",
      TeamVectors.attainmentPace
    ) { $0.attainmentPace },
    signal(
      "coverage.remaining",
      BilingualText(en: "Coverage of the remaining quota", es: "Cobertura del objetivo restante"),
      .ratio, .higher, .state,
      words: """
        Open amount due by the end of the period, over what the quota still lacks; without deals of the category \
        omitted and without those more than 90 days overdue and untouched.
        """,
      code: "sum a(o,T) for open o with c(o,T) < p1, not omitted, no zombie / (Q - B(T))",
      missing: """
        Deals without amount are counted as missing. Deals without close date are left out, unless nobody's are \
        recorded. Null, with the flag met, where B >= Q; null without a quota or for a period that is over.
        """,
      pitfalls: "Compare it with coverage.required, not with 3: what is needed depends on the day.",
      TeamVectors.coverageRemaining
    ) { $0.coverageRemaining },
    signal(
      "coverage.required",
      BilingualText(en: "Required coverage at this day", es: "Cobertura necesaria a estas fechas"),
      .ratio, .lower, .trailing,
      words: """
        One over the yield of open deals: what was won, later in the period, of the deals open at the same business day \
        of the last 8 periods, over their open amount due then.
        """,
      code: "sum_k openDue_k(d) / sum_k won_k(after d, of deals open at d)",
      missing: """
        Null with fewer than 4 past periods with open deals due, where nothing was won of them, and for a period that \
        is over. The interval is Student's of a ratio of sums.
        """,
      pitfalls: "A yield counts deals that were due later and came early: it can exceed 1.",
      TeamVectors.coverageRequired
    ) { $0.coverageRequired },
    signal(
      "coverage.weighted",
      BilingualText(en: "Weighted coverage", es: "Cobertura ponderada"),
      .ratio, .higher, .state,
      words: """
        Bookings to be expected of the open deals in the rest of the period, each amount times the chance to be won \
        in it, over what the quota still lacks.
        """,
      code: "sum P_T(win in P)*a(o,T) / (Q - B(T))",
      missing: """
        Null without a model of the past, without a quota, for a period that is over, and, with the flag met, where \
        B >= Q. Deals without amount are counted as missing.
        """,
      pitfalls: "It is a mean: 1 says even odds at best.",
      TeamVectors.coverageWeighted
    ) { $0.coverageWeighted },
  ]
}
