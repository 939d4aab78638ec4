extension MetricRegistry {
  /// The factors of velocity, each by itself, and the time from lead to win (D4).
  static let velocityFactors: [MetricDefinition] = [
    MetricDefinition(
      "velocity.factor.open_qualified.count", catalogue: ["D4"],
      title: BilingualText(
        en: "Qualified deals open at the start",
        es: "Oportunidades cualificadas abiertas al inicio"),
      group: .pipeline, unit: .count, direction: .higher, basis: .state,
      words:
        "Deals open at the first moment of the period, beyond the first stage and not omitted.",
      code: "#{o open at p0: s(o, p0) beyond the first stage, not omitted}",
      missing: "A deal whose stage at that moment is not known counts as missing. No history of "
        + "stages by then: null.",
      pitfalls: "What counts as qualified depends on how strictly the first stage is used.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q1", asOf: "2025-06-30", 2,
          "V08 and V09; V07 was in the first stage"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 3,
          "V07, V08, V10; V09 is omitted, V11 in the first stage, V12 in nobody knows which"),
        MetricVector(
          .missing, .closeDates, "2025-Q2", asOf: "2025-06-30", nil, "no history of stages"),
        MetricVector(.edge, .pipeline, "2024-Q1", asOf: "2025-06-30", 0, "no deal yet"),
      ], reading: { scope in scope.begun { Velocity(scope).open } }),
    MetricDefinition(
      "velocity.factor.deal_size.mean.won.4q", catalogue: ["D4"],
      title: BilingualText(
        en: "Mean size of won deals, trailing year",
        es: "Tamaño medio de las ganadas, último año"),
      group: .pipeline, unit: .money, direction: .higher, basis: .trailing,
      words: "Mean of the amounts at the win of deals won in the trailing four quarters. Interval: "
        + "Student.",
      code: "mean a(o, won(o)) over {o: won(o) in trailing 4Q}",
      missing: "Deals without amount count as missing. Null where no won deal has an amount.",
      pitfalls: "A factor of velocity; for one period see deal_size.mean.won.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q1", asOf: "2025-06-30", 2000,
          "April 2024 to March 2025: V01 1000, V02 2000, V04 3000"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 2500,
          "V02 2000 and V04 3000; V06 has no amount, V01 is older than four quarters"),
        MetricVector(.edge, .pipeline, "2024-Q1", asOf: "2025-06-30", nil, "nothing was won"),
      ], reading: { scope in scope.closing { Velocity(scope).size } }),
    MetricDefinition(
      "velocity.factor.win_rate.count.by_close.4q", catalogue: ["D4"],
      title: BilingualText(
        en: "Win rate of deals closed, trailing year",
        es: "Tasa de ventas ganadas entre las cerradas, último año"),
      group: .pipeline, unit: .share, direction: .higher, basis: .trailing,
      words:
        "Deals won in the trailing four quarters over deals won or lost in them. Interval: Wilson.",
      code: "n_won(4Q) / (n_won(4Q) + n_lost(4Q))",
      missing: "Null where nothing was won or lost. Amounts are not needed.",
      pitfalls: "A factor of velocity; for one period see win_rate.count.by_close.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q1", asOf: "2025-06-30", 0.75,
          "V01, V02, V04 won, V03 lost: 3/4"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 0.6,
          "V02, V04, V06 (no amount) won, V03, V05 lost: 3/5"),
        MetricVector(.edge, .pipeline, "2024-Q1", asOf: "2025-06-30", nil, "nothing closed"),
      ], reading: { scope in scope.closing { Velocity(scope).winRate } }),
    MetricDefinition(
      "velocity.factor.cycle.mean.won.4q", catalogue: ["D4"],
      title: BilingualText(
        en: "Mean sales cycle, trailing year",
        es: "Longitud media del ciclo de ventas, último año"),
      group: .pipeline, unit: .days, direction: .lower, basis: .trailing,
      words:
        "Mean of the calendar days from the creation to the win of deals won in the trailing four "
        + "quarters. Interval: Student.",
      code: "mean (won(o) - created(o)) over {o: won(o) in trailing 4Q}",
      missing: "Null where nothing was won.",
      pitfalls: "A factor of velocity; for one period see cycle.mean.won.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q1", asOf: "2025-06-30", 23.333333,
          "V01 10, V02 20, V04 40: 70/3"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 40,
          "V02 20, V04 40, V06 60, whose amount is not needed"),
        MetricVector(.edge, .pipeline, "2024-Q1", asOf: "2025-06-30", nil, "nothing was won"),
      ], reading: { scope in scope.closing { Velocity(scope).cycle } }),
    leadToWon,
  ]
}
