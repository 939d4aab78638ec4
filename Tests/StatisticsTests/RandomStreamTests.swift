import Statistics
import Testing

/// Number of draws of each statistical test.
private let draws = 200_000

/// A statistic farther from its expectation than this many of its standard errors fails. Seeds are
/// fixed, so a test that passes always passes; 4 is exceeded by chance once in 16,000.
private let standardErrorLimit = 4.0

/// The 0.1 % point of the Kolmogorov distribution (Smirnov 1948, table): sqrt(n) D stays below.
private let kolmogorovLimit = 1.9495

private func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  return (mean, variance)
}

/// Checks mean and variance; the variance's standard error is sqrt((kurtosis - 1) / n) * variance.
private func expectMoments(
  _ values: [Double], mean: Double, variance: Double, kurtosis: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let found = moments(values)
  let count = Double(values.count)
  let meanError = (variance / count).squareRoot()
  let varianceError = variance * ((kurtosis - 1) / count).squareRoot()
  #expect(
    abs(found.mean - mean) < standardErrorLimit * meanError, sourceLocation: sourceLocation)
  #expect(
    abs(found.variance - variance) < standardErrorLimit * varianceError,
    sourceLocation: sourceLocation)
}

@Suite("Philox4x32")
struct RandomPhiloxTests {
  @Test("gives the known answers of Random123's kat_vectors, philox 4x32 10")
  func knownAnswers() {
    let ones = UInt32.max
    #expect(
      Philox4x32.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox4x32.block(counter: SIMD4(repeating: ones), key: SIMD2(repeating: ones))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox4x32.block(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("is what a stream reads: low words first, block after block")
  func streamOrder() {
    var stream = RandomStream(seed: 0, stream: 0)
    #expect(stream.next() == 0xe169_c58d_6627_e8d5)
    #expect(stream.next() == 0x9b00_dbd8_bc57_ac4c)
  }

  @Test("gives the same words four blocks at a time, across a carry too")
  func fourBlocks() {
    let low: UInt64 = 0x0000_0001_FFFF_FFFE
    let high: UInt64 = 0x0123_4567_89AB_CDEF
    let key = SIMD2<UInt32>(0xDEAD_BEEF, 0xFEED_F00D)
    let words = Philox4x32.fourBlocks(low: low, high: high, key: key)
    for lane in 0..<4 {
      let counter = low &+ UInt64(lane)
      let block = Philox4x32.block(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32),
          UInt32(truncatingIfNeeded: high), UInt32(truncatingIfNeeded: high >> 32)),
        key: key)
      #expect(words[lane] == UInt64(block.y) << 32 | UInt64(block.x))
      #expect(words[4 + lane] == UInt64(block.w) << 32 | UInt64(block.z))
    }
  }
}

@Suite("RandomStream")
struct RandomStreamTests {
  @Test("does not depend on the order in which streams are read")
  func interleaving() {
    var first = RandomStream(seed: 9, stream: 1)
    var second = RandomStream(seed: 9, stream: 2)
    let alone = (0..<64).map { _ in first.normal() }
    first = RandomStream(seed: 9, stream: 1)
    let mixed = (0..<64).map { _ in
      _ = second.uniform()
      return first.normal()
    }
    #expect(alone == mixed)
  }

  @Test("differs by seed, stream and substream")
  func distinct() {
    var heads: Set<UInt64> = []
    for seed in UInt64(0)..<8 {
      for number in UInt64(0)..<8 {
        for part in UInt64(0)..<8 {
          var stream = RandomStream(seed: seed, stream: number, substream: part)
          heads.insert(stream.next())
        }
      }
    }
    #expect(heads.count == 512)
  }

  @Test("has uniforms whose empirical distribution is the diagonal", arguments: [1, 2, 3])
  func kolmogorov(seed: UInt64) {
    var stream = RandomStream(seed: seed, stream: 5)
    let sorted = (0..<draws).map { _ in stream.uniform() }.sorted()
    var distance = 0.0
    for (index, value) in sorted.enumerated() {
      distance = max(distance, abs(value - Double(index) / Double(draws)))
      distance = max(distance, abs(value - Double(index + 1) / Double(draws)))
    }
    #expect(distance * Double(draws).squareRoot() < kolmogorovLimit)
    #expect(sorted[0] > 0 && sorted[draws - 1] < 1)
  }

  @Test("has the moments of the continuous distributions")
  func continuousMoments() {
    var stream = RandomStream(seed: 11, stream: 1)
    let uniforms = (0..<draws).map { _ in stream.uniform() }
    expectMoments(uniforms, mean: 0.5, variance: 1.0 / 12, kurtosis: 1.8)
    let normals = (0..<draws).map { _ in stream.normal() }
    expectMoments(normals, mean: 0, variance: 1, kurtosis: 3)
    let exponentials = (0..<draws).map { _ in stream.exponential() }
    expectMoments(exponentials, mean: 1, variance: 1, kurtosis: 9)
  }

  @Test("has the moments of gamma numbers", arguments: [0.3, 1.0, 7.5])
  func gammaMoments(shape: Double) {
    var stream = RandomStream(seed: 12, stream: 1)
    let values = (0..<draws).map { _ in stream.gamma(shape: shape) }
    expectMoments(values, mean: shape, variance: shape, kurtosis: 3 + 6 / shape)
  }

  @Test("has the moments of Poisson counts", arguments: [0.3, 4.0, 9.99, 10.0, 60.0])
  func poissonMoments(mean: Double) {
    var stream = RandomStream(seed: 13, stream: 1)
    let values = (0..<draws).map { _ in Double(stream.poisson(mean: mean)) }
    expectMoments(values, mean: mean, variance: mean, kurtosis: 3 + 1 / mean)
  }

  @Test("gives no count at mean zero")
  func poissonZero() {
    var stream = RandomStream(seed: 14, stream: 1)
    #expect((0..<100).allSatisfy { _ in stream.poisson(mean: 0) == 0 })
  }

  @Test("has uncorrelated neighbouring streams and neighbouring numbers")
  func correlation() {
    var sums = (across: 0.0, along: 0.0)
    var (left, right) = (RandomStream(seed: 3, stream: 7), RandomStream(seed: 3, stream: 8))
    var previous = left.normal()
    for _ in 0..<draws {
      let (x, y) = (left.normal(), right.normal())
      sums.across += x * y
      sums.along += x * previous
      previous = x
    }
    // The product of two independent standard normal numbers has mean 0 and variance 1.
    let limit = standardErrorLimit * Double(draws).squareRoot()
    #expect(abs(sums.across) < limit)
    #expect(abs(sums.along) < limit)
  }

  @Test("draws indices in proportion to their weights, never one of weight zero")
  func weightedIndex() {
    var stream = RandomStream(seed: 15, stream: 1)
    var counts = [0, 0, 0, 0]
    for _ in 0..<draws { counts[stream.index(weights: [1, 1, 4, 5])] += 1 }
    let expected = [0.2, 0, 0.6, 0.2]
    for (count, share) in zip(counts, expected) {
      let error = (share * (1 - share) * Double(draws)).squareRoot()
      #expect(abs(Double(count) - share * Double(draws)) <= standardErrorLimit * error)
    }
  }

  @Test("draws whole numbers evenly below a bound")
  func integers() {
    var stream = RandomStream(seed: 16, stream: 1)
    let values = (0..<draws).map { _ in Double(stream.integer(below: 10)) }
    expectMoments(values, mean: 4.5, variance: 8.25, kurtosis: 1.776)
    #expect(values.allSatisfy { $0 >= 0 && $0 < 10 })
  }

  @Test("hashes text to the same bits in every run, other text to others")
  func hashing() {
    // FNV-1a of "a" is af63dc4c8601ec8c (the authors' test vectors).
    #expect(stableHash64("a") == mixBits(0xaf63_dc4c_8601_ec8c))
    #expect(Set((0..<10_000).map { stableHash64("deal-\($0)") }).count == 10_000)
  }
}
