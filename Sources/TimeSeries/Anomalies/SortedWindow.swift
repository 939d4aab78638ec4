/// The last values of a stream in ascending order, for medians at each step.
struct SortedWindow {
  private let capacity: Int
  private var arrival: [Double] = []
  private var next = 0
  private var sorted: [Double] = []

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  var count: Int { sorted.count }

  /// Takes a value in, and the oldest one out when the window is full.
  ///
  /// - Complexity: a move of up to the window's length.
  mutating func insert(_ value: Double) {
    if arrival.count == capacity {
      sorted.remove(at: place(of: arrival[next]))
      arrival[next] = value
      next = (next + 1) % capacity
    } else {
      arrival.append(value)
    }
    sorted.insert(value, at: place(of: value))
  }

  /// The middle value, or the mean of the two in the middle; `nil` when there is none.
  var median: Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    return 0.5 * sorted[middle - 1] + 0.5 * sorted[middle]
  }

  /// The median of the distances from `centre`.
  ///
  /// - Complexity: logarithmic: distances fall towards the centre on either side.
  func medianDistance(from centre: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    let upper = distance(rank: middle, from: centre)
    if sorted.count % 2 == 1 { return upper }
    return 0.5 * distance(rank: middle - 1, from: centre) + 0.5 * upper
  }

  /// The distance that stands at a rank (from 0) in ascending order.
  private func distance(rank: Int, from centre: Double) -> Double {
    // Of the rank + 1 smallest, `left` lie below the split; they are neighbours of it.
    let split = place(of: centre)
    var low = max(0, rank + 1 - (sorted.count - split))
    var high = min(rank + 1, split)
    while low < high {
      let left = (low + high) / 2
      // One more on the left, if it is nearer than the last one taken on the right.
      let onLeft = centre - sorted[split - left - 1]
      let onRight = sorted[split + rank - left] - centre
      if onLeft < onRight { low = left + 1 } else { high = left }
    }
    let right = rank + 1 - low
    return max(
      low > 0 ? centre - sorted[split - low] : 0,
      right > 0 ? sorted[split + right - 1] - centre : 0)
  }

  /// The first place with a value of at least `value`.
  private func place(of value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
