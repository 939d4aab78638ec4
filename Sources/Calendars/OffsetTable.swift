private import Foundation

/// The offsets of a time zone from UTC as ranges of time, with an index to find a range at once.
@usableFromInline
struct OffsetTable: Sendable {
  /// First second of each range; the first is the beginning of time.
  @usableFromInline let starts: [Int64]
  /// Seconds ahead of UTC in each range.
  @usableFromInline let values: [Int64]
  /// For each bucket of 2^20 seconds from 1970, the range in which it begins.
  @usableFromInline let buckets: [Int32]

  @usableFromInline static let bucketShift: Int64 = 20
  private static let end: Int64 = 4_133_980_800  // 2101-01-01
  private static let step: Int64 = 7 * 86_400

  init(fixedOffset: Int64) {
    starts = [.min]
    values = [fixedOffset]
    buckets = [0]
  }

  init?(identifier: String) {
    if identifier == "UTC" {
      self.init(fixedOffset: 0)
      return
    }
    guard !identifier.isEmpty, let zone = TimeZone(identifier: identifier) else { return nil }
    self.init { seconds in
      Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }
  }

  /// Lists the changes of `offset` by looking at every week and halving where it differs.
  private init(offset: (Int64) -> Int64) {
    var starts: [Int64] = [.min]
    var values = [offset(0)]
    var low: Int64 = 0
    while low < Self.end {
      let high = low + Self.step
      let value = offset(high)
      if value != values[values.count - 1] {
        starts.append(Self.change(from: low, to: high, value: value, offset: offset))
        values.append(value)
      }
      low = high
    }
    var buckets: [Int32] = []
    var range = 0
    for bucket in 0...(Self.end >> Self.bucketShift) {
      while range + 1 < starts.count, starts[range + 1] <= bucket << Self.bucketShift {
        range += 1
      }
      buckets.append(Int32(range))
    }
    self.starts = starts
    self.values = values
    self.buckets = buckets
  }

  /// The first second of `low...high` from which `offset` is `value`.
  private static func change(
    from low: Int64, to high: Int64, value: Int64, offset: (Int64) -> Int64
  ) -> Int64 {
    var (low, high) = (low, high)
    while high - low > 1 {
      let middle = (low + high) / 2
      if offset(middle) == value { high = middle } else { low = middle }
    }
    return high
  }

  @inlinable
  func range(at seconds: Int64) -> Int {
    guard seconds > 0, values.count > 1 else { return 0 }
    let bucket = min(Int(seconds >> Self.bucketShift), buckets.count &- 1)
    var range = Int(buckets[bucket])
    while range &+ 1 < starts.count, starts[range &+ 1] <= seconds { range &+= 1 }
    return range
  }

  @inlinable
  func offset(at seconds: Int64) -> Int64 { values[range(at: seconds)] }

  /// The first second after a range.
  @inlinable
  func end(ofRange range: Int) -> Int64 {
    range &+ 1 < starts.count ? starts[range &+ 1] : .max
  }

  func rangeStart(at seconds: Int64) -> Int64 { starts[range(at: seconds)] }
}
