package import Calendars
package import Deals

/// Gives each deal the leaf of the roll-up to which it belongs: its values of the levels asked for.
///
/// A leaf is found by the codes of the values; its texts are made once.
package struct PathIndex {
  private let known: KnownDeals
  /// The column of each level; `nil` stands for the owner.
  private let columns: [AttributeColumn?]
  private let strides: [Int]
  private var leafOfKey: [Int: Int] = [:]
  /// The paths of the leaves found so far, in the order of their finding.
  package private(set) var paths: [[String]] = []

  /// An index of these levels, top first.
  package init(levels: [String], known: KnownDeals) {
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

  /// The leaf of a deal with this owner (-1 for none).
  ///
  /// - Parameter moment: the owner's place is the one known strictly before it; that at the cutoff
  ///   unless told.
  package mutating func leaf(_ deal: Int, owner: Int32, before moment: Instant? = nil) -> Int {
    let owner = owner < 0 ? nil : Int(owner)
    var key = 0
    for (column, stride) in zip(columns, strides) {
      key += stride * ((column?.code(deal: deal, owner: owner, at: moment) ?? owner ?? -1) + 1)
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
