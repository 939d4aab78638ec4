internal import Calendars
internal import Deals

/// What the metrics of targets are made of.
extension NodeScope {
  /// Why there is no quota.
  var noQuota: String {
    facts.targets.quotas.isEmpty
      ? "nobody has a quota for \(frame.period.id)" : "no quota was set at or below this node"
  }

  /// The deals won in the period, at the owner who won them.
  var targetWins: [TargetWin] {
    facts.targets.wins.of(node).filter { frame.contains($0.at) }
  }

  /// The amount won between two moments, with the deals that have an amount and those that do not.
  func won(from start: Int64, to end: Int64) -> (amount: Int64, count: Int, missing: Int) {
    TargetWin.sum(facts.targets.wins.of(node).filter { start <= $0.at && $0.at < end })
  }

  /// The change of the amount won against a reference.
  func growth(_ reference: TargetReference) -> MetricReading {
    guard !frame.isAhead else { return .undefinedAhead }
    let now = won(from: frame.start.seconds, to: frame.stateMoment.seconds)
    let then = won(from: reference.start, to: reference.end)
    let missing = now.missing + then.missing
    let count = now.count + then.count
    guard reference.isComplete else {
      return .undefined(
        "the data begins after what is compared with", count: count, missing: missing)
    }
    guard then.amount > 0 else {
      return .undefined("nothing was won in what is compared with", count: count, missing: missing)
    }
    return MetricReading(
      value: Double(now.amount - then.amount) / Double(then.amount), count: count, missing: missing,
      flags: count < least ? [.lowN] : [])
  }

  /// What was won by those who have a quota, and the sum of their quotas.
  var attainment: (won: Int64, quota: Int64, count: Int, missing: Int)? {
    guard !frame.isAhead, let quota = facts.targets.below(node) else { return nil }
    let wins = targetWins
    let held = TargetWin.sum(wins.filter(\.isHeld))
    return (held.amount, quota.amount, held.count, wins.count - held.count)
  }

  /// What was won at or below the node, and the node's own quota.
  var ownAttainment: (won: Int64, quota: Int64, count: Int, missing: Int)? {
    guard !frame.isAhead, let quota = facts.targets.quotas.own(node.path.map { $0 }) else {
      return nil
    }
    let won = TargetWin.sum(targetWins)
    return (won.amount, quota, won.count, won.missing)
  }
}

extension TargetWin {
  /// The sum of the amounts, with the deals that have one and those that do not.
  static func sum(_ wins: [TargetWin]) -> (amount: Int64, count: Int, missing: Int) {
    var sum = (amount: Int64(0), count: 0, missing: 0)
    for win in wins {
      if let amount = win.amount {
        sum.amount += amount
        sum.count += 1
      } else {
        sum.missing += 1
      }
    }
    return sum
  }
}

extension MetricReading {
  /// Of a period that begins after the as-of day nothing is known.
  static var undefinedAhead: MetricReading { .undefined("the period begins after the as-of day") }
}
