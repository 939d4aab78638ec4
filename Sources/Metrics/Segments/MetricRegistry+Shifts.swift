extension MetricRegistry {
  /// What is different from the year before.
  static let shifts: [MetricDefinition] = [
    MetricDefinition(
      "conversion_shift.90d", catalogue: ["4.3"],
      title: BilingualText(
        en: "Shift of stage conversion against the year before",
        es: "Cambio de la conversión por etapa frente al año anterior"),
      group: .segment, unit: .ratio, key: .stage, direction: .higher, basis: .cohort,
      words: """
        The chance that a deal passes a stage within 90 days of first entering it, among those that entered in the \
        period, over the same among those of the four quarters before; losses compete, deals still there are censored.
        """,
      code: "AJ(pass by 90d | entered in P) / AJ(pass by 90d | entered in the year before p0)",
      missing: "Null where nothing entered the stage, or nothing passed it in the year before.",
      pitfalls: """
        Young entries tell little of 90 days: while the period runs the ratio leans to early conversions. Of many \
        stages and nodes one in twenty lies outside its interval by chance.
        """,
      vectors: SegmentVectors.conversion
    ) { $0.conversionShift },
    shape(
      "cycle_lengthening.z",
      BilingualText(
        en: "Cycle lengthening: log-rank deviate",
        es: "Alargamiento del ciclo: estadístico log-rank"),
      .number, .lower, .cohort,
      words: """
        Log-rank test on the time to win of the deals created in the period against those of the four quarters before: \
        expected less observed wins over their standard deviation, above 0 where wins come later or less.
        """,
      code: "(E - O)/sqrt(V) of the wins of the recent deals; lost and open deals are censored",
      missing: "Null where one side has no deals, or no win saw both sides at risk.",
      pitfalls: "A lower win rate lengthens it too: both are fewer wins by the same age.",
      SegmentVectors.cycleZ
    ) { $0.cycleLengthening(.statistic) },
    shape(
      "cycle_lengthening.p_value",
      BilingualText(
        en: "Cycle lengthening: p-value of the log-rank test",
        es: "Alargamiento del ciclo: valor p de la prueba log-rank"),
      .number, .neither, .cohort,
      words: "How often so large a deviate would come by chance, in either direction.",
      code: "P(chi2_1 > z^2), z as for cycle_lengthening.z",
      missing: "As for cycle_lengthening.z.",
      pitfalls: "One of many tests: findings control the false ones, this value alone does not.",
      SegmentVectors.cycleP
    ) { $0.cycleLengthening(.pValue) },
    shape(
      "stage_shape.distance",
      BilingualText(
        en: "Distance of the stages' shares from the usual", es: "Distancia de la forma por etapas"),
      .number, .lower, .state,
      words: """
        Half the sum of the absolute differences between each stage's share of the open amount and its mean share at the \
        same business day of the last 8 periods: 0 for the usual shape, 1 for none in common.
        """,
      code: "sum_j |x_j/sum x - mean_k(x_kj/sum x_k)| / 2",
      missing:
        "Deals without amount or stage do not count. Null without open amount now or in all past periods.",
      pitfalls: "It tells neither which stage nor which way.",
      SegmentVectors.shape
    ) { $0.stageShape },
    shape(
      "loss_reason_shift.chi_square",
      BilingualText(
        en: "Shift of loss reasons: chi-squared",
        es: "Cambio de los motivos de pérdida: ji cuadrado"),
      .number, .lower, .event,
      words: """
        Pearson's statistic that the losses of the period have the same reasons as those of the four quarters before; \
        no reason is a reason of its own.
        """,
      code: "sum_r sum_s (n_rs - n_r*n_s/n)^2 / (n_r*n_s/n), s = P, year before p0",
      missing:
        "Null without losses on either side, without any reasons, or where all have the same.",
      pitfalls: "Rough where few losses are expected in a cell; it says nothing of which reason.",
      SegmentVectors.reasons
    ) { $0.lossReasonShift(.statistic) },
    shape(
      "loss_reason_shift.p_value",
      BilingualText(
        en: "Shift of loss reasons: p-value", es: "Cambio de los motivos de pérdida: valor p"),
      .number, .neither, .event,
      words:
        "How often so large a statistic would come by chance, with one degree of freedom less than reasons.",
      code: "P(chi2_(R-1) > x), x as for loss_reason_shift.chi_square",
      missing: "As for loss_reason_shift.chi_square.",
      pitfalls: "As for loss_reason_shift.chi_square; one of many tests.",
      SegmentVectors.reasonsP
    ) { $0.lossReasonShift(.pValue) },
  ]
}
