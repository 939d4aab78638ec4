internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// Learns one target: chooses the landmarks that the history offers, tests the model on past
/// moments, and fits it.
struct TargetTrainer {
  let maker: FeatureMaker
  let amounts: AmountModel
  let history: CreationHistory
  let target: ForecastTarget
  var question = OutcomeQuestion.wonInTime
  let workers: Int
  /// Fields that the win model may not use.
  var excluded: Set<String> = []

  private var log: DealLog { maker.log }
  private var known: KnownDeals { maker.log.known }

  static let minimumModelWins = 30
  static let minimumModelLosses = 30
  static let minimumPooledWins = 10
  static let minimumBaselineWins = 3

  /// The model, or the reason why the history cannot carry one.
  func train() throws(ForecastError) -> TargetModel {
    let ahead = max(0, target.periodsAhead(of: known))
    let plan = LandmarkPlan(target: target, known: known, firstClose: log.firstClose)
    let rows = LandmarkRows(plan: plan, maker: maker, question: question)
    let periods = Set(plan.landmarks.map(\.age)).count
    if periods >= 2, rows.hasDeals(TargetTrainer.minimumModelWins, won: true),
      rows.hasDeals(TargetTrainer.minimumModelLosses, won: false)
    {
      return try fit(plan, rows, grades: [.model, .pooled, .baseline], ahead: ahead)
    }
    let today = known.asOf + 1
    let rolling = LandmarkPlan.rolling(
      target: target, offset: max(0, target.start - today),
      length: target.end - max(today, target.start), known: known, firstClose: log.firstClose)
    let rollingRows = LandmarkRows(plan: rolling, maker: maker, question: question)
    if rollingRows.hasDeals(TargetTrainer.minimumPooledWins, won: true) {
      return try fit(rolling, rollingRows, grades: [.pooled, .baseline], ahead: ahead)
    }
    if rollingRows.hasDeals(TargetTrainer.minimumBaselineWins, won: true) {
      return try fit(rolling, rollingRows, grades: [.baseline], ahead: ahead)
    }
    throw .tooLittleHistory(
      reason:
        "fewer than \(TargetTrainer.minimumBaselineWins) deals were won in the past stretches "
        + "like \(target.id) that can be replayed by \(known.asOf)")
  }

  /// Takes the richest grade that beat the base rate on past moments; the last one needs no proof.
  private func fit(
    _ plan: LandmarkPlan, _ rows: LandmarkRows, grades: [Grade], ahead: Int
  ) throws(ForecastError) -> TargetModel {
    for (position, grade) in grades.enumerated() {
      let schema = FeatureSchema(
        rows: rows.features, known: known, grade: grade, excluded: excluded,
        periodsAhead: ahead)
      let fitter = OutcomeFitter(
        plan: plan, rows: rows, known: known, schema: schema, periodsAhead: ahead)
      guard
        let final = try fitter.fit(
          before: known.cutoff, age: 0, startingFrom: nil, workers: workers)
      else { continue }
      let past = try PastForecasts(
        fitter: fitter, history: history, amounts: amounts, target: target,
        start: final.fitted.coefficients, question: question, workers: workers)
      let isLast = position == grades.count - 1
      if !isLast, let skill = past.skill, !skill.isProven { continue }
      let outcome = OutcomeModel(
        periodsAhead: ahead, daysLeft: target.daysLeft(of: known), grade: grade, schema: schema,
        coefficients: final.fitted.coefficients,
        diagnostics: OutcomeDiagnostics(
          rows: final.rows, wonRows: final.won, share: rows.share,
          periods: Set(plan.landmarks.map(\.age)).count,
          converged: final.fitted.diagnostics.converged,
          iterations: final.fitted.diagnostics.iterations,
          warnings: final.fitted.diagnostics.warnings.map { schema.sentence($0) }, skill: past.skill
        ))
      let shock = ShockModel(
        past: past.errors, periodsAhead: ahead,
        weeksLeft: Double(target.daysLeft(of: known)) / 7, grade: grade)
      return TargetModel(
        outcome: outcome, creation: try CreationModel(history, before: known.asOf + 1),
        shock: shock)
    }
    throw .tooLittleHistory(
      reason: "the open deals of the past were all won or all lost in stretches like \(target.id)")
  }
}

/// Forecasts of past moments by fits that ended before them: they tell the skill of the model and
/// the size of the shocks.
struct PastForecasts {
  /// For each tested moment the errors of its segments.
  private(set) var errors: [[ShockModel.PastError]] = []
  private(set) var skill: OutcomeSkill?

  init(
    fitter: OutcomeFitter, history: CreationHistory, amounts: AmountModel, target: ForecastTarget,
    start: [Double], question: OutcomeQuestion, workers: Int
  ) throws(ForecastError) {
    var losses: [Double] = []
    var baseLosses: [Double] = []
    var rowsOfLandmark = [[Int]](repeating: [], count: fitter.plan.landmarks.count)
    for (row, landmark) in fitter.rows.landmark.enumerated() {
      rowsOfLandmark[Int(landmark)].append(row)
    }
    for origins in fitter.plan.origins(for: question) {
      // One fit a period, on what was known at the first of its landmarks.
      let first = fitter.plan.landmarks[origins.all[0]]
      guard
        let fit = try fitter.fit(
          before: first.moment, age: first.age, startingFrom: start, workers: workers)
      else { continue }
      let model = OutcomeModel(
        periodsAhead: fitter.periodsAhead, daysLeft: 1, grade: .model, schema: fitter.schema,
        coefficients: fit.fitted.coefficients,
        diagnostics: OutcomeDiagnostics(
          rows: 0, wonRows: 0, share: 1, periods: 0, converged: true, iterations: 0, warnings: []))
      let base = Double(fit.won) / Double(fit.rows)
      var errorsOfPeriod: [ShockModel.PastError] = []
      for (origin, position) in origins.all.enumerated() {
        let tested = rowsOfLandmark[position]
        let probabilities = model.probabilities(
          tested.map { fitter.rows.features[$0] }, known: fitter.known)
        if position == origins.aligned {
          for (row, probability) in zip(tested, probabilities) {
            losses.append(LogScale.logLoss(probability, isTrue: fitter.rows.isWon[row]))
            baseLosses.append(LogScale.logLoss(base, isTrue: fitter.rows.isWon[row]))
          }
        }
        guard question == .wonInTime else { continue }
        errorsOfPeriod += try PastForecasts.segmentErrors(
          fitter.plan.landmarks[position], rows: tested, probabilities: probabilities,
          fitter: fitter, history: history, amounts: amounts
        ).map {
          ShockModel.PastError(
            error: $0.error, variance: $0.variance, origin: origin,
            closeness: position == origins.aligned ? 1 : 0.5)
        }
      }
      if question == .wonInTime { errors.append(errorsOfPeriod) }
    }
    skill = OutcomeSkill(losses: losses, baseLosses: baseLosses)
  }

  /// u_g and v_g of science-intervals-gap.md 1 at one past moment. Where the rows are a sample of
  /// the deals (share f), sums are scaled by 1/f and their sampling variance is added.
  private static func segmentErrors(
    _ landmark: Landmark, rows: [Int], probabilities: [Double], fitter: OutcomeFitter,
    history: CreationHistory, amounts: AmountModel
  ) throws(ForecastError) -> [ShockModel.PastError] {
    let known = fitter.known
    let today = known.zone.day(of: landmark.moment)
    let creation = try CreationModel(history, before: today)
    var mean = [Double](repeating: 0, count: creation.groups.count)
    var variance = mean
    var actual = mean
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    let groupOf = segments.map { creation.group(of: $0) }
    let rest = creation.group(of: nil)
    let share = fitter.rows.share
    for (row, probability) in zip(rows, probabilities) {
      let features = fitter.rows.features[row]
      let group = features.segment < 0 ? rest : groupOf[Int(features.segment)]
      guard let amount = amounts.expected(features, known: known) else { continue }
      let expected = probability * amount.mean
      mean[group] += expected / share
      variance[group] +=
        expected * amount.mean * (exp(amount.dispersion) - probability) / share
        + (1 - share) * expected * expected / (share * share)
    }
    for group in mean.indices {
      let new = creation.expectation(
        of: group, from: today, start: known.zone.day(of: landmark.labelStart),
        end: known.zone.day(of: landmark.labelEnd), calendar: known.calendar)
      mean[group] += new.value
      variance[group] += creation.groups[group].curve.newVariance(new)
    }
    for position in history.log.closings(from: landmark.labelStart, to: landmark.labelEnd) {
      let entry = history.log.entries[Int(position)]
      guard entry.isWon else { continue }
      let group = entry.segment < 0 ? rest : groupOf[Int(entry.segment)]
      actual[group] += Double(entry.amount ?? 0)
    }
    return mean.indices.filter { mean[$0] > 0 }.map {
      ShockModel.PastError(
        error: actual[$0] / mean[$0] - 1, variance: variance[$0] / (mean[$0] * mean[$0]))
    }
  }
}

extension WinCurve {
  /// Variance of the won amount of deals not yet created: Lambda E[amount^2], with the amounts
  /// rescaled to the expected value.
  func newVariance(_ new: CreationModel.Expectation) -> Double {
    guard new.wins > 0, new.value > 0, !amounts.isEmpty else { return 0 }
    let mean = amounts.reduce(0, +) / Double(amounts.count)
    let square = amounts.reduce(0) { $0 + $1 * $1 } / Double(amounts.count)
    guard mean > 0 else { return 0 }
    let scale = new.value / (new.wins * mean)
    return new.wins * square * scale * scale
  }
}
