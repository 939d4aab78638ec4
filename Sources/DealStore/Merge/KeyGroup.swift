/// A version of the store, as far as it matters for what replaces it.
struct StoredVersion: Equatable {
  var number: Int64
  var knownFrom: Int64
}

/// The stored rows and those of an import that have one key.
struct KeyGroup {
  private var key: [UInt8] = []
  private var candidate: [UInt8] = []
  /// The rows' values, one after the other.
  private var bytes: [UInt8] = []
  private var stored: [(version: StoredVersion, range: Range<Int>)] = []
  private var incoming: [(row: Int, range: Range<Int>)] = []

  /// Which rows of the import are known, and which replace a version.
  struct Pairing {
    var equal: [Int] = []
    var differing: [(version: StoredVersion, row: Int)] = []
  }

  /// Begins with the key of a row; no row is in it yet.
  mutating func begin(_ row: RowCursor, _ columns: RowBytes, _ stages: inout StageNames) {
    key.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    stored.removeAll(keepingCapacity: true)
    incoming.removeAll(keepingCapacity: true)
    columns.append(row, stages: &stages, to: &key)
  }

  /// Whether a row has the key.
  mutating func holds(_ row: RowCursor, _ columns: RowBytes, _ stages: inout StageNames) -> Bool {
    candidate.removeAll(keepingCapacity: true)
    columns.append(row, stages: &stages, to: &candidate)
    return candidate == key
  }

  mutating func addStored(_ row: RowCursor, _ columns: RowBytes, _ stages: inout StageNames) {
    let version = StoredVersion(
      number: row.integer(0, blank: 0), knownFrom: row.integer(1, blank: 0))
    stored.append((version, add(row, columns, &stages)))
  }

  mutating func addIncoming(_ row: RowCursor, _ columns: RowBytes, _ stages: inout StageNames) {
    incoming.append((Int(row.integer(0, blank: 0)), add(row, columns, &stages)))
  }

  private mutating func add(
    _ row: RowCursor, _ columns: RowBytes, _ stages: inout StageNames
  ) -> Range<Int> {
    let start = bytes.count
    columns.append(row, stages: &stages, to: &bytes)
    return start..<bytes.count
  }

  /// Pairs equal rows one by one, then those left in their order.
  func pairing() -> Pairing {
    var pairing = Pairing()
    if stored.count == 1, incoming.count == 1 {
      if bytes[stored[0].range].elementsEqual(bytes[incoming[0].range]) {
        pairing.equal = [incoming[0].row]
      } else {
        pairing.differing = [(stored[0].version, incoming[0].row)]
      }
      return pairing
    }
    let order = { (left: Range<Int>, right: Range<Int>) in
      bytes[left].lexicographicallyPrecedes(bytes[right])
    }
    let versions = stored.indices.sorted {
      order(stored[$0].range, stored[$1].range)
        || !order(stored[$1].range, stored[$0].range) && $0 < $1
    }
    let rows = incoming.indices.sorted {
      order(incoming[$0].range, incoming[$1].range)
        || !order(incoming[$1].range, incoming[$0].range) && $0 < $1
    }
    var (leftVersions, leftRows): ([Int], [Int]) = ([], [])
    var (i, j) = (0, 0)
    while i < versions.count, j < rows.count {
      let (old, new) = (stored[versions[i]].range, incoming[rows[j]].range)
      if order(old, new) {
        leftVersions.append(versions[i])
        i += 1
      } else if order(new, old) {
        leftRows.append(rows[j])
        j += 1
      } else {
        pairing.equal.append(incoming[rows[j]].row)
        i += 1
        j += 1
      }
    }
    leftVersions += versions[i...]
    leftRows += rows[j...]
    for (version, row) in zip(leftVersions.sorted(), leftRows.sorted()) {
      pairing.differing.append((stored[version].version, incoming[row].row))
    }
    return pairing
  }
}
