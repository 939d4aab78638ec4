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
    guard weight(method) == 1 else { throw .runRate }
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
        workers: workers)
    }
  }

  private func computed<Value>(
    _ body: () throws(ForecastError) -> Value
  ) throws(FactorsUndefined) -> Value {
    do throws(ForecastError) { return try body() } catch { throw .numeric(error.description) }
  }

  private func history(
    _ plan: FactorPlan, forecast: BookingsForecast, model: BookingsModel, part: TargetModel,
    fits: FactorFits, levels: [String], workers: Int
  ) throws(ForecastError) -> FactorHistory {
    let creation = part.creation
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    let groupOfSegment = [creation.group(of: nil)] + segments.map { creation.group(of: $0) }
    var index = PathIndex(levels: levels, known: known)
    let leaves = log.entries.map { index.leaf(Int($0.deal), owner: $0.owner) }
    let replay = FactorReplay(
      plan: plan, periods: fits.usablePeriods, maker: maker, amounts: model.amounts, deals: forecast.deals,
      fits: fits, leaves: leaves, leafCount: index.paths.count, groupOfSegment: groupOfSegment,
      groupCount: creation.groups.count)
    let later = FactorCreation(
      plan: plan, history: CreationHistory(log: log), creation: creation,
      groupOfSegment: groupOfSegment)
    let walked = replay.sums(workers: workers)
    let sums = try Parallel.map(count: walked.count, workers: workers) {
      age throws(ForecastError) in
      var sums = walked[age]
      try later.add(to: &sums, moment: replay.moments[age], leaves: leaves)
      return sums
    }
    return FactorHistory(
      since: known.calendar.period(plan.kind, containing: known.asOf + 1).start,
      segments: creation.groups.map { $0.labels.joined(separator: ", ") },
      periods: replay.moments.map(\.period.id), growth: replay.moments.map(later.growth),
      paths: index.paths, sums: sums)
  }
}
