internal import Calendars
public import Deals

/// Scores open leads: the calibrated probability that each is converted within 90 days of its
/// creation, given what is known of it at the cutoff and that it has not been converted by then.
///
/// A hazard regression on the weeks of the leads' lives that were over before the cutoff; what it
/// says is brought onto what came, by a logistic curve fitted to the scores that the same regression
/// would have given at earlier moments. Where there are too few leads, or where the fields told
/// nothing at those moments, all leads of an age have one chance: that of the product-limit curve.
///
///     let scores = try LeadScorer(known).scores()
///     scores.leads.first?.chance
public struct LeadScorer: Sendable {
  /// Days from the creation within which a conversion counts.
  public static let window = 90
  /// With fewer leads than this there is no regression.
  public static let leastLeads = 200
  /// With fewer conversions than this neither.
  public static let leastConversions = 30
  /// About the most leads that a regression uses; of more, a part is chosen by their ids.
  public static let mostLeads = 30_000
  /// Days back to which leads are used.
  public static let historyDays: Int64 = 3 * 365

  private let known: KnownDeals
  private let workers: Int

  /// - Parameter workers: threads; no influence on the result.
  public init(_ known: KnownDeals, workers: Int = 1) {
    self.known = known
    self.workers = workers
  }

  /// The scores of the leads that are open at the cutoff and younger than the window.
  ///
  /// - Throws: ``ForecastError/tooLittleHistory(reason:)`` without leads, or when none was ever
  ///   converted within the window; ``ForecastError/numeric(_:)``.
  public func scores() throws(ForecastError) -> LeadScores {
    let leads = known.tracking.map { Array($0.leads) } ?? []
    guard !leads.isEmpty else {
      throw .tooLittleHistory(reason: "no lead is known at the end of \(known.asOf)")
    }
    let past = try LeadReplayer(known, leads: leads, workers: workers)
    let now = past.now
    guard let base = now.base else {
      throw .tooLittleHistory(
        reason:
          "by the end of \(known.asOf) no lead was converted within \(LeadScorer.window) days "
          + "of its creation")
    }
    let replay = past.replay()
    let calibration = past.calibration(of: 0)
    let method = LeadScorer.method(now, calibration, replay)
    var scored = now.open.map { lead in
      now.score(lead, method == .model ? calibration : nil, base)
    }
    LeadScores.rank(&scored)
    let oldest = known.cutoff.seconds - Int64(LeadScorer.window) * 86_400
    return LeadScores(
      asOf: known.asOf, method: method, leads: scored, training: base.leads,
      conversions: base.conversions, baseRate: base.chance(age: 0), replay: replay,
      undated: leads.count { $0.isConvertedUndated },
      outgrown: leads.count {
        $0.converted == nil && !$0.isConvertedUndated && $0.created <= oldest
      })
  }

  /// The regression, unless it cannot be made or did no better than the base rate.
  private static func method(
    _ now: LeadMoment, _ calibration: LeadCalibration, _ replay: [LeadReplay]
  ) -> LeadScoreMethod {
    guard now.model != nil else { return .tooFewLeads }
    guard calibration.isUseful else { return .fieldsTellNothing }
    let judged = replay.filter(\.isModel)
    guard judged.count >= LeadScorer.leastLeads else { return .model }
    let gain = judged.reduce(0) { $0 + $1.gain }
    return gain > 0 ? .model : .fieldsTellNothing
  }
}
