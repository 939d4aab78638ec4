internal import Calendars
internal import Deals
internal import Foundation

extension Forecaster {
  /// The open deals with their features, probabilities and expected amounts.
  func score(
    _ target: ForecastTarget, _ part: TargetModel?, _ baselines: Baselines
  ) -> [ScoredDeal] {
    guard let model, let part else { return [] }
    let anyClose = ForecastTarget(days: model.horizonDays, after: known.asOf)
    let open = openDeals(at: [question(target, part.outcome), question(anyClose, nil)])
    let features = open.features[0]
    let onceClosed = model.win.probabilities(open.features[1], known: known)
    let (period, byItsEnd) = periodProbabilities(
      features, ahead: max(0, target.periodsAhead(of: known)))
    return features.indices.map { index in
      let amount = model.amounts.expected(features[index], known: known)
      let deal = Int(features[index].deal)
      return ScoredDeal(
        forecast: DealForecast(
          id: known.id(deal), deal: deal, winProbability: max(byItsEnd[index], onceClosed[index]),
          periodProbability: period[index],
          stageWinRate: baselines.winRate(ofStage: features[index].stage),
          expectedAmount: amount.map { Int64($0.mean.rounded()) }),
        features: features[index], amount: amount?.mean, dispersion: amount?.dispersion ?? 0,
        closeDay: open.closeDays[index])
    }
  }

  /// P(won in the period) by its model, at most what the periods before it leave; and P(won by its
  /// end).
  private func periodProbabilities(
    _ features: [DealFeatures], ahead: Int
  ) -> (within: [Double], byItsEnd: [Double]) {
    guard let model else { return ([], []) }
    var left = [Double](repeating: 1, count: features.count)
    var chances = left
    for target in model.targets.prefix(ahead + 1) {
      chances = zip(target.outcome.probabilities(features, known: known), left).map { min($0, $1) }
      left = zip(left, chances).map { $0 - $1 }
    }
    // Not below the chance within, which rounding could bring about.
    return (chances, zip(left, chances).map { max(1 - $0, $1) })
  }

  /// The deals' forecasts with P(won within k weeks), as far as the model was trained for it, made to
  /// agree with P(won in the period) and with each other.
  ///
  /// - Throws: as ``forecast(_:options:)``.
  func withWindows(
    _ deals: [DealForecast], _ target: ForecastTarget
  ) throws(ForecastError) -> [DealForecast] {
    guard let model, let windows = model.windows, !windows.isEmpty, !deals.isEmpty else {
      return deals
    }
    let anchors = try anchors(deals, target)
    let landmarks = windows.map { window in
      question(ForecastTarget(days: 7 * window.weeks, after: known.asOf), nil)
    }
    let open = openDeals(at: landmarks)
    let chances = zip(windows, open.features).map { window, features in
      window.outcome.probabilities(features, known: known)
    }
    return deals.indices.map { index in
      let curve = ChanceCurve(
        points: zip(windows, chances).map { (days: 7 * $0.weeks, chance: $1[index]) },
        anchors: anchors.map { (days: $0.days, chance: $0.chances[index]) })
      var within: [Int: Double] = [:]
      for (window, chance) in zip(windows, curve.chances) { within[window.weeks] = chance }
      return deals[index].with(within, atLeast: anchors.last?.chances[index] ?? 0)
    }
  }

  /// P(won by the end of each period that the model reaches) of every open deal.
  private func anchors(
    _ deals: [DealForecast], _ target: ForecastTarget
  ) throws(ForecastError) -> [(days: Int, chances: [Double])] {
    let today = known.asOf + 1
    guard let kind = target.kind, let model else {
      return [(target.end - today, deals.map(\.periodProbability))]
    }
    let running = known.calendar.period(kind, containing: today)
    var sum = [Double](repeating: 0, count: deals.count)
    var anchors: [(days: Int, chances: [Double])] = []
    for ahead in model.targets.indices {
      let step = ForecastTarget(known.calendar.period(running, offsetBy: ahead))
      let own =
        step.end == target.end
        ? deals.map(\.periodProbability)
        : outlook(
          step, try part(for: step), Baselines(log: log, target: step), method: .auto
        ).scored.map(\.forecast.periodProbability)
      sum = zip(sum, own).map { min(1, $0 + $1) }
      anchors.append((step.end - today, sum))
    }
    return anchors
  }

  /// A question as a landmark at the cutoff, with the time left against that of the training.
  private func question(_ target: ForecastTarget, _ outcome: OutcomeModel?) -> Landmark {
    let plan = LandmarkPlan(target: target, known: known, firstClose: log.firstClose)
    guard let outcome, outcome.grade == .model else { return plan.question.with(timeLeft: 0) }
    let left = Double(max(1, target.daysLeft(of: known)))
    return plan.question.with(
      timeLeft: Foundation.log(left / Double(max(1, outcome.daysLeft))))
  }

  /// The open deals seen from several landmarks at the cutoff, in the order of their ids.
  private func openDeals(
    at landmarks: [Landmark]
  ) -> (features: [[DealFeatures]], closeDays: [Day?]) {
    var features = [[DealFeatures]](repeating: [], count: landmarks.count)
    var closeDays: [Day?] = []
    for entry in log.entries where entry.closed == DealLog.never {
      var walk = maker.walk(entry)
      walk.advance(to: known.cutoff)
      guard walk.timeline.status == .open else { continue }
      for (position, landmark) in landmarks.enumerated() {
        features[position].append(maker.features(walk, entry: entry, at: landmark))
      }
      closeDays.append(walk.timeline.closeDay)
    }
    return (features, closeDays)
  }
}

extension Landmark {
  func with(timeLeft: Double) -> Landmark {
    Landmark(
      moment: moment, labelStart: labelStart, labelEnd: labelEnd,
      runningStart: runningStart, runningEnd: runningEnd,
      nextEnd: nextEnd, age: age, isAligned: isAligned, weight: weight, timeLeft: timeLeft)
  }
}
