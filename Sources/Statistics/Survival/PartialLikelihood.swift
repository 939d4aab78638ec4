internal import Foundation
internal import LinearAlgebra

/// The partial likelihood with its gradient and curvature, on standardised columns.
struct PartialLikelihood {
  struct Value {
    let logLikelihood: Double
    let gradient: [Double]
    /// Minus the second derivatives.
    let curvature: Matrix
  }

  /// The design with its rows in the order of the risk sets.
  let design: Matrix
  let scaling: ColumnScaling
  let riskSets: RiskSets
  let ties: CoxRegression.Ties
  let workers: Int
  /// Weights in the order of the risk sets; `nil` means 1.
  let weights: [Double]?
  /// The sum of the weights of the events of each group.
  let eventWeights: [Double]

  init(
    _ data: SurvivalData, _ design: Matrix, _ riskSets: RiskSets, ties: CoxRegression.Ties,
    workers: Int
  ) throws(SurvivalError) {
    self.riskSets = riskSets
    self.ties = ties
    self.workers = workers
    let weights = data.weights.map { values in riskSets.order.map { values[$0] } }
    self.weights = weights
    eventWeights = (0..<riskSets.groupCount).map { group in
      guard let weights else { return riskSets.eventCounts[group] }
      return Descriptive.sum(weights[riskSets.starts[group]..<riskSets.eventEnds[group]])
    }
    let sorted = Self.gather(design, riskSets.order)
    self.design = sorted
    do throws(LinearAlgebraError) {
      scaling = try Self.standardisation(of: sorted)
    } catch {
      throw .overflow
    }
  }

  /// The number of columns.
  var columns: Int { design.columns }

  /// The value at coefficients of the standardised columns.
  func value(at coefficients: [Double]) throws(SurvivalError) -> Value {
    let hazards = hazards(at: coefficients)
    let groups = GroupSums(self, hazards)
    let terms = CoxTerms(self, groups, hazards)
    let sums = NewtonSums(
      design: design, scaling: scaling, coefficients: coefficients, workers: workers
    ) { rows, predictor, rootWeight in
      for (i, row) in rows.enumerated() {
        predictor[i] = terms.residuals[row]
        rootWeight[i] = terms.roots[row]
      }
      return 0
    }
    var curvature = sums.curvature
    for part in try groups.products(terms, likelihood: self, hazards) {
      for j in 0..<columns {
        for k in 0..<columns { curvature[j, k] -= part[j, k] }
      }
    }
    return Value(
      logLikelihood: terms.logLikelihood, gradient: sums.gradient, curvature: curvature)
  }

  /// The relative hazard of each sorted row times its weight, with the predictor itself.
  struct Hazards {
    let predictor: [Double]
    let weighted: [Double]
    /// What was taken from each predictor lest its exponential overflow.
    let shift: Double
  }

  func hazards(at coefficients: [Double]) -> Hazards {
    let n = design.rows
    var predictor = [Double](repeating: 0, count: n)
    design.withUnsafeColumnMajor { source in
      predictor.withUnsafeMutableBufferPointer { target in
        for j in 0..<columns where coefficients[j] != 0 {
          let slope = coefficients[j] * scaling.multipliers[j]
          let centre = scaling.centres[j]
          let column = UnsafeBufferPointer(rebasing: source[(j * n)..<((j + 1) * n)])
          for i in 0..<n { target[i] += (column[i] - centre) * slope }
        }
      }
    }
    let largest = predictor.max() ?? 0
    let shift = largest > 300 ? largest : 0
    var weighted = predictor
    if shift > 0 { for i in 0..<n { weighted[i] -= shift } }
    for i in 0..<n { weighted[i] = exp(weighted[i]) }
    if let weights { for i in 0..<n { weighted[i] *= weights[i] } }
    return Hazards(predictor: predictor, weighted: weighted, shift: shift)
  }

  private static func gather(_ design: Matrix, _ order: [Int]) -> Matrix {
    var sorted = Matrix(rows: order.count, columns: design.columns)
    design.withUnsafeColumnMajor { source in
      sorted.withUnsafeMutableColumnMajor { target in
        for j in 0..<design.columns {
          let column = UnsafeBufferPointer(rebasing: source[(j * design.rows)...])
          let to = UnsafeMutableBufferPointer(rebasing: target[(j * order.count)...])
          for (i, row) in order.enumerated() { to[i] = column[row] }
        }
      }
    }
    return sorted
  }

  private static func standardisation(of design: Matrix) throws(LinearAlgebraError) -> ColumnScaling
  {
    let n = Double(design.rows)
    var (centres, multipliers) = ([Double](), [Double]())
    for j in 0..<design.columns {
      let column = design.column(j)
      let centre = column.reduce(0) { $0 + $1 / n }
      let squares = column.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let spread = (squares / n).squareRoot()
      let isConstant = spread <= 1e-13 * abs(centre) || spread == 0
      centres.append(centre)
      multipliers.append(isConstant ? 0 : 1 / spread)
    }
    return try ColumnScaling(centres: centres, multipliers: multipliers)
  }
}
