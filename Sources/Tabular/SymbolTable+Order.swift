private import Glibc

extension SymbolTable {
  /// The code of a byte string, as ``intern(_:)-(UnsafeBufferPointer<UInt8>)`` gives it: quicker for
  /// identifiers that come in ascending order, or again in the order in which they came first.
  ///
  /// As long as every new symbol is above all earlier ones no table of codes is made.
  public mutating func internInOrder(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if recent >= 0 {
      if isEqual(recent, bytes) { return recent }
      if Int(recent) + 1 < count, isEqual(recent + 1, bytes) {
        recent += 1
        return recent
      }
    }
    if isAscending, count == 0 || precedes(Int32(count - 1), bytes) {
      text.append(contentsOf: bytes)
      offsets.append(UInt32(text.count))
      recent = Int32(count - 1)
    } else {
      recent = intern(bytes)
    }
    return recent
  }

  /// Makes the table of codes of symbols that came in order.
  @usableFromInline
  mutating func makeTable() {
    isAscending = false
    var size = table.count
    while count * 3 > size * 2 { size *= 2 }
    var made = [UInt64](repeating: 0, count: size)
    for code in 0..<Int32(count) {
      let hash = withBytes(of: code) { SymbolTable.hash($0) }
      var slot = Int(hash) & (size - 1)
      while made[slot] != 0 { slot = (slot + 1) & (size - 1) }
      made[slot] = SymbolTable.entry(hash, code)
    }
    table = made
  }

  /// The code of a byte string among symbols in ascending order.
  @usableFromInline
  func search(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    var low: Int32 = 0
    var high = Int32(count)
    while low < high {
      let middle = low + (high - low) / 2
      if precedes(middle, bytes) { low = middle + 1 } else { high = middle }
    }
    return Int(low) < count && isEqual(low, bytes) ? low : nil
  }

  private func isEqual(_ code: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[Int(code)])
    guard Int(offsets[Int(code) + 1]) - start == bytes.count else { return false }
    guard let key = bytes.baseAddress, !bytes.isEmpty else { return true }
    return ByteHash.equal(text.span.bytes, at: start, key, count: bytes.count)
  }

  /// Whether a symbol comes before a byte string, byte by byte.
  private func precedes(_ code: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(of: code) { symbol in
      let common = min(symbol.count, bytes.count)
      guard common > 0, let left = symbol.baseAddress, let right = bytes.baseAddress else {
        return symbol.count < bytes.count
      }
      let order = memcmp(left, right, common)
      return order == 0 ? symbol.count < bytes.count : order < 0
    }
  }
}
