internal import Statistics

extension MetricRegistry {
  /// The time from lead to win (D4).
  static let leadToWon = MetricDefinition(
    "velocity.time.median", catalogue: ["D4"],
    title: BilingualText(
      en: "Median time from lead to won", es: "Tiempo mediano de prospecto a venta"),
    group: .pipeline, unit: .days, direction: .lower, basis: .trailing,
    words:
      "Median calendar days from the creation of a lead to the win of its deal: Kaplan and Meier's "
      + "curve over leads created in the trailing four quarters that became deals; deals that are open "
      + "are censored at the as-of day, lost ones at the loss. Counted for the owner of the lead.",
    code: "KM median (won(deal(l)) - created(l)) over {l: created(l) in trailing 4Q, has a deal}",
    missing:
      "No leads: null. A lead created after its deal ended is a violation and left out, counted as "
      + "missing. Null where the curve does not come down to a half.",
    pitfalls:
      "Of leads that became deals alone; how many do is the lead conversion. Censoring at the "
      + "loss takes lost deals for ones that might have been won as late as others.",
    vectors: [
      MetricVector(
        .ordinary, .pipeline, "2025-Q2", asOf: "2025-06-30", node: "manager=Mia, owner=Ben", 70,
        "L4 lost at 29, L2 won at 70: S = 0 at 70"),
      MetricVector(
        .missing, .pipeline, "2025-Q2", asOf: "2025-06-30", 70,
        "L4 censored at 29, L5 at 258; won: L1 at 30 (S = 3/4), L2 and L3 at 70 (S = 1/4); L7 came "
          + "after its deal, L6 has none, L8 is older"),
      MetricVector(.missing, .closings, "2025-Q1", asOf: "2025-03-31", nil, "no leads"),
      MetricVector(
        .edge, .pipeline, "2024-Q2", asOf: "2024-06-30", 20, "L8 alone, won at 20"),
      MetricVector(
        .edge, .pipeline, "2024-Q4", asOf: "2024-12-31", 30,
        "L8 at 20 (S = 3/4), L4 censored at 29, L1 at 30 (S = 3/4 * 1/2), L5 open; L2 has no deal yet"
      ),
    ],
    reading: { scope in
      scope.begun {
        guard scope.facts.pipeline.hasLeads else { return .undefined("no leads") }
        let all = scope.facts.pipeline.paths.of(scope.node)
        let paths = all.filter { $0.days >= 0 }
        return .medianToEvent(
          paths.map(\.days), events: paths.map(\.isWon), least: scope.least,
          missing: all.count - paths.count)
      }
    })
}

extension MetricReading {
  /// The median time to an event, others censored: where Kaplan and Meier's curve comes down to a half; its
  /// ends are where the ends of the curve's interval do.
  static func medianToEvent(
    _ days: [Double], events: [Bool], least: Int, missing: Int
  ) -> MetricReading {
    guard let data = try? SurvivalData(durations: days, events: events),
      let curve = try? KaplanMeier(data, level: level)
    else { return .undefined("no lead of the trailing quarters became a deal", missing: missing) }
    func time(_ values: [Double]) -> Double? {
      values.firstIndex { $0 <= 0.5 + 1e-12 }.map { curve.times[$0] }
    }
    return MetricReading(
      value: curve.quantile(0.5), count: days.count, missing: missing, lower: time(curve.lower),
      upper: time(curve.upper), flags: days.count < least ? [.lowN] : [],
      reason: "fewer than half are won so far")
  }
}
