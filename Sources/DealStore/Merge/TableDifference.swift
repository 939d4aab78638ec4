/// What an import makes of one of its rows.
enum Fate: UInt8 {
  case new, unchanged, changed, outdated
}

/// A row of the store, as far as it matters for what replaces it.
struct StoredVersion {
  var version: Int64
  var knownFrom: Int64
}

/// How the rows of one table of an import differ from the store.
struct TableDifference {
  /// One fate for each row of the import; new until a stored row says otherwise.
  var fates: [Fate]
  /// Versions of the store that come to an end.
  var closing: [Int64] = []
  /// The day of the export.
  let knownFrom: Int64

  init(count: Int, knownFrom: Int64) {
    fates = Array(repeating: .new, count: count)
    self.knownFrom = knownFrom
  }

  /// Lets a row take the place of a stored one, unless that one is from a later export.
  mutating func replace(_ stored: StoredVersion, by row: Int) {
    guard stored.knownFrom <= knownFrom else {
      fates[row] = .outdated
      return
    }
    fates[row] = .changed
    closing.append(stored.version)
  }

  /// Whether a row is written.
  func isWritten(_ row: Int) -> Bool { fates[row] == .new || fates[row] == .changed }

  /// The rows that are written, in the order of the import.
  var written: some Sequence<Int> { fates.indices.lazy.filter { isWritten($0) } }

  var counts: MergeCounts {
    var counts = MergeCounts()
    for fate in fates {
      switch fate {
      case .new: counts.new += 1
      case .unchanged: counts.unchanged += 1
      case .changed: counts.changed += 1
      case .outdated: counts.outdated += 1
      }
    }
    return counts
  }
}
