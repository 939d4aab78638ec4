/// Hashing and comparing of short byte strings, eight bytes at a time.
///
/// The hash has no secret seed, so that the same input gives the same work on every run.
@usableFromInline
enum ByteHash {
  @inlinable @inline(__always)
  static func hash(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt32 {
    let factor: UInt64 = 0xff51_afd7_ed55_8ccd
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index &+ 8 <= count {
      hash = (hash ^ ByteWords.load(bytes + index)) &* factor
      hash ^= hash &>> 29
      index &+= 8
    }
    if index < count {
      hash = (hash ^ tail(bytes, count: count)) &* factor
    }
    hash ^= hash &>> 32
    return UInt32(truncatingIfNeeded: hash)
  }

  /// The last bytes of a string, at most eight.
  @inlinable @inline(__always)
  static func tail(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    if count >= 8 { return ByteWords.load(bytes + (count &- 8)) }
    if count >= 4 {
      let raw = UnsafeRawPointer(bytes)
      let low = UInt64(raw.loadUnaligned(as: UInt32.self))
      let high = UInt64((raw + (count &- 4)).loadUnaligned(as: UInt32.self))
      return low | high &<< 32
    }
    guard count > 0 else { return 0 }
    return UInt64(bytes[0]) | UInt64(bytes[count &>> 1]) &<< 8 | UInt64(bytes[count &- 1]) &<< 16
  }

  /// Whether the `count` bytes of `text` from `start`, which exist, are those at `key`.
  @inlinable @inline(__always)
  static func equal(
    _ text: RawSpan, at start: Int, _ key: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    text.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return count == 0 }
      let left = base.assumingMemoryBound(to: UInt8.self) + start
      var index = 0
      while index &+ 8 <= count {
        guard ByteWords.load(left + index) == ByteWords.load(key + index) else { return false }
        index &+= 8
      }
      return index == count || tail(left, count: count) == tail(key, count: count)
    }
  }
}
