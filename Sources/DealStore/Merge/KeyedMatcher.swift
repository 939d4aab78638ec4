/// Compares the rows of a small table, quotas or people, with the stored ones.
///
/// A stored row takes an equal row of the import; of those left, one with the same key is its new
/// version. Equal rows within one import all stand, as in the file.
struct KeyedMatcher<Key: Hashable, Value: Hashable> {
  private struct Pair: Hashable {
    var key: Key
    var value: Value
  }

  private(set) var difference: TableDifference
  /// Rows of the import by key and value, last first.
  private var rowsOfPair: [Pair: [Int]] = [:]
  /// Rows of the import by key, last first.
  private var rowsOfKey: [Key: [Int]] = [:]
  private var disputed: [(stored: StoredVersion, key: Key)] = []

  init(_ rows: [(key: Key, value: Value)], knownFrom: Int64) {
    difference = TableDifference(count: rows.count, knownFrom: knownFrom)
    for (index, row) in rows.enumerated().reversed() {
      rowsOfPair[Pair(key: row.key, value: row.value), default: []].append(index)
      rowsOfKey[row.key, default: []].append(index)
    }
  }

  mutating func match(_ stored: StoredVersion, key: Key, value: Value) {
    if let row = rowsOfPair[Pair(key: key, value: value)]?.popLast() {
      difference.fates[row] = .unchanged
    } else if rowsOfKey[key] != nil {
      disputed.append((stored, key))
    }
  }

  /// Pairs stored rows that found no equal with rows of the import that found none either.
  mutating func settle() {
    for (stored, key) in disputed {
      while let row = rowsOfKey[key]?.popLast() {
        guard difference.fates[row] == .new else { continue }
        difference.replace(stored, by: row)
        break
      }
    }
    disputed = []
  }
}
