extension MetricRegistry {
  /// What was to be sold (C1).
  static let quotaMetrics: [MetricDefinition] = [
    quotaOwn, quotaLeaves, quotaOverAssignment, quotaOwnersWithout,
  ]

  private static let quotaOwn = MetricDefinition(
    "quota.own.amount", catalogue: ["C1"],
    title: BilingualText(
      en: "Revenue target set for the node itself", es: "Objetivo de ingresos propio del nodo"),
    group: .targets, unit: .money, direction: .neither, basis: .state,
    words: "The quota that somebody set for the node itself for the period, the latest one known.",
    code: "quota(n, P) = amount of the last row with known_from < T whose path is n",
    missing: "Null where none was set for the node itself, even if there are quotas below it.",
    pitfalls: """
      A manager's quota is often less than the sum of the reps', so that one missed target does not \
      miss all. A quota raised in the middle of a period counts from the day on which it was known.
      """,
    vectors: TargetVectors.quotaOwn
  ) { scope in
    guard let quota = scope.facts.targets.quotas.own(scope.node.path) else {
      return .undefined("no quota was set for this node itself")
    }
    return .money(quota, count: 1)
  }

  private static let quotaLeaves = MetricDefinition(
    "quota.leaves.amount", catalogue: ["C1"],
    title: BilingualText(
      en: "Revenue target: sum of those below", es: "Objetivo de ingresos: suma de los de abajo"),
    group: .targets, unit: .money, direction: .neither, basis: .state,
    words: """
      The sum of the quotas of the deepest level that has any, mostly the reps, at or below the node.
      """,
    code: "sum of quota(l, P) over the leaves l with a quota at or below n",
    missing: """
      Who has no quota adds nothing and is counted by quota.owners_without.count. Null where nobody at \
      or below the node has one.
      """,
    pitfalls: "A rep who moves takes the quota along unless its row names the manager.",
    vectors: TargetVectors.quotaLeaves
  ) { scope in
    guard let sum = scope.facts.targets.below(scope.node) else { return .undefined(scope.noQuota) }
    return .money(sum.amount, count: sum.count)
  }

  private static let quotaOverAssignment = MetricDefinition(
    "quota.over_assignment", catalogue: ["C1"],
    title: BilingualText(
      en: "Over-assignment of targets", es: "Sobreasignación de objetivos"),
    group: .targets, unit: .change, direction: .neither, basis: .state,
    words: "By how much the sum of the quotas below the node exceeds its own.",
    code: "quota.leaves.amount / quota.own.amount - 1",
    missing: "Null where the node has no quota of its own, a quota of 0, or none below it.",
    pitfalls: "Negative values mean that part of the manager's target is nobody's.",
    vectors: TargetVectors.overAssignment
  ) { scope in
    let targets = scope.facts.targets
    guard let own = targets.quotas.own(scope.node.path) else {
      return .undefined("no quota was set for this node itself")
    }
    guard scope.node.path.last?.level != targets.quotas.level,
      let below = targets.below(scope.node)
    else { return .undefined("there is no quota below this node") }
    guard own > 0 else { return .undefined("the node's own quota is 0") }
    return MetricReading(value: Double(below.amount) / Double(own) - 1, count: below.count)
  }

  private static let quotaOwnersWithout = MetricDefinition(
    "quota.owners_without.count", catalogue: ["C1", "C4"],
    title: BilingualText(
      en: "Owners who sold without a target", es: "Propietarios que vendieron sin objetivo"),
    group: .targets, unit: .count, direction: .lower, basis: .event,
    words: "The owners who won a deal in the period and have no quota for it.",
    code: "#{w(o, won(o)) : won(o) in P, no quota(w, P)}",
    missing:
      "Null where no owner at all has a quota for the period. Deals without owner are no one's.",
    pitfalls: "A name written in two ways in deals and quotas looks like an owner without a quota.",
    vectors: TargetVectors.ownersWithout
  ) { scope in
    guard !scope.frame.isAhead else { return .undefinedAhead }
    guard scope.facts.targets.quotas.level == "owner" else {
      return .undefined("no owner has a quota for \(scope.frame.period.id)")
    }
    let without = Set(scope.targetWins.filter { !$0.isHeld && $0.owner >= 0 }.map(\.owner))
    return .count(without.count)
  }
}
