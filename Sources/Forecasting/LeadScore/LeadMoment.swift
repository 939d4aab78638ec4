internal import Calendars
internal import Statistics

/// What is known at a moment: the leads that are open and young enough, the regression, the base rate.
struct LeadMoment: Sendable {
  let moment: Instant
  let open: [LeadCase]
  let model: LeadModel?
  let base: LeadBaseRate?

  init(_ cases: LeadCases, at moment: Instant) throws(ForecastError) {
    self.moment = moment
    let all = cases.cases(before: moment)
    let seconds = moment.seconds
    open = all.filter {
      $0.converted == nil && LeadMoment.days($0, seconds) < Double(LeadScorer.window)
    }
    model = try LeadModel(all, before: seconds)
    base = LeadBaseRate(all, before: seconds)
  }

  func age(_ lead: LeadCase) -> Double { LeadMoment.days(lead, moment.seconds) }

  private static func days(_ lead: LeadCase, _ moment: Int64) -> Double {
    Double(moment - lead.created) / 86_400
  }

  /// The log-odds of the regression; `nil` where there is none.
  func rawLogOdds(_ lead: LeadCase) -> Double? {
    guard let model else { return nil }
    let effect = LeadMoment.sum(model.effects(lead, at: moment.seconds))
    return model.logOdds(effect: effect, age: age(lead))
  }

  /// A lead's score with its parts; by age alone without a calibration.
  func score(
    _ lead: LeadCase, _ calibration: LeadCalibration?, _ base: LeadBaseRate
  ) -> LeadScore {
    let age = age(lead)
    let parts: [LeadScorePart]
    if let calibration, let model {
      parts = LeadMoment.parts(
        lead, age: age, effects: model.effects(lead, at: moment.seconds), model, calibration,
        touches: lead.touchCount(before: moment.seconds))
    } else {
      parts = base.parts(age: age)
    }
    let logOdds = parts.reduce(0) { $0 + $1.logOdds }
    return LeadScore(
      row: lead.row, id: lead.id, company: lead.company, age: age,
      chance: LogScale.logistic(logOdds), rank: 0, parts: parts)
  }

  /// What each field adds to the log-odds of the score: its share of the way from a lead at the means
  /// to this one, on which the score depends by the sum of the effects alone.
  ///
  /// - Source: Aumann and Shapley, *Values of Non-Atomic Games*, 1974: along the straight way the
  ///   value of a field is its effect times the mean slope.
  private static func parts(
    _ lead: LeadCase, age: Double, effects: [LeadField: Double], _ model: LeadModel,
    _ calibration: LeadCalibration, touches: Int
  ) -> [LeadScorePart] {
    let fresh = calibration.logOdds(model.logOdds(effect: 0, age: 0))
    let aged = calibration.logOdds(model.logOdds(effect: 0, age: age))
    let total = sum(effects)
    let here = calibration.logOdds(model.logOdds(effect: total, age: age))
    let slope = abs(total) < least ? 0 : (here - aged) / total
    var parts = [
      LeadScorePart(field: .base, value: "", logOdds: fresh),
      LeadScorePart(field: .age, value: "\(Int(age))", logOdds: aged - fresh),
    ]
    for field in LeadField.allCases {
      guard let effect = effects[field] else { continue }
      let value = field == .activities ? "\(touches)" : LeadColumns.label(field, lead)
      parts.append(LeadScorePart(field: field, value: value, logOdds: effect * slope))
    }
    return parts
  }

  /// Effects that cancel to less than this add nothing.
  private static let least = 1e-12

  /// The sum, in the order of the fields.
  private static func sum(_ effects: [LeadField: Double]) -> Double {
    LeadField.allCases.reduce(0) { $0 + (effects[$1] ?? 0) }
  }
}
