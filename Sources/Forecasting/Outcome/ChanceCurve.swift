/// P(won within a time) at several times, made to agree: never falling, and between the chances that
/// stand already.
struct ChanceCurve: Sendable {
  /// At the points, in their order.
  let chances: [Double]

  /// - Parameters:
  ///   - points: ascending days, with chances that each come from a model of its own.
  ///   - anchors: ascending days, with chances that stand and do not fall.
  init(points: [(days: Int, chance: Double)], anchors: [(days: Int, chance: Double)]) {
    var pooled: [(chance: Double, count: Int)] = []
    for point in points {
      let low = anchors.last { $0.days <= point.days }?.chance ?? 0
      let high = anchors.first { point.days <= $0.days }?.chance ?? 1
      pooled.append((min(max(point.chance, low), high), 1))
      // Pool adjacent violators, Ayer and others (1955).
      while pooled.count > 1, pooled[pooled.count - 1].chance < pooled[pooled.count - 2].chance {
        let last = pooled.removeLast()
        let before = pooled.removeLast()
        let count = last.count + before.count
        let sum = last.chance * Double(last.count) + before.chance * Double(before.count)
        pooled.append((sum / Double(count), count))
      }
    }
    chances = pooled.flatMap { Array(repeating: $0.chance, count: $0.count) }
  }
}
