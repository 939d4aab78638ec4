internal import Deals

/// Finds the leaf of a deal, of an activity and of a lead: its values of the levels asked for.
///
/// The place of an owner (manager, region) is that known at the cutoff; the owner is the one at the event.
struct NodeIndex {
  private let known: KnownDeals
  private let levels: [String]
  /// The column of each level; `nil` stands for the owner.
  private let columns: [AttributeColumn?]
  private let strides: [Int]
  private var leafOfKey: [Int: Int32] = [:]
  private var leafOfPath: [[String]: Int32] = [:]
  /// The paths of the leaves found so far, in the order of their finding.
  private(set) var paths: [[String]] = []

  init(_ frame: MetricFrame) {
    known = frame.known
    levels = frame.levels
    columns = frame.levels.map { level in level == "owner" ? nil : frame.known.column(level) }
    var strides: [Int] = []
    var stride = 1
    for column in columns {
      strides.append(stride)
      stride *= (column?.labels.count ?? frame.known.ownerCount) + 1
    }
    self.strides = strides
  }

  /// The leaf of a deal with the owner at the event; -1 or `nil` for none.
  mutating func leaf(deal: Int, owner: Int?) -> Int32 {
    let owner = owner.flatMap { $0 < 0 ? nil : $0 }
    return leaf { column in
      guard let column else { return owner ?? -1 }
      return column.code(deal: deal, owner: owner)
    }
  }

  /// The leaf of something an owner did, for a deal or none: what belongs to the owner (manager,
  /// region) is the owner's, the rest the deal's.
  mutating func leaf(owner: Int, deal: Int) -> Int32 {
    leaf { column in
      guard let column else { return owner }
      if owner >= 0 {
        let own = column.code(owner: owner)
        if own >= 0 { return own }
      }
      return deal < 0 ? -1 : column.code(deal: deal, owner: owner < 0 ? nil : owner)
    }
  }

  /// The leaf of labels that are no deal's: those of a lead, by level; a manager or region not said is
  /// that of the owner.
  private mutating func leaf(owner: Int, labels: (String) -> String?) -> Int32 {
    leaf(
      path: zip(levels, columns).map { level, column in
        if level == "owner" { return owner < 0 ? KnownDeals.none : known.ownerName(owner) }
        if let label = labels(level) { return label }
        guard owner >= 0, let column else { return KnownDeals.none }
        let code = column.code(owner: owner)
        return code < 0 ? KnownDeals.none : column.labels[code]
      })
  }

  /// The leaf of a lead, by its owner and what it says itself.
  mutating func leaf(_ lead: TrackedLead) -> Int32 {
    leaf(owner: lead.owner) { level in
      switch level {
      case "source": lead.source
      case "segment": lead.segment
      case "region": lead.region
      case "account": lead.company
      default: nil
      }
    }
  }

  private mutating func leaf(_ code: (AttributeColumn?) -> Int) -> Int32 {
    var key = 0
    for (column, stride) in zip(columns, strides) { key += stride * (code(column) + 1) }
    if let leaf = leafOfKey[key] { return leaf }
    let leaf = leaf(
      path: columns.map { column in
        let code = code(column)
        if code < 0 { return KnownDeals.none }
        return column.map { $0.labels[code] } ?? known.ownerName(code)
      })
    leafOfKey[key] = leaf
    return leaf
  }

  mutating func leaf(path: [String]) -> Int32 {
    if let leaf = leafOfPath[path] { return leaf }
    let leaf = Int32(paths.count)
    leafOfPath[path] = leaf
    paths.append(path)
    return leaf
  }
}
