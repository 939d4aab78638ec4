import Foundation
import LinearAlgebra
import Statistics

extension Matrix {
  /// Columns of ones.
  init(columns: Int, of rows: Int) {
    self.init(rows: rows, columns: columns)
    for j in 0..<columns {
      for i in 0..<rows { self[i, j] = 1 }
    }
  }
}

func allFinite(_ values: [Double]) -> Bool {
  values.allSatisfy { $0.isFinite }
}

/// Encodes to JSON and decodes again.
func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
  try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}

/// The gradient of the penalised logistic objective, written out plainly.
struct PenalisedGradient {
  /// Each element relative to the sum of the absolute values of its terms.
  let ratios: [Double]

  init(
    _ data: RegressionData, coefficients: [Double], penalties: [Double], prior: [Double],
    standardise: Bool
  ) throws {
    let design = data.design
    let eta = try design.multiplied(by: coefficients)
    let residuals = design.rowIndices.map { i in
      (data.weights?[i] ?? 1) * (data.response[i] - 1 / (1 + exp(-eta[i])))
    }
    var centres = [Double](repeating: 0, count: design.columns)
    var spreads = [Double](repeating: 1, count: design.columns)
    if standardise {
      for j in 1..<design.columns {
        let column = design.column(j)
        centres[j] = Descriptive.mean(column) ?? 0
        let count = Double(column.count)
        spreads[j] = ((Descriptive.variance(column) ?? 0) * (count - 1) / count).squareRoot() + 1e-9
      }
    }
    var scaled = zip(coefficients, spreads).map(*)
    scaled[0] += zip(coefficients, centres).map(*).reduce(0, +)
    ratios = (0..<design.columns).map { j in
      let terms = design.rowIndices.map { i in
        residuals[i] * (design[i, j] - centres[j]) / spreads[j]
      }
      let pull = penalties[j] * (scaled[j] - prior[j])
      let size = Descriptive.sum(terms.map { abs($0) }) + abs(pull)
      return (Descriptive.sum(terms) - pull) / size
    }
  }
}

extension Matrix {
  var rowIndices: Range<Int> { 0..<rows }
}
