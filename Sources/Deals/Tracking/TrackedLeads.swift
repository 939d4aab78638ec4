internal import Tabular

/// The leads known at a cutoff, in the order of their creation and of their ids. Each is made when
/// it is asked for.
public struct TrackedLeads: RandomAccessCollection, Sendable {
  private enum Source: Sendable {
    case list([TrackedLead])
    case known(KnownTracking, count: Int)
  }

  private let source: Source

  /// The leads created before the cutoff.
  init(_ tracking: KnownTracking) {
    let leads = tracking.columns.leads
    var low = 0
    var high = leads.count
    while low < high {
      let middle = (low + high) / 2
      if leads.created(middle) < tracking.cutoff { low = middle + 1 } else { high = middle }
    }
    source = .known(tracking, count: low)
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// The number of leads.
  public var endIndex: Int {
    switch source {
    case .list(let leads): leads.count
    case .known(_, let count): count
    }
  }

  /// A lead.
  public subscript(row: Int) -> TrackedLead {
    switch source {
    case .list(let leads): leads[row]
    case .known(let tracking, _): tracking.columns.leads.lead(row, tracking)
    }
  }
}

extension KnownTracking {
  /// Gives the leads created in a range of seconds, or converted at or after a moment, to `body`, in the
  /// order of ``leads``; leads that are neither are not made.
  public func forEachLead(
    createdIn range: Range<Int64>, orConvertedFrom moment: Int64 = .max,
    _ body: (TrackedLead) -> Void
  ) {
    let leads = columns.leads
    for row in 0..<leads.count {
      let created = leads.created(row)
      guard created < cutoff else { return }
      if range.contains(created) || leads.isConverted(row, from: moment) {
        body(leads.lead(row, self))
      }
    }
  }
}

extension TrackedLeads: ExpressibleByArrayLiteral {
  /// The leads of a list.
  public init(arrayLiteral leads: TrackedLead...) { source = .list(leads) }
}

/// All leads of a book, whenever they were created, in the order of creation and id.
struct LeadColumns: Sendable {
  private let table: LeadTable
  /// Rows of the table.
  private let order: [Int32]
  /// By row of the table: position of the deal in the book, and code of the owner.
  private let deals: [Int32]
  private let owners: CodeColumn
  /// The labels, once each.
  private let strings: [[String]]

  /// - Parameters:
  ///   - deal: position in the book of a deal's id.
  ///   - owners: code of the book by code of the table.
  init(
    _ table: LeadTable, deal: (UnsafeBufferPointer<UInt8>) -> Int32, owners: [Int32]
  ) {
    self.table = table
    deals = (0..<table.count).map { table.deals.withBytes($0) { $0.isEmpty ? -1 : deal($0) } }
    var codes = table.labels[LeadTable.Label.owner.rawValue]
    codes.translate(owners)
    self.owners = codes
    strings = [LeadTable.Label.source, .segment, .region, .company].map {
      table.tables[$0.rawValue].strings
    }
    var order = (0..<Int32(table.count)).map { $0 }
    let precedes = { (left: Int32, right: Int32) -> Bool in
      let (first, second) = (table.created[Int(left)], table.created[Int(right)])
      return first == second ? table.ids.precedes(Int(left), Int(right)) : first < second
    }
    if !zip(order, order.dropFirst()).allSatisfy({ !precedes($1, $0) }) { order.sort(by: precedes) }
    self.order = order
  }

  /// No leads.
  init() { self.init(LeadTable(), deal: { _ in -1 }, owners: []) }

  var count: Int { order.count }

  func created(_ row: Int) -> Int64 { table.created[Int(order[row])] }

  /// Whether a lead was converted at a known time, at or after a moment.
  func isConverted(_ row: Int, from moment: Int64) -> Bool {
    let converted = table.converted[Int(order[row])]
    return converted != Blank.instant && moment <= converted
  }

  /// A lead without what came at or after the cutoff.
  func lead(_ row: Int, _ tracking: KnownTracking) -> TrackedLead {
    let place = Int(order[row])
    let converted = table.converted[place]
    let isDated = converted != Blank.instant
    let isKnown = isDated && converted < tracking.cutoff
    let deal = Int(deals[place])
    let hasDeal = deal >= 0 && (isKnown || !isDated) && tracking.known.isPresent(deal)
    func text(_ label: LeadTable.Label, _ list: Int) -> String? {
      let code = Int(table.labels[label.rawValue][place])
      return code < 0 ? nil : strings[list][code]
    }
    return TrackedLead(
      row: row, created: table.created[place], converted: isKnown ? converted : nil,
      isConvertedUndated: table.isConverted[place] && !isDated, deal: hasDeal ? deal : -1,
      owner: Int(owners[place]), source: text(.source, 0), segment: text(.segment, 1),
      region: text(.region, 2), company: text(.company, 3), id: table.ids.string(place))
  }
}
