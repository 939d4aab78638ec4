/// Byte strings numbered 0, 1, 2, ... in the order in which they were first seen.
///
/// One block of text, its offsets and an open-addressing table of codes: about 12 to 20 bytes a
/// symbol beside the text. A value type; the text of all symbols together is less than 4 GiB.
public struct SymbolTable: Sendable {
  @usableFromInline var text: [UInt8] = []
  /// Where each symbol starts in the text, and where the last one ends.
  @usableFromInline var offsets: [UInt32] = [0]
  /// Codes by hash, -1 where free; the size is a power of two, at least twice the count.
  @usableFromInline var table: [Int32] = Array(repeating: -1, count: 16)

  /// An empty table.
  public init() {}

  /// The number of symbols; codes are below it.
  @inlinable
  public var count: Int { offsets.count &- 1 }

  /// The code of a byte string, a new one if it was not seen before.
  @inlinable
  public mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let slot = slot(of: bytes)
    if slot >= 0 { return table[slot] }
    return insert(bytes, at: ~slot)
  }

  /// The code of a string, a new one if it was not seen before.
  @inlinable
  public mutating func intern(_ string: String) -> Int32 {
    var string = string
    return string.withUTF8 { intern($0) }
  }

  /// The code of a byte string; `nil` if it was never seen.
  @inlinable
  public func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    let slot = slot(of: bytes)
    return slot >= 0 ? table[slot] : nil
  }

  /// The code of a string; `nil` if it was never seen.
  public func find(_ string: String) -> Int32? {
    var string = string
    return string.withUTF8 { find($0) }
  }

  /// The string of a code.
  public func string(_ code: Int32) -> String {
    withBytes(of: code) { String(decoding: $0, as: UTF8.self) }
  }

  /// Gives the bytes of a code to `body`; the pointer must not leave it.
  @inlinable
  public func withBytes<Result>(
    of code: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = Int(offsets[Int(code)])
    let end = Int(offsets[Int(code) &+ 1])
    return text.withUnsafeBufferPointer { text in
      body(UnsafeBufferPointer(rebasing: text[start..<end]))
    }
  }

  /// All symbols as strings, in the order of their codes.
  public var strings: [String] { (0..<Int32(count)).map { string($0) } }

  /// Where the code of a byte string is in the table, or the complement of where it would go.
  @inlinable @inline(__always)
  func slot(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // Spans, unlike pointers taken in closures, cost no reference counting.
    let text = text.span.bytes
    let offsets = offsets.span
    let table = table.span
    let count = bytes.count
    let mask = table.count &- 1
    var slot = Int(bytes.baseAddress.map { ByteHash.hash($0, count: count) } ?? 0) & mask
    while true {
      let code = Int(table[slot])
      if code < 0 { return ~slot }
      let start = Int(offsets[code])
      if Int(offsets[code &+ 1]) &- start == count {
        guard let key = bytes.baseAddress, count > 0 else { return slot }
        if ByteHash.equal(text, at: start, key, count: count) { return slot }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @usableFromInline
  mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, at slot: Int) -> Int32 {
    let code = Int32(count)
    text.append(contentsOf: bytes)
    // Four gigabytes of distinct text do not fit the memory this is written for.
    offsets.append(UInt32(text.count))
    table[slot] = code
    if count * 2 > table.count { grow() }
    return code
  }

  private mutating func grow() {
    let mask = table.count * 2 - 1
    var larger = [Int32](repeating: -1, count: mask + 1)
    for code in 0..<Int32(count) {
      let hash = withBytes(of: code) { bytes in
        bytes.baseAddress.map { ByteHash.hash($0, count: bytes.count) } ?? 0
      }
      var slot = Int(hash) & mask
      while larger[slot] >= 0 { slot = (slot + 1) & mask }
      larger[slot] = code
    }
    table = larger
  }
}

extension SymbolTable: Equatable {
  /// Whether both have the same symbols with the same codes.
  public static func == (left: SymbolTable, right: SymbolTable) -> Bool {
    left.offsets == right.offsets && left.text == right.text
  }
}
