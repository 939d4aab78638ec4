internal import Calendars
internal import Currencies
internal import Tabular

/// The steps from facts to a book; each is a method named after what it makes.
struct DealBookBuilder {
  var facts: DealFacts
  let settings: DealSettings
  private let zone: BusinessTimeZone
  var recorded: HistoryFields = []
  /// The first record of each bit of ``HistoryFields``.
  var firstRecord = [Int64](repeating: .max, count: 6)
  var notes: [String] = []
  var idCode: [Int32] = []
  var ownerLabels: [String] = []
  var attributes: [LabelColumn] = []
  var stateStart: [Int32] = [0]
  var states = StateColumns()
  var activityStart: [Int32] = []
  var activityAt: [Int64] = []
  var managerOfOwner: [Int32] = []
  var regionOfOwner: [Int32] = []
  var exportStage: [Int16] = []
  var exportCloseDay: [Int32] = []
  var deletedAt: [Int32: Int64] = [:]
  var lastFact = Int64.min

  private var ownerRank: [Int32] = []
  /// For each id code the row in the deals table, or -1.
  private var rowOfID: [Int32] = []
  /// For each deal of the book its row in the deals table.
  private var rows: [Int32] = []

  init(facts: DealFacts, settings: DealSettings, zone: BusinessTimeZone) {
    self.facts = facts
    self.settings = settings
    self.zone = zone
  }

  mutating func build() {
    orderDeals()
    placePeople()
    rankLabels()
    placeQuotas()
    findFirstRecords()
    buildStates()
    buildActivities()
    keepExportState()
  }

  /// Which fields have a history, and since when.
  private mutating func findFirstRecords() {
    for (says, at) in zip(facts.history.says, facts.history.at) {
      recorded.formUnion(HistoryFields(rawValue: says).intersection(.fields))
      for field in firstRecord.indices where says & (1 << UInt8(field)) != 0 {
        firstRecord[field] = min(firstRecord[field], at)
      }
    }
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
      if facts.deals.created[new] == Blank.instant || created < facts.deals.created[new] {
        facts.deals.created[new] = created
      }
    }
    if gone > 0 { notes.append("\(gone) deals were merged into others; not counted") }
  }

  /// Managers and regions of owners, for deals that do not carry them themselves.
  private mutating func placePeople() {
    let manager = DealSettings.attributeNames.firstIndex(of: "manager") ?? 0
    let region = DealSettings.attributeNames.firstIndex(of: "region") ?? 0
    var managerCode: [Int32: Int32] = [:]
    var regionCode: [Int32: Int32] = [:]
    // Of several places of one owner the last in this order stands, whatever the order of the file.
    let people = facts.people.sorted {
      ($0.owner, $0.manager, $0.region) < ($1.owner, $1.manager, $1.region)
    }
    for person in people {
      let owner = facts.owners.intern(person.owner)
      if !person.manager.isEmpty {
        managerCode[owner] = facts.attributes[manager].intern(person.manager)
      }
      if !person.region.isEmpty {
        regionCode[owner] = facts.attributes[region].intern(person.region)
      }
    }
    let owners = facts.owners.count
    managerOfOwner = (0..<Int32(owners)).map { managerCode[$0] ?? Blank.code }
    regionOfOwner = (0..<Int32(owners)).map { regionCode[$0] ?? Blank.code }
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
      let reranked: (Int32) -> Int32 = { $0 < 0 ? Blank.code : order.rank[Int($0)] }
      if DealSettings.attributeNames[position] == "manager" {
        managerOfOwner = managerOfOwner.map(reranked)
      }
      if DealSettings.attributeNames[position] == "region" {
        regionOfOwner = regionOfOwner.map(reranked)
      }
    }
    managerOfOwner = inRankOrder(managerOfOwner)
    regionOfOwner = inRankOrder(regionOfOwner)
  }

  /// Quotas of a bare `node` go to the level in which its name is found, top first; those of a name
  /// that nobody has are told.
  private mutating func placeQuotas() {
    var unplaced: Set<String> = []
    facts.quotas = facts.quotas.compactMap { quota in
      guard let name = quota.path["node"] else { return quota }
      var placed = quota
      placed.path["node"] = nil
      if ["total", "company", "all"].contains(name.lowercased()) { return placed }
      guard let level = settings.hierarchy.first(where: { labels(of: $0).contains(name) }) else {
        unplaced.insert(name)
        return nil
      }
      placed.path[level] = name
      return placed
    }
    if !unplaced.isEmpty {
      notes.append(
        "quotas of \(unplaced.sorted().joined(separator: ", ")): no such node in the hierarchy; unused"
      )
    }
  }

  private func labels(of level: String) -> [String] {
    if level == "owner" { return ownerLabels }
    return DealSettings.attributeNames.firstIndex(of: level).map { attributes[$0].labels } ?? []
  }

  private func inRankOrder(_ values: [Int32]) -> [Int32] {
    var result = [Int32](repeating: Blank.code, count: values.count)
    for (code, value) in values.enumerated() { result[Int(ownerRank[code])] = value }
    return result
  }

  private func ranks(of table: SymbolTable) -> (labels: [String], rank: [Int32]) {
    let order = (0..<Int32(table.count)).sorted { table.precedes($0, $1) }
    var rank = [Int32](repeating: 0, count: order.count)
    for (position, code) in order.enumerated() { rank[Int(code)] = Int32(position) }
    return (order.map { table.string($0) }, rank)
  }

  func ranked(owner code: Int32) -> Int32 { code < 0 ? Blank.code : ownerRank[Int(code)] }

  /// Rows of a table grouped by deal: positions `start[d]..<start[d + 1]` of `order`.
  private func grouped(_ deal: [Int32]) -> (start: [Int32], order: [Int32], orphans: Int) {
    var bookIndex = [Int32](repeating: -1, count: facts.ids.count)
    for (index, code) in idCode.enumerated() { bookIndex[Int(code)] = Int32(index) }
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

  private mutating func buildStates() {
    let groups = grouped(facts.history.deal)
    if groups.orphans > 0 {
      notes.append("\(groups.orphans) history records belong to no deal of the deals file; unused")
    }
    stateStart.reserveCapacity(idCode.count + 1)
    states.reserve(2 * idCode.count + facts.history.count)
    let life = DealLife(
      settings: settings, recorded: recorded,
      extraDecimals: facts.currencies.strings.map { code in
        ((try? Currency(code))?.decimals ?? 2) - settings.currency.decimals
      })
    let deals = facts.deals
    var negative = 0
    var changes: [DealChange] = []
    var foreign = ForeignAmounts(facts, settings: settings, zone: zone)
    var scratch = StateColumns()
    scratch.keepsCurrency = true
    let isClosed: (Int16) -> Bool = { stage in
      stage >= 0 && settings.stages.kind(Int(stage)) != .open
    }
    for index in 0..<idCode.count {
      let row = Int(rows[index])
      let deal = ExportedDeal(
        created: deals.created[row], closed: deals.closed[row], stage: deals.stage[row],
        amount: deals.amount[row], closeDay: deals.closeDay[row],
        owner: ranked(owner: deals.owner[row]), currency: deals.currency[row])
      if deals.deleted[row] != Blank.instant { deletedAt[Int32(index)] = deals.deleted[row] }
      if deal.closed != Blank.instant, deal.closed < deal.created { negative += 1 }
      changes.removeAll(keepingCapacity: true)
      for position in Int(groups.start[index])..<Int(groups.start[index + 1]) {
        changes.append(change(row: Int(groups.order[position])))
      }
      if changes.count > 1 { changes.sort(by: DealLife.precedes) }
      if foreign.isNeeded {
        scratch.removeAll()
        lastFact = max(lastFact, life.write(deal, changes: changes, to: &scratch))
        foreign.append(scratch, isClosed: isClosed, to: &states)
      } else {
        lastFact = max(lastFact, life.write(deal, changes: changes, to: &states))
      }
      stateStart.append(Int32(states.count))
    }
    notes += foreign.notes(facts, zone: zone)
    if negative > 0 {
      notes.append("\(negative) deals closed before they were created; taken as created then")
    }
    facts.history = HistoryTable()
  }

  private func change(row: Int) -> DealChange {
    DealChange(
      says: HistoryFields(rawValue: facts.history.says[row]),
      state: DealState(
        at: facts.history.at[row], stage: facts.history.stage[row],
        amount: facts.history.amount[row], closeDay: facts.history.closeDay[row],
        owner: ranked(owner: facts.history.owner[row]), category: facts.history.category[row],
        currency: facts.history.currency[row]))
  }

  private mutating func buildActivities() {
    let groups = grouped(facts.activities.deal)
    if groups.orphans > 0 {
      notes.append("\(groups.orphans) activities belong to no deal of the deals file; unused")
    }
    activityStart = groups.start
    activityAt = groups.order.map { facts.activities.at[Int($0)] }
    for index in 0..<idCode.count {
      let range = Int(activityStart[index])..<Int(activityStart[index + 1])
      if range.count > 1 { activityAt[range].sort() }
    }
    if let last = activityAt.max() { lastFact = max(lastFact, last) }
    facts.activities = ActivityTable()
  }

  private mutating func keepExportState() {
    exportStage = rows.map { facts.deals.stage[Int($0)] }
    exportCloseDay = rows.map { facts.deals.closeDay[Int($0)] }
    facts.deals = DealTable()
  }
}
