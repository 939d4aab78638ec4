internal import Calendars
internal import Deals

/// The node of the lowest level to which a deal with its owner belongs at a moment.
struct LeafIndex {
  private let known: KnownDeals
  private let columns: [AttributeColumn?]
  private let strides: [Int]
  private var leafOfKey: [Int: Int] = [:]
  /// The paths in the order of their finding.
  private(set) var paths: [[String]] = []

  init(levels: [String], known: KnownDeals) {
    self.known = known
    columns = levels.map { $0 == "owner" ? nil : known.column($0) }
    var strides: [Int] = []
    var stride = 1
    for column in columns {
      strides.append(stride)
      stride *= (column?.labels.count ?? known.ownerCount) + 1
    }
    self.strides = strides
  }

  /// The leaf by what was known strictly before a moment.
  mutating func leaf(_ deal: Int, owner: Int?, before moment: Instant) -> Int {
    var key = 0
    for (column, stride) in zip(columns, strides) {
      let code = column?.code(deal: deal, owner: owner, at: moment) ?? owner ?? -1
      key += stride * (code + 1)
    }
    if let leaf = leafOfKey[key] { return leaf }
    let path = columns.map { column -> String in
      guard let column else { return owner.map(known.ownerName) ?? KnownDeals.none }
      let code = column.code(deal: deal, owner: owner, at: moment)
      return code < 0 ? KnownDeals.none : column.labels[code]
    }
    leafOfKey[key] = paths.count
    paths.append(path)
    return paths.count - 1
  }
}
