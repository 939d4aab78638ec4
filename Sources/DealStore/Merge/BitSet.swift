/// A set of row numbers, a bit each.
struct BitSet {
  private var words: [UInt64] = []

  func contains(_ number: Int) -> Bool {
    let word = number >> 6
    return word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
  }

  /// Adds a number; whether it was new.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    let word = number >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    let bit = UInt64(1) << UInt64(number & 63)
    let isNew = words[word] & bit == 0
    words[word] |= bit
    return isNew
  }
}
