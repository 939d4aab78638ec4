/// Weighted least squares with a penalty on each coefficient, for a handful of columns.
struct DiscountedRidge {
  /// What is added to the diagonal of the cross products, one for each column.
  let penalties: [Double]
  /// The weight of a row relative to the one after it.
  let discount: Double

  /// The coefficients; `nil` when the system is not positive definite.
  ///
  /// - Parameters:
  ///   - rows: oldest first, each as long as `penalties`.
  ///   - targets: one for each row.
  func coefficients(rows: [[Double]], targets: [Double]) -> [Double]? {
    let order = penalties.count
    var system = SmallSystem(diagonal: penalties)
    var weight = 1.0
    for (row, target) in zip(rows, targets).reversed() {
      for i in 0..<order {
        let weighted = weight * row[i]
        system.rightSide[i] += weighted * target
        for j in 0...i { system.elements[i * order + j] += weighted * row[j] }
      }
      weight *= discount
    }
    return system.solution()
  }
}
