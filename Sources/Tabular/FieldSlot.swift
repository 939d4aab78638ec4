/// Where a field lies in its record.
@usableFromInline
struct FieldSlot {
  /// Set in a length while the field still has doubled quotes.
  static let escapedBit = 1 << 31

  @usableFromInline var start: UInt32
  @usableFromInline var length: UInt32

  init(start: UInt32, length: UInt32) {
    self.start = start
    self.length = length
  }

  var isEscaped: Bool { length & (1 << 31) != 0 }

  /// Bytes in the field, doubled quotes counted twice until they are taken out.
  @inlinable var count: Int { Int(length & 0x7fff_ffff) }
}
