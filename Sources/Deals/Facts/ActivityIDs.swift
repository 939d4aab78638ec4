/// The ids of activities: their text, or a number made of each where the text is not needed.
struct ActivityIDs: Sendable {
  /// Whether the text is kept, and not only a number.
  let keepsText: Bool
  private var texts = TextColumn()
  private var numbers: [UInt64] = []

  init(keepsText: Bool) { self.keepsText = keepsText }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if keepsText { texts.append(bytes) } else { numbers.append(ActivityIDs.number(bytes)) }
  }

  /// The text of an id; blank where only numbers are kept.
  func text(_ row: Int) -> String { keepsText ? texts.string(row) : "" }

  /// Numbers made of the ids; 0 for none.
  consuming func takeNumbers() -> [UInt64] {
    keepsText ? (0..<texts.count).map { texts.withBytes($0, ActivityIDs.number) } : numbers
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.isEmpty ? 0 : LabelHash.of(bytes)
  }

  mutating func removeAll() {
    texts.removeAll()
    numbers.removeAll(keepingCapacity: true)
  }
}
