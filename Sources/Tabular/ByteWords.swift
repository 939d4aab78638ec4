/// Work on eight bytes at a time.
@usableFromInline
enum ByteWords {
  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
  @usableFromInline static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Eight copies of a byte.
  @inlinable @inline(__always)
  static func filled(with byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  @inlinable @inline(__always)
  static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)
  }

  /// Not zero if a byte is; its lowest bit marks the first such byte, higher ones may err.
  @inlinable @inline(__always)
  static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }

  /// The index of the byte that the lowest bit of a mask marks.
  @inlinable @inline(__always)
  static func firstIndex(_ mask: UInt64) -> Int { mask.trailingZeroBitCount &>> 3 }
}

/// What occurs among bytes that makes a closer look at a record necessary.
struct ByteTraits: OptionSet {
  let rawValue: UInt8
  static let notASCII = ByteTraits(rawValue: 1)
  static let nul = ByteTraits(rawValue: 2)
  static let carriageReturn = ByteTraits(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The traits of `count` bytes.
  init(_ bytes: UnsafePointer<UInt8>, count: Int) {
    let returns = ByteWords.filled(with: 13)
    var all: UInt64 = 0
    var nuls: UInt64 = 0
    var carriage: UInt64 = 0
    var index = 0
    while index &+ 8 <= count {
      let word = ByteWords.load(bytes + index)
      all |= word
      nuls |= ByteWords.zeroBytes(word)
      carriage |= ByteWords.zeroBytes(word ^ returns)
      index &+= 8
    }
    var traits: ByteTraits = []
    while index < count {
      let byte = bytes[index]
      if byte == 0 { traits.insert(.nul) }
      if byte == 13 { traits.insert(.carriageReturn) }
      all |= UInt64(byte)
      index &+= 1
    }
    if all & ByteWords.highBits != 0 { traits.insert(.notASCII) }
    if nuls != 0 { traits.insert(.nul) }
    if carriage != 0 { traits.insert(.carriageReturn) }
    self = traits
  }
}
