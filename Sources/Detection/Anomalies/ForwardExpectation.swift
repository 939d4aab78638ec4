internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The chance that a deal that leaves a stage leaves it forwards: a ridge logistic regression on
/// stage by segment, on what the deal is, its size and its days in the stage.
struct ForwardExpectation: Sendable {
  private let design: CategoryDesign
  private let fitted: FittedLogistic
  private let frame: AnomalyFrame
  /// Exits of each cell that were fitted.
  let countOfCell: [Int]

  static let minimumExits = 400
  static let minimumOfEnding = 80

  /// - Parameter before: the first day that does not count.
  init?(_ frame: AnomalyFrame, _ exits: [StageExits.Exit], before: Int32, workers: Int) {
    let rows = exits.filter {
      $0.day < before && $0.day >= before - WinExpectation.referenceDays
    }
    let forward = rows.lazy.filter(\.isForward).count
    guard rows.count >= ForwardExpectation.minimumExits,
      min(forward, rows.count - forward) >= ForwardExpectation.minimumOfEnding
    else { return nil }
    let codes = rows.map { ForwardExpectation.codes($0, frame) }
    let width = codes[0].count
    let design = CategoryDesign(codes, attributes: Array(2..<width), numeric: 4)
    do throws(FitError) {
      let model = try RidgeLogistic(
        penalties: RidgeSettings.penalties(columns: design.width, ridge: WinExpectation.ridge))
      let lines = zip(rows, codes).map { design.row($1, ForwardExpectation.numbers($0, frame)) }
      fitted = try model.fit(
        RegressionData(
          design: CategoryDesign.matrix(lines), response: rows.map { $0.isForward ? 1 : 0 }),
        workers: workers)
    } catch { return nil }
    self.design = design
    self.frame = frame
    var counts = [Int](repeating: 0, count: frame.cells.count)
    for row in rows { counts[frame.lines[Int(row.line)].cell] += 1 }
    countOfCell = counts
  }

  /// The log-odds of an exit.
  func logOdds(_ exit: StageExits.Exit) -> Double {
    fitted.linearPredictor(
      row: design.row(
        ForwardExpectation.codes(exit, frame), ForwardExpectation.numbers(exit, frame)))
  }

  private static func codes(_ exit: StageExits.Exit, _ frame: AnomalyFrame) -> [Int32] {
    let line = frame.lines[Int(exit.line)]
    // Stage by segment in one code.
    let both = exit.stage * 4_096 + line.codes[AnomalyFrame.segment] + 1
    return line.codes + [Int32(line.cell), both]
  }

  private static func numbers(_ exit: StageExits.Exit, _ frame: AnomalyFrame) -> [Double] {
    let amount = frame.lines[Int(exit.line)].firstAmount ?? 0
    let age = log1p(max(0, exit.age))
    return [amount > 0 ? log(Double(amount)) : 0, amount > 0 ? 0 : 1, age, age * age]
  }
}
