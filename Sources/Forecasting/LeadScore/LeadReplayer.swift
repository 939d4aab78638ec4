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

  /// The cutoff first, then every 30 days before it.
  private let moments: [LeadMoment]
  private let zone: BusinessTimeZone
  /// By row: whether a lead was converted within the window.
  private let isConverted: [Bool]

  var now: LeadMoment { moments[0] }

  init(_ known: KnownDeals, leads: TrackedLeads, workers: Int) throws(ForecastError) {
    zone = known.zone
    let cases = LeadCases(known)
    var isConverted = [Bool](repeating: false, count: (leads.map(\.row).max() ?? -1) + 1)
    for lead in leads {
      guard let converted = lead.converted else { continue }
      isConverted[lead.row] = converted - lead.created < Int64(LeadScorer.window) * 86_400
    }
    self.isConverted = isConverted
    let count = 2 * Self.delay + Self.judged + Self.calibrated - 1
    moments = try Parallel.map(count: count, workers: workers) {
      index throws(ForecastError) in
      let back = Int64(index * Self.step) * 86_400
      return try LeadMoment(cases, at: Instant(seconds: known.cutoff.seconds - back))
    }
  }

  /// The curve for the scores of a moment, from outcomes that were all known by then.
  func calibration(of index: Int) -> LeadCalibration {
    let first = index + Self.delay
    return LeadCalibration(
      moments[first..<min(moments.count, first + Self.calibrated)].flatMap { moment in
        moment.open.compactMap { lead in
          moment.rawLogOdds(lead).map { ($0, isConverted[lead.row]) }
        }
      })
  }

  /// The scores of the moments whose outcomes are known, beside the outcomes.
  func replay() -> [LeadReplay] {
    (Self.delay..<Self.delay + Self.judged).flatMap { index -> [LeadReplay] in
      let moment = moments[index]
      guard let base = moment.base else { return [] }
      let calibration = calibration(of: index)
      let day = zone.day(of: Instant(seconds: moment.moment.seconds - 1))
      return moment.open.map { lead in
        let baseChance = base.chance(age: moment.age(lead))
        let raw = calibration.isUseful ? moment.rawLogOdds(lead) : nil
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
