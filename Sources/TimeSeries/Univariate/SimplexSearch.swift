/// The downhill simplex of Nelder and Mead, for a fixed number of iterations.
///
/// - Source: Nelder and Mead, "A simplex method for function minimization", *The Computer Journal*
///   7, 1965.
struct SimplexSearch {
  /// How far each corner of the first simplex lies from the start.
  let steps: [Double]
  let iterations: Int

  /// The best point found.
  func minimum(from start: [Double], _ objective: ([Double]) -> Double) -> [Double] {
    var corners = [(point: start, value: objective(start))]
    for (index, step) in steps.enumerated() {
      var point = start
      point[index] += step
      corners.append((point, objective(point)))
    }
    for _ in 0..<iterations { SimplexSearch.improve(&corners, objective) }
    return corners.min { $0.value < $1.value }?.point ?? start
  }

  private typealias Corner = (point: [Double], value: Double)

  private static func improve(_ corners: inout [Corner], _ objective: ([Double]) -> Double) {
    corners.sort { $0.value < $1.value }
    let last = corners.count - 1
    let dimension = corners[0].point.count
    var centre = [Double](repeating: 0, count: dimension)
    for corner in corners.dropLast() {
      for i in 0..<dimension { centre[i] += corner.point[i] / Double(last) }
    }
    let worst = corners[last]
    func trial(_ factor: Double) -> Corner {
      var point = centre
      for i in 0..<dimension { point[i] += factor * (worst.point[i] - centre[i]) }
      return (point, objective(point))
    }
    let reflected = trial(-1)
    if reflected.value < corners[0].value {
      let expanded = trial(-2)
      corners[last] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < corners[last - 1].value {
      corners[last] = reflected
    } else {
      let contracted = trial(reflected.value < worst.value ? -0.5 : 0.5)
      if contracted.value < min(reflected.value, worst.value) {
        corners[last] = contracted
      } else {
        shrink(&corners, objective)
      }
    }
  }

  private static func shrink(_ corners: inout [Corner], _ objective: ([Double]) -> Double) {
    let best = corners[0].point
    for index in corners.indices.dropFirst() {
      let point = zip(corners[index].point, best).map { ($0 + $1) / 2 }
      corners[index] = (point, objective(point))
    }
  }
}
