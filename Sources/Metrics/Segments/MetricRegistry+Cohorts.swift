extension MetricRegistry {
  /// Where the period's bookings come from, and what they yield.
  static let cohortSignals: [MetricDefinition] = [
    MetricDefinition(
      "cohort_yield.amount", catalogue: ["4.3"],
      title: BilingualText(
        en: "Yield by start cohort", es: "Rendimiento por cohorte de inicio"),
      group: .segment, unit: .share, key: .cause, direction: .higher, basis: .cohort,
      words: """
        Won in the period so far over the amount with which deals became due in it: those open and due at its start \
        (day_1_open), those created since (created_since), and those that were there but due later or closed \
        (pulled_in). A deal that is won without having been due became due at its win.
        """,
      code:
        "sum a(o, won(o)) for won(o) in P / sum a(o, e(o)), e = first moment open with c < p1, or won(o)",
      missing: """
        Deals without amount when they became due are counted as missing; what they bring counts. Null for a cohort \
        without amount, or without a history of close dates.
        """,
      pitfalls:
        "While the period runs it is the yield so far (flag partial); created_since contains deals won at once.",
      vectors: SegmentVectors.cohorts
    ) { $0.cohortYields },
    shape(
      "mix_shift.mix",
      BilingualText(
        en: "Change of yield by the mix of segments", es: "Cambio del rendimiento por la mezcla"),
      .share, .higher, .cohort,
      words: """
        The part of the change of the yield of the first day's deals against the same period of the year before (by \
        the same business day) that comes from the shares of the segments; with mix_shift.inside it is the whole change.
        """,
      code:
        "sum_s (w_s - w'_s)*(y_s + y'_s)/2, w share of the amount open and due at p0, y won/amount",
      missing: """
        A segment that one side lacks has the other's yield there. Deals without amount do not count. Null where \
        nothing was due at either start, or without a history of close dates.
        """,
      pitfalls:
        "Segments are those of the first segment level. What deals are due says nothing of what is created.",
      SegmentVectors.mix
    ) { $0.mixShift(.mix) },
    shape(
      "mix_shift.inside",
      BilingualText(
        en: "Change of yield inside the segments",
        es: "Cambio del rendimiento dentro de los segmentos"),
      .share, .higher, .cohort,
      words: """
        The part of the change of the yield of the first day's deals against the same period of the year before that \
        comes from the yields of the segments.
        """,
      code: "sum_s (y_s - y'_s)*(w_s + w'_s)/2, w and y as for mix_shift.mix",
      missing: "As for mix_shift.mix.",
      pitfalls: "As for mix_shift.mix.",
      SegmentVectors.inside
    ) { $0.mixShift(.inside) },
  ]
}
