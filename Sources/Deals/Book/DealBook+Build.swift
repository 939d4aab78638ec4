internal import Calendars
internal import Currencies
internal import Tabular

/// The steps from facts to a book; each is a method named after what it makes.
struct DealBookBuilder {
  var facts: DealFacts
  let settings: DealSettings
  let zone: BusinessTimeZone
  let keeps: BookDetails
  let sources: HistorySources
  var coverage = CoverageCount()
  var notes: [String] = []
  var idCode: [Int32] = []
  var ownerLabels: [String] = []
  var attributes: [LabelColumn] = []
  var stateStart: [Int32] = [0]
  var states = StateColumns()
  var rateSteps = RateSteps()
  var activityStart: [Int32] = []
  var activityAt: [Int64] = []
  var activityMarks = ActivityMarks()
  var tracking: TrackingColumns?
  var names = TrackedNames()
  var firstActivity = Int64.max
  var places = OwnerPlaces()
  var calls: [KnownCall] = []
  var exportStage: [Int16] = []
  var exportCloseDay: [Int32] = []
  var deletedAt: [Int32: Int64] = [:]
  var lastFact = Int64.min

  private var ownerRank: [Int32] = []
  private(set) var accountRank: [Int32] = []
  /// For each id code the row in the deals table, or -1.
  private var rowOfID: [Int32] = []
  /// For each deal of the book its row in the deals table.
  private(set) var rows: [Int32] = []
  /// By row, the own creation of deals that took an earlier one from a deal merged into them.
  private(set) var ownCreated: [Int: Int64] = [:]

  init(facts: DealFacts, settings: DealSettings, zone: BusinessTimeZone, keeps: BookDetails) {
    self.keeps = keeps
    self.facts = facts
    self.settings = settings
    self.zone = zone
    sources = HistorySources(facts.history)
  }

  mutating func build() {
    orderDeals()
    if keeps.contains(.tracking) { nameTracked() }
    placePeople()
    rankLabels()
    placeQuotas()
    placeCalls()
    buildStates()
    buildActivities()
    if keeps.contains(.tracking) { buildTracking() }
    facts.activities = ActivityTable()
    keepExportState()
  }

  /// Deals in ascending order of their ids' bytes.
  private mutating func orderDeals() {
    rowOfID = [Int32](repeating: -1, count: facts.ids.count)
    for (row, code) in facts.deals.deal.enumerated() { rowOfID[Int(code)] = Int32(row) }
    mergeDeals()
    let deals = facts.deals
    let merged = Set(facts.merges.compactMap { facts.ids.find($0.from) })
    let present = (0..<Int32(deals.count)).filter { !merged.contains(deals.deal[Int($0)]) }
    rows = present.filter { deals.created[Int($0)] != Blank.instant }
    let undated = present.count - rows.count
    if undated > 0 {
      notes.append("\(undated) open deals have no creation date; kept, but in no forecast")
    }
    let ids = facts.ids
    let isOrdered = zip(rows, rows.dropFirst()).allSatisfy {
      ids.precedes(deals.deal[Int($0)], deals.deal[Int($1)])
    }
    if !isOrdered {
      rows.sort { ids.precedes(deals.deal[Int($0)], deals.deal[Int($1)]) }
    }
    idCode = rows.map { deals.deal[Int($0)] }
  }

  /// A merged deal counts no more; the one it went into keeps the earliest creation of both.
  private mutating func mergeDeals() {
    var gone = 0
    for merge in facts.merges where merge.from != merge.into {
      guard let from = facts.ids.find(merge.from), let into = facts.ids.find(merge.into),
        rowOfID[Int(from)] >= 0
      else { continue }
      gone += 1
      guard rowOfID[Int(into)] >= 0 else { continue }
      let (old, new) = (Int(rowOfID[Int(from)]), Int(rowOfID[Int(into)]))
      let created = facts.deals.created[old]
      guard created != Blank.instant else { continue }
      let own = facts.deals.created[new]
      if own == Blank.instant || created < own {
        if own != Blank.instant, ownCreated[new] == nil { ownCreated[new] = own }
        facts.deals.created[new] = created
      }
    }
    if gone > 0 { notes.append("\(gone) deals were merged into others; not counted") }
  }

  /// Managers and regions of owners, for deals that do not carry them themselves.
  private mutating func placePeople() {
    places = OwnerPlaces(
      facts.people, owners: &facts.owners, attributes: &facts.attributes)
  }

  /// Codes that follow the order of the labels instead of the order of the files.
  private mutating func rankLabels() {
    let ownerOrder = ranks(of: facts.owners)
    ownerLabels = ownerOrder.labels
    ownerRank = ownerOrder.rank
    for (position, table) in facts.attributes.enumerated() {
      let order = ranks(of: table)
      let raw = facts.deals.attributes[position]
      let codes = rows.map { row -> Int32 in
        let code = raw[Int(row)]
        return code < 0 ? Blank.code : order.rank[Int(code)]
      }
      attributes.append(LabelColumn(labels: order.labels, codes: codes))
      facts.deals.attributes[position] = []
      if position == TrackedNames.account { accountRank = order.rank }
      places.rank(position, by: order.rank)
    }
    places.rankOwners(by: ownerRank)
  }

  /// Quotas of a bare `node` go to the level in which its name is found, top first; those of a name
  /// that nobody has are told.
  private mutating func placeQuotas() {
    var unplaced: Set<String> = []
    facts.quotas = facts.quotas.compactMap { quota in
      var placed = quota
      guard let path = self.placed(quota.path, &unplaced) else { return nil }
      placed.path = path
      return placed
    }
    note("quotas", unplaced)
  }

  /// Calls in the reporting currency, at the rate known when they were made; those of a bare `node`
  /// go where quotas go. What cannot be placed or priced is told.
  private mutating func placeCalls() {
    var unplaced: Set<String> = []
    var unpriced: [String: Int] = [:]
    guard !facts.calls.isEmpty else { return }
    for call in facts.calls where call.currency != settings.currency.code {
      _ = facts.currencies.intern(call.currency)
    }
    let rates = ForeignAmounts(facts, settings: settings, zone: zone)
    calls = Set(facts.calls).compactMap { call in
      guard let path = placed(call.path, &unplaced) else { return nil }
      guard let amount = rates.amount(of: call, currencies: facts.currencies) else {
        unpriced[call.currency, default: 0] += 1
        return nil
      }
      return KnownCall(call, path: path, amount: amount)
    }.sorted()
    note("calls", unplaced)
    notes += unpriced.sorted { $0.key < $1.key }.map { currency, count in
      "\(count == 1 ? "1 call" : "\(count) calls") in \(currency) without a rate known when made: "
        + "unused; import rates"
    }
    facts.calls = []
  }

  /// The path with a bare `node` in its level; `nil` for a name that nobody has.
  private func placed(
    _ path: [String: String], _ unplaced: inout Set<String>
  ) -> [String: String]? {
    guard let name = path["node"] else { return path }
    var placed = path
    placed["node"] = nil
    if ["total", "company", "all"].contains(name.lowercased()) { return placed }
    guard let level = settings.hierarchy.first(where: { labels(of: $0).contains(name) }) else {
      unplaced.insert(name)
      return nil
    }
    placed[level] = name
    return placed
  }

  private mutating func note(_ what: String, _ unplaced: Set<String>) {
    guard !unplaced.isEmpty else { return }
    notes.append(
      "\(what) of \(unplaced.sorted().joined(separator: ", ")): no such node in the hierarchy; unused"
    )
  }

  private func labels(of level: String) -> [String] {
    if level == "owner" { return ownerLabels }
    return DealSettings.attributeNames.firstIndex(of: level).map { attributes[$0].labels } ?? []
  }

  private func ranks(of table: SymbolTable) -> (labels: [String], rank: [Int32]) {
    let order = (0..<Int32(table.count)).sorted { table.precedes($0, $1) }
    var rank = [Int32](repeating: 0, count: order.count)
    for (position, code) in order.enumerated() { rank[Int(code)] = Int32(position) }
    return (order.map { table.string($0) }, rank)
  }

  func ranked(owner code: Int32) -> Int32 { code < 0 ? Blank.code : ownerRank[Int(code)] }

  /// The position in the book by code of the id, -1 where the book has none.
  func bookIndex() -> [Int32] {
    var index = [Int32](repeating: -1, count: facts.ids.count)
    for (position, code) in idCode.enumerated() { index[Int(code)] = Int32(position) }
    return index
  }

  /// Rows of a table grouped by deal: positions `start[d]..<start[d + 1]` of `order`.
  func grouped(_ deal: [Int32]) -> (start: [Int32], order: [Int32], orphans: Int) {
    let bookIndex = bookIndex()
    var start = [Int32](repeating: 0, count: idCode.count + 1)
    var orphans = 0
    for code in deal where code >= 0 {
      let index = bookIndex[Int(code)]
      if index < 0 { orphans += 1 } else { start[Int(index) + 1] += 1 }
    }
    for index in 0..<idCode.count { start[index + 1] += start[index] }
    var next = start
    var order = [Int32](repeating: 0, count: Int(start[idCode.count]))
    for (row, code) in deal.enumerated() where code >= 0 {
      let index = Int(bookIndex[Int(code)])
      guard index >= 0 else { continue }
      order[Int(next[index])] = Int32(row)
      next[index] += 1
    }
    return (start, order, orphans)
  }

  private mutating func buildActivities() {
    let groups = grouped(facts.activities.deal)
    if groups.orphans > 0 {
      notes.append("\(groups.orphans) activities belong to no deal of the deals file; unused")
    }
    activityStart = groups.start
    if facts.activities.details.isEmpty || !keeps.contains(.marks) {
      activityAt = groups.order.map { facts.activities.at[Int($0)] }
      for index in 0..<idCode.count {
        let range = Int(activityStart[index])..<Int(activityStart[index + 1])
        if range.count > 1 { activityAt[range].sort() }
      }
    } else {
      keepMarks(groups.order)
    }
    firstActivity = activityAt.min() ?? .max
    // What is planned is known since it was entered.
    if let last = activityMarks.lastFact(activityAt) { lastFact = max(lastFact, last) }
  }

  /// Activities in the order of time, and of what they say where the time is the same.
  private mutating func keepMarks(_ order: [Int32]) {
    activityAt.reserveCapacity(order.count)
    activityMarks.reserve(order.count)
    let reader = ActivityMarkReader(facts.activities)
    var own: [ActivityMark] = []
    for index in 0..<idCode.count {
      own.removeAll(keepingCapacity: true)
      for position in Int(activityStart[index])..<Int(activityStart[index + 1]) {
        own.append(reader.mark(Int(order[position])))
      }
      own.sort(by: ActivityMark.precedes)
      for mark in own {
        activityAt.append(mark.at)
        activityMarks.append(mark)
      }
    }
  }

  private mutating func keepExportState() {
    exportStage = rows.map { facts.deals.stage[Int($0)] }
    exportCloseDay = rows.map { facts.deals.closeDay[Int($0)] }
    facts.deals = DealTable()
  }
}
