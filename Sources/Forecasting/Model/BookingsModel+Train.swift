internal import Calendars
public import Deals
internal import Foundation

extension BookingsModel {
  static let minimumWins = 5

  /// Learns from what was known at the cutoff of `known`.
  ///
  /// - Parameters:
  ///   - known: the deals as of the training date.
  ///   - targets: the running period and the next ones, in order; or one window of days.
  ///   - windows: weeks within which a win is also to be foretold for single deals; those for which
  ///     the history is too short are left out.
  ///   - workers: threads; the result is the same for any number.
  ///   - progress: told the name of each step.
  /// - Throws: ``ForecastError/tooLittleHistory(reason:)`` with what is missing.
  public static func train(
    on known: KnownDeals, targets: [ForecastTarget], windows: [Int] = [], workers: Int = 1,
    progress: (String) -> Void = { _ in }
  ) throws(ForecastError) -> BookingsModel {
    progress("reading deal histories")
    return try train(
      on: PreparedDeals(known), targets: targets, windows: windows, workers: workers,
      progress: progress)
  }

  /// Learns from deals that are prepared already; see ``train(on:targets:workers:progress:)``.
  public static func train(
    on prepared: PreparedDeals, targets: [ForecastTarget], windows: [Int] = [], workers: Int = 1,
    progress: (String) -> Void = { _ in }
  ) throws(ForecastError) -> BookingsModel {
    let known = prepared.known
    let log = prepared.log
    guard log.winCount >= minimumWins else {
      throw .tooLittleHistory(
        reason: "\(log.winCount) won deals are known by \(known.asOf); at least \(minimumWins) are "
          + "needed (import older exports, or choose a later --as-of)")
    }
    let maker = prepared.maker
    progress("amounts")
    let amounts = AmountModel(log: log)
    let history = CreationHistory(log: log)
    let capacity = try CapacityTest(log)
    let keptOut = LeakageCheck(log).keptOut
    let excluded = Set(keptOut.map(\.field))
    var models: [TargetModel] = []
    var unanswerable: String?
    for target in targets {
      progress("win model of \(target.id)")
      let trainer = TargetTrainer(
        maker: maker, amounts: amounts, history: history, target: target, workers: workers,
        excluded: excluded)
      do throws(ForecastError) {
        models.append(try trainer.train())
      } catch .tooLittleHistory(let reason) where !models.isEmpty {
        // The nearer periods can be answered; what the further ones lack is kept.
        unanswerable = reason
        break
      }
    }
    progress("win or loss")
    let horizon = horizonDays(log)
    let win = try TargetTrainer(
      maker: maker, amounts: amounts, history: history,
      target: ForecastTarget(days: horizon, after: known.asOf),
      question: .wonOnceClosed, workers: workers, excluded: excluded
    ).train()
    var within: [WindowModel] = []
    for weeks in windows {
      progress("won within \(weeks) weeks")
      let trainer = TargetTrainer(
        maker: maker, amounts: amounts, history: history,
        target: ForecastTarget(days: 7 * weeks, after: known.asOf), question: .wonWithin,
        workers: workers, excluded: excluded)
      do throws(ForecastError) {
        within.append(WindowModel(weeks: weeks, outcome: try trainer.train().outcome))
      } catch .tooLittleHistory { continue }
    }
    let grade = models.map(\.outcome.grade).max { rank($0) < rank($1) } ?? .refused
    return BookingsModel(
      trainedAsOf: known.asOf, kind: targets.first?.kind, grade: grade,
      reason: reason(grade, log: log),
      wonCount: log.winCount, lostCount: log.lossCount, targets: models, win: win.outcome,
      windows: windows.isEmpty ? nil : within, horizonDays: horizon, amounts: amounts,
      capacity: capacity,
      unanswerable: unanswerable, keptOut: keptOut.isEmpty ? nil : keptOut)
  }

  private static func rank(_ grade: Grade) -> Int { Grade.allCases.firstIndex(of: grade) ?? 0 }

  private static func reason(_ grade: Grade, log: DealLog) -> String {
    let history =
      "\(log.winCount) won and \(log.lossCount) lost deals from "
      + "\(log.known.zone.day(of: log.firstClose)) on"
    switch grade {
    case .model: return ""
    case .pooled: return "\(history) carry a model of stage, age and amount only"
    case .baseline:
      return "\(history) do not let single deals be told apart; past rates are used"
    case .refused: return history
    }
  }

  /// Days within which 99 % of the closes came, as far as the history can show it.
  private static func horizonDays(_ log: DealLog) -> Int {
    guard !log.closings.isEmpty else { return 91 }
    var cycles = [Int](repeating: 0, count: 732)
    for entry in log.entries where entry.closed != DealLog.never {
      cycles[min(731, Int((entry.closed.seconds - entry.created.seconds) / 86_400) + 1)] += 1
    }
    var wanted = 0
    var below = cycles[0]
    while below * 100 < log.closings.count * 99 {
      wanted += 1
      below += cycles[wanted]
    }
    let history = Int((log.known.cutoff.seconds - log.firstClose.seconds) / 86_400)
    // Half of what lies before the tested moments trains the model that is tested there.
    return max(28, min(wanted, 730, (history - 7 * (LandmarkPlan.testedPeriods + 2)) / 2))
  }
}
