internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// What deals alike are worth: a robust regression of the log amount on segment, product and type.
struct AmountExpectation: Sendable {
  private let design: CategoryDesign
  private let coefficients: [Double]
  /// 1.4826 times the median absolute residual.
  let scale: Double

  static let minimumDeals = 60

  /// - Parameter amount: which amount of a line counts.
  init?(_ frame: AnomalyFrame, workers: Int, amount: (AnomalyFrame.Line) -> Int64?) {
    let rows = frame.lines.compactMap { line in
      amount(line).flatMap { $0 > 0 ? (line, log(Double($0))) : nil }
    }
    guard rows.count >= AmountExpectation.minimumDeals else { return nil }
    let attributes = ["segment", "product", "type"].compactMap {
      AmountExpectation.position($0)
    }
    let design = CategoryDesign(rows.map(\.0.codes), attributes: attributes, numeric: 0)
    do throws(FitError) {
      let model = try RobustRegression(loss: .huber, tolerance: 1e-6, maximumIterations: 60)
      let fitted = try model.fit(
        design: CategoryDesign.matrix(rows.map { design.row($0.0.codes, []) }),
        response: rows.map(\.1), workers: workers)
      coefficients = fitted.coefficients
      scale = FalseDiscoveries.robust(fitted.residuals)?.scale ?? 0
    } catch { return nil }
    guard scale > 0 else { return nil }
    self.design = design
  }

  /// The expected log amount of a line.
  func logAmount(_ line: AnomalyFrame.Line) -> Double {
    zip(design.row(line.codes, []), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The residual over the robust scale; `nil` without an amount above 0.
  func score(_ line: AnomalyFrame.Line, _ amount: Int64?) -> Double? {
    guard let amount, amount > 0 else { return nil }
    return (log(Double(amount)) - logAmount(line)) / scale
  }

  private static func position(_ name: String) -> Int? {
    DealAttributes.names.firstIndex(of: name)
  }
}
