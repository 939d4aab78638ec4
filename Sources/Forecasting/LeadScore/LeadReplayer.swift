internal import Calendars
internal import Deals
internal import LinearAlgebra
internal import Statistics

/// The scores of now and of earlier moments, each made of what was known then.
struct LeadReplayer: Sendable {
  /// Days between two moments.
  private static let step = 30
  /// Moments after which all outcomes are known: the window in steps.
  private static let delay = LeadScorer.window / step
  /// Moments to whose outcomes a calibration is fitted.
  private static let calibrated = 6
  /// Moments that are judged.
  private static let judged = 8

  /// By the number of steps before the cutoff; those from 1 up to the delay are of no use.
  private let moments: [LeadMoment?]
  /// The cutoff.
  let now: LeadMoment
  private let zone: BusinessTimeZone
  /// By row: whether a lead was converted within the window.
  private let isConverted: [Bool]

  init(_ known: KnownDeals, leads: [TrackedLead], workers: Int) throws(ForecastError) {
    zone = known.zone
    let cases = LeadCases(known)
    var isConverted = [Bool](repeating: false, count: (leads.map(\.row).max() ?? -1) + 1)
    for lead in leads {
      guard let converted = lead.converted else { continue }
      isConverted[lead.row] = converted - lead.created < Int64(LeadScorer.window) * 86_400
    }
    self.isConverted = isConverted
    let count = 2 * Self.delay + Self.judged + Self.calibrated - 1
    let steps = [0] + Array(Self.delay..<count)
    let made = try Parallel.map(count: steps.count, workers: workers) {
      position throws(ForecastError) in
      let back = Int64(steps[position] * Self.step) * 86_400
      return try LeadMoment(cases, at: Instant(seconds: known.cutoff.seconds - back))
    }
    now = made[0]
    let unused = [LeadMoment?](repeating: nil, count: Self.delay)
    moments = unused + made[1...].map { $0 }
  }

  /// The curve for the scores of a moment, from outcomes that were all known by then.
  func calibration(of index: Int) -> LeadCalibration {
    let first = index + Self.delay
    var scores: [(logOdds: Double, isConverted: Bool)] = []
    for moment in moments[first..<min(moments.count, first + Self.calibrated)] {
      guard let moment else { continue }
      for (lead, raw) in zip(moment.open, moment.raw) {
        if let raw { scores.append((raw, isConverted[lead.row])) }
      }
    }
    return LeadCalibration(scores)
  }

  /// The scores of the moments whose outcomes are known, beside the outcomes.
  func replay() -> [LeadReplay] {
    (Self.delay..<Self.delay + Self.judged).flatMap { index -> [LeadReplay] in
      guard let moment = moments[index], let base = moment.base else { return [] }
      let calibration = calibration(of: index)
      let day = zone.day(of: Instant(seconds: moment.moment.seconds - 1))
      return zip(moment.open, moment.raw).map { lead, logOdds in
        let baseChance = base.chance(age: moment.age(lead))
        let raw = calibration.isUseful ? logOdds : nil
        let chance = raw.map { LogScale.logistic(calibration.logOdds($0)) }
        return LeadReplay(
          day: day, row: lead.row, chance: chance ?? baseChance, baseChance: baseChance,
          isConverted: isConverted[lead.row], isModel: chance != nil)
      }
    }
  }
}

extension LeadReplay {
  /// How much less the logarithmic loss of the regression was than that of the base rate.
  var gain: Double {
    LogScale.logLoss(baseChance, isTrue: isConverted)
      - LogScale.logLoss(chance, isTrue: isConverted)
  }
}
