extension MetricRegistry {
  /// How fast open deals become money (D4).
  static let velocity: [MetricDefinition] = [
    MetricDefinition(
      "velocity.money", catalogue: ["D4"],
      title: BilingualText(en: "Pipeline velocity", es: "Velocidad del pipeline"),
      group: .pipeline, unit: .moneyPerDay, direction: .higher, basis: .trailing,
      words:
        "Qualified deals open at the start of the period, times the mean size of won deals, times "
        + "the win rate, over the mean cycle in days; the last three over the trailing four quarters.",
      code:
        "n_open_qualified(p0) * mean size(won, 4Q) * win_rate.count.by_close(4Q) / cycle.mean(4Q)",
      missing: "Null where a factor is, or where the cycle is 0 days.",
      pitfalls:
        "A product of averages: it is no forecast, and its factors are not independent. Read the "
        + "four beside it.",
      vectors: [
        MetricVector(
          .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", 112.5, "3 * 2500 * 3/5 / 40"),
        MetricVector(
          .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ana",
          33.333333,
          "V08; V02 alone has an amount; won 2 of 3; (20 + 60)/2 days: 1 * 2000 * 2/3 / 40"),
        MetricVector(
          .edge, .pipeline, "2024-Q2", asOf: "2025-06-30", 0,
          "nothing was open on 1 April 2024; V01 was won since: 0 * 1000 * 1 / 10"),
        MetricVector(
          .edge, .pipeline, "2024-Q1", asOf: "2025-06-30", nil,
          "nothing was won in the four quarters"),
      ],
      reading: { scope in
        scope.begun {
          let velocity = Velocity(scope)
          guard let money = velocity.money else { return .undefined("a factor is undefined") }
          return MetricReading(
            value: money, count: velocity.winRate.count, missing: velocity.size.missing,
            flags: velocity.winRate.flags)
        }
      }),
    MetricDefinition(
      "velocity.change", catalogue: ["D4"],
      title: BilingualText(
        en: "Change of pipeline velocity, by factor",
        es: "Cambio de la velocidad del pipeline, por factor"),
      group: .pipeline, unit: .moneyPerDay, key: .cause, direction: .higher, basis: .trailing,
      words: "What each of the four factors brought of the change of pipeline velocity against the "
        + "period before: Shapley's value, which takes all orders of changing them alike. The parts of "
        + "pipeline, size, win_rate and cycle sum to the change.",
      code: "Shapley(velocity.money(P) - velocity.money(P - 1); pipeline, size, win_rate, cycle)",
      missing: "Null where the velocity of either period is.",
      pitfalls:
        "The trailing windows of the two periods share three quarters of four, so changes are "
        + "slow. Which factor moved says nothing of why.",
      vectors: changeVectors,
      readings: { scope in
        guard !scope.frame.isAhead else { return [scope.begun { .count(0) }] }
        let (old, new) = (Velocity(scope, isBefore: true), Velocity(scope))
        guard let parts = Velocity.parts(from: old, to: new) else {
          return [.undefined("a factor of one of the two periods is undefined")]
        }
        return zip(Velocity.causes, parts).map { cause, part in
          MetricReading(
            key: cause, value: part, count: new.winRate.count, missing: new.size.missing,
            flags: new.winRate.flags)
        }
      }),
  ]

  private static let changeVectors = [
    MetricVector(
      .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", key: "pipeline", 51.316964,
      "from 2 * 2000 * 3/4 * 3/70 = 128.571429 to 3 * 2500 * 3/5 * 1/40 = 112.5. Others before (size, "
        + "rate, 1/cycle) 64.285714, after 37.5; mixed 80.357143, 51.428571, 37.5, 64.285714, 46.875, "
        + "30: (64.285714 + 37.5)/4 + 310.446429/12 = 51.316964 for the one deal more"),
    MetricVector(
      .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", key: "size", 28.191964,
      "500 more, in all 24 orders of the factors"),
    MetricVector(
      .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", key: "win_rate", -28.058036,
      "0.15 less, in all 24 orders"),
    MetricVector(
      .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", key: "cycle", -67.522321,
      "1/40 instead of 3/70, in all 24 orders; the four sum to -16.071429"),
    MetricVector(
      .missing, .closeDates, "2025-Q2", asOf: "2025-06-30", key: "pipeline", nil,
      "no history of stages: nobody knows which deals were qualified"),
    MetricVector(
      .edge, .pipeline, "2025-Q1", asOf: "2025-06-30", key: "pipeline", 134.160053,
      "from 0 * 1500 * 2/3 / 15, nothing open on 1 October, to 2 * 2000 * 3/4 * 3/70: twice (66.666667 "
        + "+ 64.285714)/4 + (88.888889 + 75 + 42.857143 + 100 + 57.142857 + 48.214286)/12"),
    MetricVector(
      .edge, .pipeline, "2024-Q2", asOf: "2025-06-30", key: "pipeline", nil,
      "the quarter before has no win in its window"),
  ]
}
