internal import Calendars
internal import Currencies
internal import Deals
internal import Foundation

/// Where the expected close day lies, seen from a landmark.
enum CloseBucket: Int, CaseIterable, Codable {
  case unknown, overdue, now, thisPeriod, nextPeriod, later

  init(_ day: Day?, at today: Day, landmark: Landmark) {
    guard let day else {
      self = .unknown
      return
    }
    let distance = day - today
    if distance < -7 {
      self = .overdue
    } else if distance <= 7 {
      self = .now
    } else if day < landmark.runningEnd {
      self = .thisPeriod
    } else if day < landmark.nextEnd {
      self = .nextPeriod
    } else {
      self = .later
    }
  }
}

/// What is known of an open deal at a landmark, before it is coded into columns.
struct DealFeatures: Sendable {
  let deal: Int32
  let owner: Int32
  /// Code of the first segment attribute, -1 where blank.
  let segment: Int32
  /// Open stage code, -1 while unknown.
  let stage: Int16
  let closeBucket: CloseBucket
  /// Raw value of the forecast category, -1 while unknown.
  let category: Int8
  let pushes: Int8
  let weeksInStage: Float
  let weeksOld: Float
  /// Against how busy everybody was in these weeks.
  let activitiesInFourWeeks: Float
  /// Weeks since the last activity, or since the creation.
  let weeksSilent: Float
  /// ln of the amount in major units; NaN where unknown or not positive.
  let logAmount: Float
  /// The amount in minor units, -1 where unknown.
  let amount: Int64
  /// Log-odds of the owner's record against the company's, shrunk (science.md 3.1).
  let ownerEffect: Float
  /// The same for segment x region over the last 26 weeks.
  let cellEffect: Float
  /// The same for all deals closed in the running period so far.
  let periodEffect: Float
  let timeLeft: Float
  let trace: DealTrace
}

/// Makes the features of open deals, given what was known at a landmark.
struct FeatureMaker: Sendable {
  let log: DealLog
  let habits: CRMHabits
  private let owners: ClosingCounts
  private let cells: ClosingCounts
  private let company: ClosingCounts
  private let companyLogOdds: Double
  private let winRate: Double
  private let minorPerMajor: Double

  static let ownerPrior = 8.0
  static let cellPrior = 15.0
  static let periodPrior = 30.0
  static let driftWeeks = 26
  static let week = 7.0 * 86_400

  init(log: DealLog) {
    self.log = log
    habits = CRMHabits(log)
    owners = ClosingCounts(log, groups: log.known.ownerCount) { Int($0.owner) }
    let cellCount = (log.segmentCount + 1) * (log.known.labels(of: "region").count + 1)
    cells = ClosingCounts(log, groups: cellCount) { Int($0.cell) }
    company = ClosingCounts(log, groups: 1) { _ in 0 }
    winRate = log.winRate
    companyLogOdds = Foundation.log(winRate / (1 - winRate))
    minorPerMajor = pow(10, Double(log.known.settings.currency.decimals))
  }

  /// A walk along a deal's life, to be stopped at landmarks.
  func walk(_ entry: DealLog.Entry) -> DealWalk {
    DealWalk(entry, known: log.known, habits: habits)
  }

  /// Features of a deal whose walk stands at the landmark and says that it is open.
  ///
  /// - Parameter records: up to when closings count in the records of owners, segments and the
  ///   running period; `nil` for the landmark's moment.
  func features(
    _ walk: DealWalk, entry: DealLog.Entry, at landmark: Landmark, recordsAt records: Instant? = nil
  ) -> DealFeatures {
    let records = records ?? landmark.moment
    let timeline = walk.timeline
    let moment = landmark.moment
    let age = weeks(from: timeline.created, to: moment)
    let fourWeeks = Instant(seconds: moment.seconds - 28 * 86_400)
    let silentSince = timeline.lastActivity(before: moment) ?? timeline.created
    let amount = timeline.amount
    let owner = timeline.owner ?? -1
    return DealFeatures(
      deal: Int32(timeline.deal), owner: Int32(owner), segment: entry.segment,
      stage: Int16(timeline.stage ?? -1),
      closeBucket: CloseBucket(
        timeline.closeDay, at: log.known.zone.day(of: moment), landmark: landmark),
      category: timeline.category?.rawValue ?? -1, pushes: Int8(min(4, timeline.pushCount)),
      weeksInStage: Float(timeline.stageEntered.map { weeks(from: $0, to: moment) } ?? age),
      weeksOld: Float(age),
      activitiesInFourWeeks: Float(
        Double(timeline.activityCount(from: fourWeeks, to: moment))
          / habits.level(from: fourWeeks.seconds, to: moment.seconds)),
      weeksSilent: Float(weeks(from: silentSince, to: moment)),
      logAmount: amount.map { $0 > 0 ? Float(Foundation.log(Double($0) / minorPerMajor)) : .nan }
        ?? .nan,
      amount: amount ?? -1, ownerEffect: Float(ownerEffect(owner, at: records)),
      cellEffect: Float(cellEffect(Int(entry.cell), at: records)),
      periodEffect: Float(
        shrunk(
          company.count(0, from: landmark.runningStart, to: records),
          prior: FeatureMaker.periodPrior)),
      timeLeft: Float(landmark.timeLeft), trace: walk.trace(at: moment))
  }

  private func weeks(from start: Instant, to end: Instant) -> Double {
    max(0, Double(end.seconds - start.seconds) / FeatureMaker.week)
  }

  private func ownerEffect(_ owner: Int, at moment: Instant) -> Double {
    shrunk(owners.count(owner, to: moment), prior: FeatureMaker.ownerPrior)
  }

  private func cellEffect(_ cell: Int, at moment: Instant) -> Double {
    let from = Instant(seconds: moment.seconds - Int64(FeatureMaker.driftWeeks) * 7 * 86_400)
    return shrunk(cells.count(cell, from: from, to: moment), prior: FeatureMaker.cellPrior)
  }

  private func shrunk(_ count: (wins: Double, losses: Double), prior: Double) -> Double {
    Foundation.log((count.wins + prior * winRate) / (count.losses + prior * (1 - winRate)))
      - companyLogOdds
  }
}
