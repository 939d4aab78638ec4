internal import Calendars
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The chance that a deal that closes is won, from the deals closed before a day: a ridge logistic
/// regression on what the deal is, how large and how old.
struct WinExpectation: Sendable {
  /// Positions of closed lines, in the order of their close, then of their ids.
  private let design: CategoryDesign
  private let fitted: FittedLogistic
  /// Closed deals of each cell that were fitted.
  let countOfCell: [Int]
  /// Mean amount of each cell's wins, minor units; `nil` without wins.
  let winAmountOfCell: [Double?]

  static let ridge = 4.0
  /// Fewer closed deals, or fewer of one ending, tell too little.
  static let minimumClosings = 200
  static let minimumOfEnding = 40
  /// Older closings are left out.
  static let referenceDays: Int32 = 1_095

  /// - Parameter before: the first day that does not count.
  init?(_ frame: AnomalyFrame, before: Int32, workers: Int) {
    let rows = frame.lines.filter {
      $0.isClosed && $0.closedDay < before && $0.closedDay >= before - WinExpectation.referenceDays
    }
    let wins = rows.lazy.filter(\.isWon).count
    guard rows.count >= WinExpectation.minimumClosings,
      min(wins, rows.count - wins) >= WinExpectation.minimumOfEnding
    else { return nil }
    let codes = rows.map { WinExpectation.codes($0) }
    // Every attribute but the account, and the cell.
    let width = rows[0].codes.count
    let attributes = Array(2..<width) + [width]
    let design = CategoryDesign(codes, attributes: attributes, numeric: 4)
    let lines = zip(rows, codes).map { design.row($1, WinExpectation.numbers($0)) }
    do throws(FitError) {
      let model = try RidgeLogistic(
        penalties: RidgeSettings.penalties(
          columns: design.width, ridge: WinExpectation.ridge))
      fitted = try model.fit(
        RegressionData(
          design: CategoryDesign.matrix(lines), response: rows.map { $0.isWon ? 1 : 0 }),
        workers: workers)
    } catch { return nil }
    self.design = design
    var counts = [Int](repeating: 0, count: frame.cells.count)
    for row in rows { counts[row.cell] += 1 }
    countOfCell = counts
    let won = Dictionary(grouping: rows.filter(\.isWon)) { $0.cell }
    winAmountOfCell = frame.cells.indices.map { won[$0].flatMap { frame.meanAmount($0) } }
  }

  /// The chance of a closed line.
  func probability(_ line: AnomalyFrame.Line) -> Double {
    fitted.probability(row: design.row(WinExpectation.codes(line), WinExpectation.numbers(line)))
  }

  private static func codes(_ line: AnomalyFrame.Line) -> [Int32] {
    line.codes + [Int32(line.cell)]
  }

  /// Size and age; no stage, since a shift shows in the stages first.
  private static func numbers(_ line: AnomalyFrame.Line) -> [Double] {
    let amount = line.firstAmount ?? 0
    let age = log1p(Double(max(0, line.closedDay - line.createdDay)))
    return [amount > 0 ? log(Double(amount)) : 0, amount > 0 ? 0 : 1, age, age * age]
  }
}
