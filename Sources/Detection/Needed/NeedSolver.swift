internal import Calendars
internal import Forecasting
internal import Statistics

/// Finds what a node has to create, by draws where the forecast has them, else by the closed form.
struct NeedSolver {
  let probability: Double
  let draws: ForecastDraws?

  /// `nil` without a quota.
  func needed(_ node: NodeForecast, _ outlook: CreationOutlook) -> NeededPipeline? {
    guard let quota = node.quota else { return nil }
    let isLikely = (node.probabilityOfQuota ?? 0) >= probability
    let closed =
      isLikely
      ? 0
      : ClosedFormNeed.solve(
        quota: Double(quota), mean: Double(node.mean),
        deviation: ClosedFormNeed.deviation(node), probability: probability, outlook: outlook)
    let odds = odds(node, outlook, quota: quota, yields: outlook.segments.map(\.today))
    let pipeline = isLikely ? 0 : odds.map { $0.needed(for: probability) } ?? closed
    let amount = pipeline.map { Int64($0.rounded(.up)) }
    let isNeeded = amount.map { $0 > 0 } ?? false
    return NeededPipeline(
      pipeline: amount, byDate: isNeeded ? outlook.lastUsefulDay : nil, probability: probability,
      yield: outlook.yield, segments: NeedSolver.segments(outlook, amount),
      plan: isNeeded ? plan(node, outlook, quota: quota) : nil,
      mostCreated: Int64(outlook.largestCreated.rounded()),
      reachable: odds?.probability(creating: outlook.largestCreated),
      closedForm: closed.map { Int64($0.rounded(.up)) })
  }

  /// `nil` without draws.
  private func odds(
    _ node: NodeForecast, _ outlook: CreationOutlook, quota: Int64, yields: [SegmentYield]
  ) -> PipelineOdds? {
    let path = node.path.map(\.value)
    guard let draws, let bookings = draws.bookings(path: path) else { return nil }
    return PipelineOdds(
      bookings: bookings, draws: draws, segments: outlook.segments, yields: yields, quota: quota,
      limit: outlook.largestCreated, stream: NeedSolver.stream(path))
  }

  /// The stream of a node: the same whatever other nodes there are.
  static func stream(_ path: [String]) -> UInt64 {
    stableHash64("needed pipeline\u{1F}" + path.joined(separator: "\u{1F}"))
  }

  /// The amount by segment; the parts add up.
  private static func segments(_ outlook: CreationOutlook, _ amount: Int64?) -> [NeededSegment] {
    let shares = outlook.segments.map(\.share)
    let parts = amount.map { EvenSplit.split($0, by: shares) }
    return outlook.segments.enumerated().map { position, segment in
      let part = parts?[position]
      return NeededSegment(
        segment: segment.label, share: segment.share, amount: part,
        deals: part.map { Double($0) / segment.meanAmount }, yield: segment.today.value)
    }
  }

  /// Even over the business days up to the last useful day.
  private func plan(
    _ node: NodeForecast, _ outlook: CreationOutlook, quota: Int64
  ) -> NeededPlan? {
    let weeks = outlook.weeks
    let days = Double(weeks.reduce(0) { $0 + $1.businessDays })
    guard days > 0 else { return nil }
    let yields = outlook.segments.indices.map { segment in
      SegmentYield(
        wins: weeks.reduce(0) { $0 + Double($1.businessDays) / days * $1.yields[segment].wins },
        value: weeks.reduce(0) { $0 + Double($1.businessDays) / days * $1.yields[segment].value })
    }
    guard
      let need = odds(node, outlook, quota: quota, yields: yields)?.needed(for: probability)
    else { return nil }
    let total = Int64(need.rounded(.up))
    let amounts = EvenSplit.split(total, by: weeks.map { Double($0.businessDays) })
    let shares = outlook.segments.map(\.share)
    return NeededPlan(
      total: total,
      weeks: zip(weeks, amounts).map { week, amount in
        NeededPlan.Week(
          start: week.start, last: week.end - 1, amount: amount,
          segments: EvenSplit.split(amount, by: shares),
          yield: zip(shares, week.yields).reduce(0) { $0 + $1.0 * $1.1.value })
      })
  }
}

/// Splits a whole amount so that the parts add up to it.
enum EvenSplit {
  /// The parts, in proportion to weights >= 0 of which one is positive; what is given up to each is
  /// rounded.
  static func split(_ amount: Int64, by weights: [Double]) -> [Int64] {
    let whole = weights.reduce(0, +)
    guard whole > 0 else { return weights.map { _ in 0 } }
    var running = 0.0
    var given: Int64 = 0
    return weights.enumerated().map { position, weight in
      running += weight
      let upTo =
        position == weights.count - 1
        ? amount : Int64((Double(amount) * running / whole).rounded())
      defer { given = upTo }
      return upTo - given
    }
  }
}
