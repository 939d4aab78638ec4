/// The counter-based generator Philox4x32-10: a fixed permutation of 128-bit counters for each
/// 64-bit key.
///
/// It has no state: the same counter and key give the same block on every machine, so that
/// numbers can be drawn in any order and on any number of workers. It is not meant for
/// cryptography.
///
/// - Source: Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*,
///   SC 2011, section 3.3; the known answers are those of the authors' Random123 library.
public enum Philox4x32 {
  @usableFromInline static let multiplier0: UInt64 = 0xD251_1F53
  @usableFromInline static let multiplier1: UInt64 = 0xCD9E_8D57
  @usableFromInline static let weyl0: UInt32 = 0x9E37_79B9
  @usableFromInline static let weyl1: UInt32 = 0xBB67_AE85

  /// The four 32-bit words that belong to `counter` under `key`, after ten rounds.
  ///
  /// - Parameters:
  ///   - counter: the block's place, least significant word first.
  ///   - key: the stream's key, least significant word first.
  /// - Complexity: 20 multiplications.
  @inlinable
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
    var (k0, k1) = (key.x, key.y)
    var round = 0
    while round < 10 {
      let product0 = UInt64(c0) &* multiplier0
      let product1 = UInt64(c2) &* multiplier1
      c0 = UInt32(truncatingIfNeeded: product1 >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: product1)
      c2 = UInt32(truncatingIfNeeded: product0 >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: product0)
      k0 &+= weyl0
      k1 &+= weyl1
      round += 1
    }
    return SIMD4(c0, c1, c2, c3)
  }

  /// The blocks of four successive counters as eight 64-bit words: word *i* holds the first two
  /// 32-bit words of block *i*, low word first, and word 4 + *i* the last two.
  ///
  /// The same words as four calls of ``block(counter:key:)``, in about half of the time: the four
  /// run side by side in vector registers.
  ///
  /// - Parameters:
  ///   - low: the lower half of the first counter; those of the others follow it, modulo 2^64.
  ///   - high: the upper half of every counter.
  ///   - key: the stream's key, least significant word first.
  @inlinable
  public static func fourBlocks(low: UInt64, high: UInt64, key: SIMD2<UInt32>) -> SIMD8<UInt64> {
    // Each lane holds 32 bits in a 64-bit word: the vector unit multiplies such words directly.
    let mask = SIMD4<UInt64>(repeating: 0xFFFF_FFFF)
    let counters = SIMD4<UInt64>(repeating: low) &+ SIMD4<UInt64>(0, 1, 2, 3)
    var (c0, c1) = (counters & mask, counters &>> 32)
    var c2 = SIMD4<UInt64>(repeating: high & 0xFFFF_FFFF)
    var c3 = SIMD4<UInt64>(repeating: high >> 32)
    var (k0, k1) = (key.x, key.y)
    var round = 0
    while round < 10 {
      let product0 = (c0 & mask) &* SIMD4(repeating: multiplier0)
      let product1 = (c2 & mask) &* SIMD4(repeating: multiplier1)
      c0 = (product1 &>> 32) ^ c1 ^ SIMD4(repeating: UInt64(k0))
      c1 = product1 & mask
      c2 = (product0 &>> 32) ^ c3 ^ SIMD4(repeating: UInt64(k1))
      c3 = product0 & mask
      k0 &+= weyl0
      k1 &+= weyl1
      round += 1
    }
    return SIMD8(lowHalf: c1 &<< 32 | c0, highHalf: c3 &<< 32 | c2)
  }
}
