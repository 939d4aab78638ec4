extension MetricRegistry {
  /// How much of the target is reached (C4).
  static let attainmentMetrics: [MetricDefinition] = [
    MetricDefinition(
      "attainment.share", catalogue: ["C4"],
      title: BilingualText(en: "Quota attainment", es: "Cumplimiento del objetivo"),
      group: .targets, unit: .share, direction: .higher, basis: .event,
      words: """
        What those who have a quota at or below the node won in the period, over the sum of their \
        quotas.
        """,
      code: "sum a(o, won(o)) for won(o) in P, w(o, won(o)) with a quota / quota.leaves.amount",
      missing: """
        Who has no quota is out of both sides; deals without amount are not priced; both are counted \
        as missing. Null where nobody has a quota, or all quotas are 0.
        """,
      pitfalls: """
        Above 1 is usual at period ends; a running period is compared with the whole quota. A deal \
        counts for who owned it when it was won.
        """,
      vectors: TargetVectors.attainment
    ) { attainmentShare($0.attainment, $0) { $0.noQuota } },
    MetricDefinition(
      "attainment.own_quota.share", catalogue: ["C4"],
      title: BilingualText(
        en: "Attainment of the node's own quota", es: "Cumplimiento del objetivo propio del nodo"),
      group: .targets, unit: .share, direction: .higher, basis: .event,
      words:
        "All that was won at or below the node in the period, over the quota of the node itself.",
      code: "sum a(o, won(o)) for won(o) in P / quota.own.amount",
      missing: """
        Deals without amount are not priced and counted as missing. Null where no quota was set for \
        the node itself.
        """,
      pitfalls:
        "Sales of people without a quota count here, so it can exceed every rep's attainment.",
      vectors: TargetVectors.ownAttainment
    ) { attainmentShare($0.ownAttainment, $0) { _ in "no quota was set for this node itself" } },
    MetricDefinition(
      "quota_gap.amount", catalogue: ["C4"],
      title: BilingualText(en: "Gap to quota", es: "Brecha hasta el objetivo"),
      group: .targets, unit: .money, direction: .lower, basis: .event,
      words: """
        The sum of the quotas at or below the node, less what those who have one won in the period; \
        below 0 once the target is passed.
        """,
      code: "quota.leaves.amount - sum a(o, won(o)) for won(o) in P, w(o, won(o)) with a quota",
      missing: "As for attainment.share.",
      pitfalls: "A gap of 0 in a sum may hide one rep far above and another far below.",
      vectors: TargetVectors.gap
    ) { quotaGap($0.attainment, $0) { $0.noQuota } },
    MetricDefinition(
      "quota_gap.own_quota.amount", catalogue: ["C4"],
      title: BilingualText(
        en: "Gap to the node's own quota", es: "Brecha hasta el objetivo propio del nodo"),
      group: .targets, unit: .money, direction: .lower, basis: .event,
      words: """
        The quota of the node itself, less all that was won at or below it in the period; below 0 once \
        it is passed.
        """,
      code: "quota.own.amount - sum a(o, won(o)) for won(o) in P",
      missing: "As for attainment.own_quota.share.",
      pitfalls: "It closes with sales of people who have no quota, too.",
      vectors: TargetVectors.ownGap
    ) { quotaGap($0.ownAttainment, $0) { _ in "no quota was set for this node itself" } },
  ]

  private typealias Sides = (won: Int64, quota: Int64, count: Int, missing: Int)

  private static func attainmentShare(
    _ sides: Sides?, _ scope: NodeScope, _ why: (NodeScope) -> String
  ) -> MetricReading {
    if scope.frame.isAhead { return .undefinedAhead }
    guard let sides else { return .undefined(why(scope)) }
    guard sides.quota > 0 else {
      return .undefined("the quota is 0", count: sides.count, missing: sides.missing)
    }
    let value = Double(sides.won) / Double(sides.quota)
    return MetricReading(value: value, count: sides.count, missing: sides.missing)
      .flagged(.met, if: value >= 1)
  }

  private static func quotaGap(
    _ sides: Sides?, _ scope: NodeScope, _ why: (NodeScope) -> String
  ) -> MetricReading {
    if scope.frame.isAhead { return .undefinedAhead }
    guard let sides else { return .undefined(why(scope)) }
    return .money(sides.quota - sides.won, count: sides.count, missing: sides.missing)
      .flagged(.met, if: sides.won >= sides.quota)
  }
}
