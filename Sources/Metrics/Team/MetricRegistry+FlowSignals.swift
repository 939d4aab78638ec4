extension MetricRegistry {
  /// What comes in, what slips, what is tidy and how busy people are.
  static let flowSignals: [MetricDefinition] = [
    signal(
      "creation_rate.4w",
      BilingualText(en: "Creation rate, four weeks", es: "Ritmo de creación, cuatro semanas"),
      .ratio, .higher, .event,
      words: """
        Deals created in the last 28 days, over the mean number in the same 28 days of the last four fiscal quarters.
        """,
      code: "n(T-28d, T) / (sum_k n_k / K), k the same days of the K <= 4 quarters before",
      missing: """
        Quarters in which the history does not reach back 28 days are left out. Null where nothing was created in the \
        windows to compare with. The interval is exact for two Poisson counts.
        """,
      pitfalls:
        "A count, not an amount; an import that creates many deals on one day looks like a rush.",
      TeamVectors.creationRate
    ) { $0.creationRate },
    signal(
      "slip_rate.amount",
      BilingualText(en: "Slip rate by amount", es: "Tasa de aplazamiento por importe"),
      .share, .lower, .cohort,
      words: """
        Of the amount open and due in the period at its start, the share that is lost by now, or open with a close \
        date after the period.
        """,
      code:
        "sum a(o,p0) for lost, or open with c(o,T) >= p1 / sum a(o,p0) for open at p0 with c(o,p0) in P",
      missing: """
        Deals without amount at the start are counted as missing. Null where nothing was due, or without a history of \
        close dates.
        """,
      pitfalls: "Deals that are overdue and still dated in the period do not count as slipped yet.",
      TeamVectors.slipRate
    ) { $0.slipRate },
    signal(
      "commit_yield.amount",
      BilingualText(
        en: "Yield of commitments at this day", es: "Rendimiento de los compromisos a estas fechas"),
      .share, .higher, .trailing,
      words: """
        Of the amount in Commit and due in the period at the same business day of the last 8 periods, what was won in \
        the rest of the period.
        """,
      code: "sum_k won in P_k of deals in commit at d / sum_k a(o,d) in commit and due",
      missing: """
        Deals in Commit without amount are counted as missing. Null where nothing was committed, or without a history \
        of categories. The interval is Student's of a ratio of sums.
        """,
      pitfalls: "Above 1 where deals were won with more than their amount at that day.",
      TeamVectors.commitYield
    ) { $0.commitYield },
    signal(
      "hygiene.share",
      BilingualText(
        en: "Untidy share of open amount", es: "Importe abierto con datos incorrectos"),
      .share, .lower, .state,
      words: "Share of the open amount whose deals violate the data contract at least once.",
      code: "sum a(o,T) for open o with >= 1 violation / sum a(o,T) for open o",
      missing: """
        Deals without amount are counted as missing. Null where the contract was not checked, without open amount, and \
        for periods before the as-of day, since the check is of that day.
        """,
      pitfalls: "Weighted by amount: many small untidy deals hardly show.",
      TeamVectors.hygiene
    ) { $0.hygiene },
    signal(
      "activity_anomaly.week",
      BilingualText(
        en: "Activity of the last week, robust deviations",
        es: "Actividad de la última semana, desviaciones robustas"),
      .number, .neither, .event,
      words: """
        Activities of the last 7 days on the node's deals against the usual number, which is the median rate per \
        business day of up to 53 weeks times the week's business days times how busy all others were; in units of the \
        median size of the residuals of the weeks before, over 0.6745.
        """,
      code:
        "r_0 / (median_k |r_k| / z(0.75)), r_k = (n_k - u_k)/sqrt(max(1, u_k)), u_k = rate*days_k*season_k",
      missing: """
        Weeks before the node's first activity are no history. Null without activities, or with fewer than 27 weeks. \
        Where most weeks are exactly usual, residuals count as they are.
        """,
      pitfalls:
        "It counts what is logged. 1 of about 53 weeks is the largest of its year where nothing changes.",
      TeamVectors.activityAnomaly
    ) { $0.activityAnomaly },
  ]
}
