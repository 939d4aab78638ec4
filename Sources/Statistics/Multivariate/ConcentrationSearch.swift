internal import LinearAlgebra

/// Concentration steps: mean and covariance of the rows nearest to the last mean and covariance,
/// again and again. The determinant never rises.
struct ConcentrationSearch {
  let data: Matrix
  let support: Int
  let workers: Int
  /// Columns that do not vary; they take no part.
  let constantColumns: [Int]
  /// The columns that vary, with robust location 0 and scale 1.
  let standardised: Matrix
  let varying: [Int]
  let centres: [Double]
  let scales: [Double]
  private(set) var steps = 0
  private(set) var converged = true

  init(_ data: Matrix, support: Int, workers: Int) throws(MultivariateError) {
    self.data = data
    self.support = support
    self.workers = workers
    var (varying, constant, centres, scales) = ([Int](), [Int](), [Double](), [Double]())
    for j in 0..<data.columns {
      let (location, scale) = RobustScale.tau(data.column(j))
      guard scale.isFinite, location.isFinite else { throw .overflow }
      // Rounding of a large constant is no variation.
      if scale > 1e-14 * abs(location) {
        varying.append(j)
        centres.append(location)
        scales.append(scale)
      } else {
        constant.append(j)
      }
    }
    guard !varying.isEmpty else { throw .noVariation }
    (self.varying, constantColumns, self.centres, self.scales) = (
      varying, constant, centres, scales
    )
    var standardised = data.selecting(columns: varying)
    standardised.withUnsafeMutableColumnMajor { values in
      for (k, centre) in centres.enumerated() {
        for i in (k * data.rows)..<((k + 1) * data.rows) {
          values[i] = (values[i] - centre) / scales[k]
        }
      }
    }
    guard standardised.columnMajor.allSatisfy(\.isFinite) else { throw .overflow }
    self.standardised = standardised
  }

  /// A candidate on its way.
  struct Candidate {
    var estimate: LocationScatter
    /// 1 for the rows it was made of.
    var marks: [Double]
  }

  /// The estimate of least determinant.
  mutating func best() throws(MultivariateError) -> Candidate {
    guard support < data.rows else {
      let all = [Double](repeating: 1, count: data.rows)
      return Candidate(
        estimate: try LocationScatter(standardised, weights: all, workers: workers), marks: all)
    }
    var best: Candidate?
    for candidate in try starts() {
      let settled = try concentrate(
        candidate, on: standardised, support, limit: RobustCovariance.maximumSteps)
      if let known = best, known.estimate.logDeterminant <= settled.estimate.logDeterminant {
        continue
      }
      best = settled
    }
    guard let best else { throw .noVariation }
    return best
  }

  /// The two best candidates after some steps on the starting rows.
  private mutating func starts() throws(MultivariateError) -> [Candidate] {
    let rows = RobustCovariance.startingRows(data.rows)
    let part = rows.count == data.rows ? standardised : standardised.selecting(rows: rows)
    let share = Double(support) / Double(data.rows)
    let kept = min(rows.count, max(part.columns + 1, Int(share * Double(rows.count))))
    var candidates: [Candidate] = []
    for distances in try DeterministicStarts(standardised: part).distances() {
      let half = max(part.columns + 1, (rows.count + 1) / 2)
      let marks = OrderStatistics.indicator(ofSmallest: min(half, rows.count), in: distances)
      let first = Candidate(
        estimate: try LocationScatter(part, weights: marks, workers: 1), marks: marks)
      let isWhole = rows.count == data.rows
      let limit = isWhole ? RobustCovariance.maximumSteps : RobustCovariance.firstSteps
      candidates.append(try concentrate(first, on: part, kept, limit: limit))
    }
    let order = candidates.indices.sorted {
      (candidates[$0].estimate.logDeterminant, $0) < (candidates[$1].estimate.logDeterminant, $1)
    }
    var chosen: [Candidate] = []
    for index in order where chosen.count < 2 {
      // Starts that came to the same rows need to go on once.
      if chosen.contains(where: { $0.marks == candidates[index].marks }) { continue }
      chosen.append(candidates[index])
    }
    return chosen
  }

  private mutating func concentrate(
    _ start: Candidate, on data: Matrix, _ support: Int, limit: Int
  ) throws(MultivariateError) -> Candidate {
    var candidate = start
    for _ in 0..<limit {
      let distances = candidate.estimate.squaredDistances(data, workers: workers)
      let marks = OrderStatistics.indicator(ofSmallest: support, in: distances)
      if marks == candidate.marks { return candidate }
      steps += 1
      candidate = Candidate(
        estimate: try LocationScatter(data, weights: marks, workers: workers), marks: marks)
      // An exact fit: the rows lie in a plane, and no determinant is lower.
      if candidate.estimate.ridge > 0 { return candidate }
    }
    if limit == RobustCovariance.maximumSteps { converged = false }
    return candidate
  }
}
