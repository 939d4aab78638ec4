internal import Calendars
public import Deals
internal import Statistics

/// The sales process as the deals went through it, against the one that the settings declare
/// (domain.md 1.2, step 2).
public struct ProcessCheck: Sendable {
  /// One entry for each stage, in the order of the settings.
  public let stages: [StageFacts]
  /// Pairs of open stages that more than half of the deals pass the other way round.
  public let reversals: [StageOrderFacts]
  /// Dead stages, stages out of order, probabilities off.
  public let violations: [ContractViolation]

  /// Fewer closed deals say nothing about a probability, fewer deals nothing about an order (G12).
  static let minimumCount = 10
  static let level = 0.95
  static let yearDays = 365

  /// Measures the process as of the cutoff of `known`.
  public init(
    _ known: KnownDeals, policy: ContractPolicy = ContractPolicy(), examples: Int = 5
  ) {
    var walk = ProcessWalk(known)
    known.forEachLatest { walk.add($0) }
    stages = walk.stages
    reversals = walk.reversals()
    var found: [ContractViolation] = []
    let open = stages.filter { $0.stage.kind == .open }
    let declared = open.filter {
      $0.stage.probability != nil && $0.closedCount >= ProcessCheck.minimumCount
    }
    found.append(
      ProcessCheck.violation(
        .probabilityOff, of: declared.filter(\.isProbabilityOff), checked: declared.count,
        policy, examples))
    found.append(
      ContractViolation(
        kind: .stageOrder, count: reversals.count, checked: walk.pairCount, amount: nil,
        pricedCount: 0,
        examples: reversals.prefix(max(0, examples)).map {
          "\($0.later) before \($0.earlier) (\($0.reversedCount) of \($0.count))"
        }, isAccepted: policy.accepted.contains(.stageOrder)))
    // Where nothing entered any stage the data ended, not the process.
    if walk.coversAYear, stages.contains(where: { ($0.enteredLastYear ?? 0) > 0 }) {
      found.append(
        ProcessCheck.violation(
          .stageDead, of: open.filter { $0.enteredLastYear == 0 }, checked: open.count, policy,
          examples))
    }
    violations = found.filter { $0.count > 0 }
  }

  private static func violation(
    _ kind: ViolationKind, of stages: [StageFacts], checked: Int, _ policy: ContractPolicy,
    _ examples: Int
  ) -> ContractViolation {
    let amounts = stages.compactMap(\.openAmount)
    return ContractViolation(
      kind: kind, count: stages.count, checked: checked,
      amount: amounts.isEmpty
        ? nil : amounts.reduce(0) { $0.addingReportingOverflow($1).partialValue },
      pricedCount: amounts.count, examples: stages.prefix(max(0, examples)).map(\.stage.name),
      isAccepted: policy.accepted.contains(kind))
  }
}

/// Counts stages while the deals pass by.
private struct ProcessWalk {
  private let known: KnownDeals
  private let isRecorded: Bool
  private let yearAgo: Int64
  private let openCount: Int
  /// Deals that entered one open stage before another: row first, column second.
  private var firstThenSecond: [Int]
  private var facts: [StageFacts]
  /// When the deal at hand first entered each stage.
  private var entered: [Int64]
  private var lastEntered: [Int64]
  let coversAYear: Bool

  init(_ known: KnownDeals) {
    self.known = known
    isRecorded = known.recorded.contains(.stage)
    yearAgo = known.zone.startOfDay(known.asOf + 1 - ProcessCheck.yearDays).seconds
    coversAYear =
      isRecorded && (known.firstDay.map { known.asOf - $0 >= ProcessCheck.yearDays } ?? false)
    let stages = known.settings.stages
    openCount = stages.openCount
    firstThenSecond = [Int](repeating: 0, count: openCount * openCount)
    entered = [Int64](repeating: .max, count: stages.stages.count)
    lastEntered = entered
    facts = stages.stages.map(StageFacts.init)
    guard isRecorded else { return }
    for position in facts.indices {
      facts[position].enteredCount = 0
      facts[position].enteredLastYear = 0
    }
  }

  mutating func add(_ latest: DealTimeline) {
    if latest.status == .open, let stage = latest.stage ?? known.exported(latest.deal)?.stage {
      facts[stage].openCount += 1
      if let amount = latest.amount {
        facts[stage].openAmount =
          (facts[stage].openAmount ?? 0)
          .addingReportingOverflow(amount).partialValue
      }
    }
    // Without stage history only the ends are known.
    guard isRecorded else { return }
    readEntries(latest.deal)
    for (stage, at) in entered.enumerated() where at != .max {
      facts[stage].enteredCount = (facts[stage].enteredCount ?? 0) + 1
      if lastEntered[stage] >= yearAgo {
        facts[stage].enteredLastYear = (facts[stage].enteredLastYear ?? 0) + 1
      }
      if latest.status == .won || latest.status == .lost { facts[stage].closedCount += 1 }
      if latest.status == .won { facts[stage].wonCount += 1 }
    }
    countOrder()
  }

  private mutating func readEntries(_ deal: Int) {
    for stage in entered.indices { entered[stage] = .max }
    var timeline = known.timeline(deal)
    var last: Int?
    while let change = timeline.nextChange {
      timeline.advance(to: Instant(seconds: change.seconds + 1))
      guard let stage = timeline.stage, stage != last else { continue }
      last = stage
      if entered[stage] == .max { entered[stage] = change.seconds }
      lastEntered[stage] = change.seconds
    }
  }

  private mutating func countOrder() {
    for first in 0..<openCount where entered[first] != .max {
      for second in 0..<openCount where entered[second] != .max && entered[first] < entered[second]
      {
        firstThenSecond[first * openCount + second] += 1
      }
    }
  }

  /// Pairs of open stages that enough deals passed.
  var pairCount: Int {
    pairs.count { $0.count >= ProcessCheck.minimumCount }
  }

  private var pairs: [StageOrderFacts] {
    (0..<openCount).flatMap { earlier in
      (earlier + 1..<max(earlier + 1, openCount)).map { later in
        let reversed = firstThenSecond[later * openCount + earlier]
        return StageOrderFacts(
          earlier: facts[earlier].stage.name, later: facts[later].stage.name,
          count: reversed + firstThenSecond[earlier * openCount + later], reversedCount: reversed)
      }
    }
  }

  func reversals() -> [StageOrderFacts] {
    pairs.filter { pair in
      guard pair.count >= ProcessCheck.minimumCount,
        let interval = try? WilsonInterval(
          successes: pair.reversedCount, trials: pair.count, level: ProcessCheck.level)
      else { return false }
      return interval.lower > 0.5
    }
  }

  /// The facts with what follows from the counts.
  var stages: [StageFacts] {
    facts.map { fact in
      var fact = fact
      guard fact.stage.kind == .open, fact.closedCount > 0,
        let interval = try? WilsonInterval(
          successes: fact.wonCount, trials: fact.closedCount, level: ProcessCheck.level)
      else { return fact }
      fact.winRate = interval.estimate
      fact.lower = interval.lower
      fact.upper = interval.upper
      if let declared = fact.stage.probability, fact.closedCount >= ProcessCheck.minimumCount {
        fact.isProbabilityOff = declared < interval.lower || declared > interval.upper
      }
      return fact
    }
  }
}
