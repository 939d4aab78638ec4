/// A stream of random numbers that depends on nothing but its seed and its number.
///
/// Streams with different numbers are independent for every statistical purpose, and making one
/// costs nothing, so that each deal, series or replicate takes its own: the numbers that it gets
/// then do not depend on the order of the work nor on the number of workers.
///
///     var stream = RandomStream(seed: 7, stream: stableHash64("deal-118"))
///     let x = stream.normal()
///
/// A stream gives 2^65 words before it repeats. Whole numbers and ``uniform()`` are the same bits
/// everywhere; what goes through `log` or `exp` is as reproducible as the platform's library.
public struct RandomStream: RandomNumberGenerator, Sendable {
  @usableFromInline let key: SIMD2<UInt32>
  @usableFromInline let stream: UInt64
  @usableFromInline var block: UInt64 = 0
  @usableFromInline var words = SIMD8<UInt64>()
  @usableFromInline var position = 8
  @usableFromInline var hasSpare = false
  @usableFromInline var spareNormal = 0.0

  /// The stream with this number under this seed, at its start.
  ///
  /// - Parameters:
  ///   - seed: the run's seed; the key of ``Philox4x32``.
  ///   - stream: the stream's number; the upper half of the counter.
  ///   - substream: a second number for streams within a stream; for one seed, different values
  ///     never share a key.
  @inlinable
  public init(seed: UInt64, stream: UInt64, substream: UInt64 = 0) {
    // The finalizer is a bijection that leaves 0 at 0: substream 0 has the seed itself as key.
    let bits = seed &+ mixBits(substream)
    key = SIMD2(UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32))
    self.stream = stream
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    if position == 8 { refill() }
    // Block after block: 0, 4, 1, 5, and so on in the layout of four blocks.
    let word = words[(position & 1) << 2 | position >> 1]
    position += 1
    return word
  }

  @inlinable @inline(never)
  mutating func refill() {
    words = Philox4x32.fourBlocks(low: block, high: stream, key: key)
    block &+= 4
    position = 0
  }

  /// A number in the open interval (0, 1), one of 2^52 equally likely and equally spaced ones.
  ///
  /// Neither 0 nor 1 can occur, so that its logarithm and any quantile function are finite.
  @inlinable
  public mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A number in the open interval between `lower` and `upper`.
  @inlinable
  public mutating func uniform(_ lower: Double, _ upper: Double) -> Double {
    lower + (upper - lower) * uniform()
  }

  /// True with the given probability; a probability outside 0...1 counts as the nearer end.
  @inlinable
  public mutating func bernoulli(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// A whole number in `0..<bound`, every one equally likely.
  ///
  /// - Parameter bound: at least 1.
  /// - Source: Lemire, *Fast random integer generation in an interval*, ACM TOMACS 29(1), 2019.
  @inlinable
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "the bound of a random integer must be positive")
    let range = UInt64(bound)
    var product = range.multipliedFullWidth(by: next())
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold {
        product = range.multipliedFullWidth(by: next())
      }
    }
    return Int(product.high)
  }

  /// An index drawn in proportion to weights that are given by their running totals.
  ///
  /// - Parameter cumulative: running totals of weights >= 0, so never falling, the last one > 0.
  /// - Returns: the first index whose running total exceeds a uniform share of the last one; an
  ///   index of weight 0 is never returned.
  /// - Complexity: O(log *n*).
  @inlinable
  public mutating func index(weights cumulative: [Double]) -> Int {
    precondition(!cumulative.isEmpty, "an index needs at least one weight")
    let target = uniform() * cumulative[cumulative.count - 1]
    var (low, high) = (0, cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
