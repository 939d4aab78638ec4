/// The ids of activities: their text, or a number made of each where the text is not needed.
struct ActivityIDs: Sendable {
  /// Whether the text is kept, and not only a number.
  let keepsText: Bool
  private var text: [UInt8] = []
  private var ends: [UInt32] = []
  private var numbers: [UInt64] = []

  init(keepsText: Bool) { self.keepsText = keepsText }

  var count: Int { keepsText ? ends.count : numbers.count }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if keepsText {
      text.append(contentsOf: bytes)
      // Pieces of an import and tests: never four gigabytes.
      ends.append(UInt32(clamping: text.count))
    } else {
      numbers.append(bytes.isEmpty ? 0 : LabelHash.of(bytes))
    }
  }

  /// The text of an id; blank where only numbers are kept.
  func text(_ row: Int) -> String { String(decoding: bytes(row), as: UTF8.self) }

  /// A number made of the id; 0 for none.
  func number(_ row: Int) -> UInt64 {
    guard keepsText else { return numbers[row] }
    let bytes = bytes(row)
    return bytes.isEmpty ? 0 : LabelHash.of(bytes)
  }

  private func bytes(_ row: Int) -> ArraySlice<UInt8> {
    guard keepsText else { return [] }
    return text[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
  }

  /// The numbers of rows, in their order.
  func numbers(_ order: [Int32]) -> [UInt64] { order.map { number(Int($0)) } }

  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
  }
}
