/// Byte strings numbered 0, 1, 2, ... in the order in which they were first seen.
///
/// One block of text, its offsets and an open-addressing table of codes with their hashes, so that
/// other symbols' text is not looked at: about 16 to 28 bytes a symbol beside the text. A value type; the text of all symbols together is less than 4 GiB.
public struct SymbolTable: Sendable {
  @usableFromInline var text: [UInt8] = []
  /// Where each symbol starts in the text, and where the last one ends.
  @usableFromInline var offsets: [UInt32] = [0]
  /// Hash in the high half, code + 1 in the low one, 0 where free; the size is a power of two, at
  /// least 3/2 of the count.
  @usableFromInline var table: [UInt64] = Array(repeating: 0, count: 16)
  /// Whether all symbols came in ascending order of their bytes by ``internInOrder(_:)``: the table
  /// of codes is not made then.
  @usableFromInline var isAscending = true
  /// The code given last by ``internInOrder(_:)``.
  var recent: Int32 = -1

  /// An empty table.
  public init() {}

  /// The number of symbols; codes are below it.
  @inlinable
  public var count: Int { offsets.count &- 1 }

  /// The code of a byte string, a new one if it was not seen before.
  @inlinable
  public mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if isAscending { makeTable() }
    let hash = SymbolTable.hash(bytes)
    let slot = slot(of: bytes, hash)
    if slot >= 0 { return SymbolTable.code(table[slot]) }
    return insert(bytes, hash, at: ~slot)
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
    if isAscending { return search(bytes) }
    let slot = slot(of: bytes, SymbolTable.hash(bytes))
    return slot >= 0 ? SymbolTable.code(table[slot]) : nil
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

  @inlinable @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    bytes.baseAddress.map { ByteHash.hash($0, count: bytes.count) } ?? 0
  }

  static func entry(_ hash: UInt32, _ code: Int32) -> UInt64 {
    UInt64(hash) &<< 32 | UInt64(UInt32(bitPattern: code &+ 1))
  }

  @inlinable @inline(__always)
  static func code(_ entry: UInt64) -> Int32 { Int32(truncatingIfNeeded: entry) &- 1 }

  /// Where the code of a byte string is in the table, or the complement of where it would go.
  @inlinable @inline(__always)
  func slot(of bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    // Spans, unlike pointers taken in closures, cost no reference counting.
    let text = text.span.bytes
    let offsets = offsets.span
    let table = table.span
    let count = bytes.count
    let mask = table.count &- 1
    var slot = Int(hash) & mask
    while true {
      let entry = table[slot]
      if entry == 0 { return ~slot }
      if UInt32(truncatingIfNeeded: entry &>> 32) == hash {
        let code = Int(SymbolTable.code(entry))
        let start = Int(offsets[code])
        if Int(offsets[code &+ 1]) &- start == count {
          guard let key = bytes.baseAddress, count > 0 else { return slot }
          if ByteHash.equal(text, at: start, key, count: count) { return slot }
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @usableFromInline
  mutating func insert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32, at slot: Int
  ) -> Int32 {
    let code = Int32(count)
    text.append(contentsOf: bytes)
    // Four gigabytes of distinct text do not fit the memory this is written for.
    offsets.append(UInt32(text.count))
    table[slot] = SymbolTable.entry(hash, code)
    if count * 3 > table.count * 2 { grow() }
    return code
  }

  private mutating func grow() {
    let mask = table.count * 2 - 1
    var larger = [UInt64](repeating: 0, count: mask + 1)
    for entry in table where entry != 0 {
      var slot = Int(UInt32(truncatingIfNeeded: entry &>> 32)) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
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
