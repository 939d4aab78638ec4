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
}
