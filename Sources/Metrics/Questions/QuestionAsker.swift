internal import Calendars
public import Deals

/// Answers questions from what was known of the deals at a cutoff.
public struct QuestionAsker: Sendable {
  let known: KnownDeals
  let costTarget: Double?
  let workers: Int
  /// The eight quarters before the cutoff that are over, the oldest first, each by owner; made when a question
  /// needs them.
  private let quarters: [MetricTable]

  /// How many quarters are looked at.
  public static let quarterCount = 8
  /// The metrics by which the questions about quarters are answered.
  public static let costMetrics = ["spend.amount", "customers.new.count", "cac.lag_0"]
  /// The metric by which reps are judged.
  public static let attainmentMetric = "attainment.share"

  /// Gets ready to answer.
  ///
  /// - Parameters:
  ///   - topics: what will be asked.
  ///   - costTarget: minor units that a new customer may cost; `nil` where no target is set.
  ///   - workers: threads; no influence on the answers.
  public init(
    _ known: KnownDeals, topics: [QuestionTopic], costTarget: Double? = nil,
    options: MetricOptions = MetricOptions(), workers: Int = 1
  ) {
    self.known = known
    self.costTarget = costTarget
    self.workers = workers
    let names =
      (topics.contains(.cac) ? QuestionAsker.costMetrics : [])
      + (topics.contains(.reps) ? [QuestionAsker.attainmentMetric] : [])
    let metrics = names.compactMap(MetricRegistry.find)
    quarters =
      metrics.isEmpty
      ? []
      : QuestionAsker.lastQuarters(known).map { quarter in
        let frame = MetricFrame(
          known, period: MetricPeriod(quarter), levels: ["owner"], options: options)
        return MetricTable(
          MetricFacts(frame, workers: workers), metrics: metrics, workers: workers)
      }
  }

  /// The answer to a question.
  public func answer(_ topic: QuestionTopic) -> QuestionAnswer {
    switch topic {
    case .cac: costs()
    case .campaigns: campaigns()
    case .reps: reps()
    case .leads: leaks()
    case .tactics: tactics()
    }
  }

  /// The quarters that are over at the cutoff, the oldest first.
  static func lastQuarters(_ known: KnownDeals) -> [FiscalPeriod] {
    let running = known.calendar.quarter(containing: known.asOf + 1)
    return (1...quarterCount).reversed().map { known.calendar.period(running, offsetBy: -$0) }
  }

  private func reading(_ table: MetricTable, _ node: Int, _ name: String) -> MetricReading? {
    table.results[node].first { $0.name == name }?.reading()
  }

  private func costs() -> QuestionAnswer {
    guard let tracking = known.tracking, !tracking.spend.isEmpty else {
      return .unanswered(.cac, reason: "no spend is known")
    }
    let rows = quarters.map { table in
      AcquisitionCosts.Quarter(
        id: table.period.id, spend: reading(table, 0, "spend.amount")?.value,
        customers: Int(reading(table, 0, "customers.new.count")?.value ?? 0))
    }
    guard rows.contains(where: { ($0.spend ?? 0) > 0 }) else {
      return .unanswered(.cac, reason: "no spend is known of the last eight quarters")
    }
    return .cac(AcquisitionCosts(rows, target: costTarget))
  }

  private func reps() -> QuestionAnswer {
    var attainments: [String: [Double]] = [:]
    var used: [String] = []
    for table in quarters {
      var isUsed = false
      for (node, position) in zip(table.nodes, table.nodes.indices)
      where !node.path.isEmpty && node.name != KnownDeals.none {
        guard let value = reading(table, position, Self.attainmentMetric)?.value else { continue }
        attainments[node.name, default: []].append(value)
        isUsed = true
      }
      if isUsed { used.append(table.period.id) }
    }
    let records = attainments.keys.sorted().map {
      RepStandings.Record(name: $0, attainments: attainments[$0] ?? [])
    }
    guard let standings = RepStandings(records, quarters: used) else {
      return .unanswered(
        .reps, reason: "fewer than two reps have a quota in the last eight quarters")
    }
    return .reps(standings)
  }
}
