import Foundation

/// Something that can happen to an open deal.
enum DealEvent {
  case advance, loss, setback, redate, repricing, recategory, handover, mood, stall, death
}

/// The condition of an open deal that the CRM shows only indirectly.
enum DealMood {
  /// Work goes on.
  case lively
  /// The customer waits; work may go on later.
  case stalled
  /// The customer has decided against it and the owner has not closed it yet.
  case fading
}

/// Rates of the steps of an open deal per working day, before the factors of the day.
///
/// They change only with stage, health, owner and quarter, so that a day costs a few
/// multiplications.
struct DealRates {
  /// Elasticity of steps forwards to the win's log-odds.
  static let advanceSlope = 0.20
  /// Elasticity of losses to the win's log-odds.
  static let lossSlope = -0.42

  var advance = 0.0
  var loss = 0.0
  var setback = 0.0
  /// Re-pricing, change of category, change of owner, change of health: always at work.
  var steady = 0.0
  /// A lively deal begins to stall at this rate; a stalled one comes back to life.
  var stall = 0.0
  var death = 0.0
  /// Logged activities.
  var activity = 0.0

  static let repricing = 0.01
  static let recategory = 0.04
  static let handover = 0.0005
  static let mood = 0.02
  static let steadyTotal = repricing + recategory + handover + mood
  /// Days that a given-up deal stays open on average, as a share of the segment's cycle.
  static let fadingShare = 1.05
  /// Logged activities of an average deal in a working day, before the factor of the stage.
  static let usualActivity = 0.21
  static let activityByStage = [0.8, 1.0, 1.2, 1.3]

  /// No rates.
  init() {}

  init(
    stage: SyntheticStage, segment: SegmentProfile, logit: Double, health: Double,
    mood: DealMood, activityHabit: Double, clarity: Double
  ) {
    let place = stage.index
    let workingDays = 1.2 * segment.cycleDays * SegmentProfile.stageShare[place] * 5 / 7
    let exit = 1 / workingDays
    let passing = segment.passing[place]
    steady = DealRates.steadyTotal
    death = 0.0004 * exp(-0.4 * health)
    activity =
      DealRates.usualActivity * activityHabit * exp(0.35 * clarity * health)
      * DealRates.activityByStage[place]
    switch mood {
    case .lively:
      advance = exit * passing * exp(DealRates.advanceSlope * logit)
      loss = exit * (1 - passing) * exp(DealRates.lossSlope * logit)
      setback = place > 0 ? 0.004 : 0
      stall = 0.006
    case .stalled:
      advance = 0.12 * exit * passing * exp(DealRates.advanceSlope * logit)
      loss = 0.7 * exit * (1 - passing) * exp(DealRates.lossSlope * logit)
      stall = 0.04
      activity *= 0.15
    case .fading:
      loss = 7 / (5 * DealRates.fadingShare * segment.cycleDays)
      activity *= 0.25
    }
  }

  /// Moves the log-odds of a step forwards against a loss, while the deal is not yet given up.
  mutating func shift(logit: Double) {
    guard advance > 0 else { return }
    advance *= exp(0.5 * logit)
    loss *= exp(-0.5 * logit)
  }

  /// What stalls, setbacks and deaths cost in the log-odds of a win; measured on 200,000 deals.
  static let troubleLogit = -0.1

  /// The chance of a win under these hazards from the first stage on.
  static func winProbability(segment: SegmentProfile, logit: Double) -> Double {
    let odds = exp((advanceSlope - lossSlope) * (logit + troubleLogit))
    return segment.passing.reduce(1) { $0 * ($1 * odds / ($1 * odds + 1 - $1)) }
  }
}

/// The rates of one working day, with their total.
struct DayRates {
  var advance: Double
  var loss: Double
  var setback: Double
  var redate: Double
  var stall: Double
  var death: Double
  var total: Double

  /// Which event a uniform share of the total falls on.
  func event(at share: Double) -> DealEvent {
    var rest = share * total
    if spend(advance, of: &rest) { return .advance }
    if spend(loss, of: &rest) { return .loss }
    if spend(setback, of: &rest) { return .setback }
    if spend(redate, of: &rest) { return .redate }
    if spend(stall, of: &rest) { return .stall }
    if spend(death, of: &rest) { return .death }
    if spend(DealRates.repricing, of: &rest) { return .repricing }
    if spend(DealRates.recategory, of: &rest) { return .recategory }
    if spend(DealRates.handover, of: &rest) { return .handover }
    return .mood
  }

  private func spend(_ rate: Double, of rest: inout Double) -> Bool {
    rest -= rate
    return rest < 0
  }
}
