/// Texts of which most are different, one after the other.
struct TextColumn: Sendable {
  private var text: [UInt8] = []
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    text.append(contentsOf: bytes)
    // Four gigabytes of text do not fit the memory this is written for.
    ends.append(UInt32(clamping: text.count))
  }

  /// The text of a row.
  func string(_ row: Int) -> String { withBytes(row) { String(decoding: $0, as: UTF8.self) } }

  /// Gives the bytes of a row to `body`; the pointer must not leave it.
  func withBytes<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return text.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<Int(ends[row])]))
    }
  }

  /// Whether a row's bytes come before another's.
  func precedes(_ left: Int, _ right: Int) -> Bool {
    withBytes(left) { a in withBytes(right) { b in a.lexicographicallyPrecedes(b) } }
  }

  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }
}
