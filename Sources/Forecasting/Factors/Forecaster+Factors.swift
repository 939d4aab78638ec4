internal import Calendars
internal import Deals
internal import LinearAlgebra

extension Forecaster {
  /// The sums behind a forecast, now and at the same day of past periods.
  ///
  /// Today's chances and amounts are the forecast's own, so that the sums of a node are its mean but
  /// for what is rounded, and for what people's calls add to it. Those of the past are made anew by
  /// fits that end before them, which takes about as long as a training.
  ///
  /// Where closings do not quite follow the pipeline, the forecast has less (or more) of each open deal
  /// and of what is still to be created. That counts as wins in time, those of a deal and the expected
  /// ones alike, so that it stands with the timing. Only where the run rate alone speaks there are no
  /// factors.
  ///
  /// - Parameters:
  ///   - forecast: of this forecaster.
  ///   - levels: by which nodes are cut, top first.
  ///   - workers: threads; no influence on the answer.
  /// - Throws: why there are none.
  public func factors(
    of forecast: BookingsForecast, levels: [String], method: ForecastMethod = .auto,
    workers: Int = 1
  ) throws(FactorsUndefined) -> FactorHistory {
    let target = forecast.target
    guard let kind = target.kind else { throw .window }
    let ahead = target.periodsAhead(of: known)
    guard ahead >= 0, let model, ahead < model.targets.count else { throw .periodOver }
    let part = model.targets[ahead]
    let grade = part.outcome.grade
    guard grade == .model || grade == .pooled else { throw .grade(grade) }
    guard weight(method) > 0 else { throw .runRate }
    let plan = FactorPlan(kind: kind, ahead: ahead, known: known)
    let fits = try computed { () throws(ForecastError) in
      try FactorFits(
        plan, target: target, maker: maker, outcome: part.outcome,
        excluded: Set((model.keptOut ?? []).map(\.field)), workers: workers)
    }
    guard fits.usablePeriods >= FactorHistory.referencePeriods else {
      throw .fewPeriods(fits.usablePeriods)
    }
    return try computed { () throws(ForecastError) in
      try history(
        plan, forecast: forecast, model: model, part: part, fits: fits, levels: levels,
        factors: newFactors(target, part, method), workers: workers)
    }
  }

  private func newFactors(
    _ target: ForecastTarget, _ part: TargetModel, _ method: ForecastMethod
  ) -> [Double] {
    guard weight(method) < 1 else {
      return Array(repeating: 1, count: part.creation.groups.count)
    }
    let baselines = Baselines(log: log, target: target)
    return outlook(target, part, baselines, method: method).newFactors
  }

  private func computed<Value>(
    _ body: () throws(ForecastError) -> Value
  ) throws(FactorsUndefined) -> Value {
    do throws(ForecastError) { return try body() } catch { throw .numeric(error.description) }
  }

  private func history(
    _ plan: FactorPlan, forecast: BookingsForecast, model: BookingsModel, part: TargetModel,
    fits: FactorFits, levels: [String], factors: [Double], workers: Int
  ) throws(ForecastError) -> FactorHistory {
    let creation = part.creation
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    let groupOfSegment = [creation.group(of: nil)] + segments.map { creation.group(of: $0) }
    var index = PathIndex(levels: levels, known: known)
    let leaves = log.entries.map { index.leaf(Int($0.deal), owner: $0.owner) }
    let replay = FactorReplay(
      plan: plan, periods: fits.usablePeriods, maker: maker, amounts: model.amounts,
      deals: forecast.deals, fits: fits, groupOfSegment: groupOfSegment, factors: factors)
    let creator = FactorCreation(
      plan: plan, history: CreationHistory(log: log), creation: creation,
      groupOfSegment: groupOfSegment, factors: factors)
    let records = replay.records(workers: workers)
    let leafCount = index.paths.count
    let moments = try Parallel.map(count: records.count, workers: workers) {
      age throws(ForecastError) in
      let moment = replay.moments[age]
      let sorted = Forecaster.byLeaf(records[age], leaves: leaves, leafCount: leafCount)
      return FactorHistory.Moment(
        records: sorted.records, first: sorted.first,
        later: try creator.later(moment, leaves: leaves, leafCount: leafCount),
        odds: UsualOdds(
          replay.progress, log: log, before: moment.start.moment, groupOfSegment: groupOfSegment,
          groups: creation.groups.count))
    }
    return FactorHistory(
      since: known.calendar.period(plan.kind, containing: known.asOf + 1).start,
      segments: creation.groups.map { $0.labels.joined(separator: ", ") },
      periods: replay.moments.map(\.period.id), growth: replay.moments.map(creator.growth),
      paths: index.paths, moments: moments)
  }

  /// The records leaf by leaf, in the order of the log within each.
  private static func byLeaf(
    _ records: [(entry: Int, record: FactorRecord)], leaves: [Int], leafCount: Int
  ) -> (records: [FactorRecord], first: [Int]) {
    var first = [Int](repeating: 0, count: leafCount + 1)
    for record in records { first[leaves[record.entry] + 1] += 1 }
    for leaf in 0..<leafCount { first[leaf + 1] += first[leaf] }
    var next = first
    var order = [Int](repeating: 0, count: records.count)
    for (position, record) in records.enumerated() {
      let leaf = leaves[record.entry]
      order[next[leaf]] = position
      next[leaf] += 1
    }
    return (order.map { records[$0].record }, first)
  }
}
