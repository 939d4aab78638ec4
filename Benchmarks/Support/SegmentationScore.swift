/// How well change points agree with those that several people marked.
///
/// - Source: van den Burg and Williams, "An evaluation of change point detection algorithms", 2020:
///   the F1 score with the union of all marks for the precision and the mean over the people for
///   the recall, step 0 counting as a change for all; and the covering metric.
public struct SegmentationScore {
  /// The changes that each person marked: first steps of segments.
  public let annotations: [[Int]]
  /// The length of the series.
  public let count: Int

  /// The marks of people on a series of some length.
  public init(annotations: [[Int]], count: Int) {
    self.annotations = annotations
    self.count = count
  }

  /// The F1 score of changes found; one found for each mark counts, at most `margin` steps off.
  public func f1(_ found: [Int], margin: Int = 5) -> Double {
    let found = Set(found + [0]).sorted()
    let marks = annotations.map { Set($0 + [0]).sorted() }
    let union = Set(marks.flatMap { $0 }).sorted()
    let precision = Double(Self.matches(union, found, margin)) / Double(found.count)
    let recalls = marks.map { Double(Self.matches($0, found, margin)) / Double($0.count) }
    let recall = recalls.reduce(0, +) / Double(recalls.count)
    return 2 * precision * recall / (precision + recall)
  }

  /// The mean over the people of the share of the series covered: for each of their segments the
  /// best overlap (length of the intersection over that of the union), weighted by its length.
  public func covering(_ found: [Int]) -> Double {
    let own = segments(found)
    let covers = annotations.map { marks in
      let parts = segments(marks).map { segment in
        let best = own.map { other in
          let shared = segment.clamped(to: other).count
          return Double(shared) / Double(segment.count + other.count - shared)
        }
        return Double(segment.count) * (best.max() ?? 0)
      }
      return parts.reduce(0, +) / Double(count)
    }
    return covers.reduce(0, +) / Double(covers.count)
  }

  private func segments(_ changes: [Int]) -> [Range<Int>] {
    let bounds = Set([0] + changes.filter { $0 > 0 && $0 < count }).sorted() + [count]
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }

  /// How many marks have a change found of their own: the nearest one that is left.
  private static func matches(_ marks: [Int], _ found: [Int], _ margin: Int) -> Int {
    var left = found
    var matched = 0
    for mark in marks {
      let near = left.filter { abs($0 - mark) <= margin }
      guard let best = near.min(by: { (abs($0 - mark), $0) < (abs($1 - mark), $1) }) else {
        continue
      }
      matched += 1
      left.removeAll { $0 == best }
    }
    return matched
  }
}
