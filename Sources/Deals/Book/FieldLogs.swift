/// What the logs of single fields prove of the time before a deal's first record in them.
///
/// The log of a field is known to be kept from its first record in the whole table on; any change
/// since then is in it. So a deal's value before its first change is that change's old value, and
/// the value of a deal without any change is the exported one, both from the later of two moments:
/// the deal's creation, and the beginning of the log. Before the log began nothing is known: the
/// field is censored there, and never taken to be unchanged. The currency alone is carried back to
/// the creation, since an amount without its unit could not be read at all.
///
/// A log without old values (HubSpot) has the first value as a record of its own. What comes before
/// a deal's first record is then a blank, unless the log is full: HubSpot keeps the last
/// ``revisionLimit`` records of a property, so that a deal with as many of them, the first later
/// than its creation, has lost the older ones and its field is unknown before.
///
/// **Look-ahead.** The exported value, and the old value of a change after the asked moment, are
/// used for the time before it. Neither says anything of what came later: in whatever way the deal
/// went on, the old value of its next change would have been the same, and had it not changed at
/// all, the exported value would be. They are facts of the moment before; only a log that
/// contradicts itself could tell otherwise. A closed stage of the deals file is no such fact, since
/// it is the outcome: it counts from the close on.
struct FieldLogs {
  /// HubSpot keeps so many records of a deal's property, the latest.
  static let revisionLimit = 20

  let sources: HistorySources
  /// Whether a stage code ends a deal.
  let isClosed: (Int16) -> Bool
  /// For each field of the deal last opened the second from which its value is known; the far
  /// future where it never is.
  private(set) var since = [Int64](repeating: .max, count: HistorySources.fieldCount)

  init(sources: HistorySources, isClosed: @escaping (Int16) -> Bool) {
    self.sources = sources
    self.isClosed = isClosed
  }

  /// Puts a record of what is proved before each first change among the records of a deal, drops
  /// the old values, and finds since when each field is known.
  ///
  /// - Parameter changes: in the order of ``DealLife/precedes(_:_:)``, before and after.
  mutating func open(_ deal: inout ExportedDeal, _ changes: inout [DealChange]) {
    findFirst(changes)
    if isClosed(deal.stage), deal.closed != Blank.instant {
      since[HistorySources.stage] = min(since[HistorySources.stage], deal.closed)
    }
    guard !sources.logged.isEmpty else { return }
    var openings: [DealChange] = []
    for field in 0..<HistorySources.fieldCount where sources.logged.has(field) {
      let trail = Trail(field, changes)
      guard field != HistorySources.currency else {
        openCurrency(trail, &deal)
        continue
      }
      if let opening = opening(field, trail, deal) {
        since[field] = min(since[field], opening.state.at)
        openings.append(opening)
      } else if isBlankBefore(field, trail, deal) {
        since[field] = min(since[field], deal.ownCreated)
      }
    }
    dropReplaced(&changes)
    changes.removeAll { $0.says.contains(.before) }
    guard !openings.isEmpty else { return }
    changes += openings
    changes.sort(by: DealLife.precedes)
  }

  /// Of several changes of a field within one second those go whose new value is the old one of
  /// another, so that the last of them stands; where they run in a circle all stay.
  private func dropReplaced(_ changes: inout [DealChange]) {
    var start = 0
    while start < changes.count {
      var end = start + 1
      while end < changes.count, changes[end].state.at == changes[start].state.at { end += 1 }
      let twice = FieldLogs.fieldsChangedTwice(changes[start..<end])
      if !twice.isEmpty {
        var group = Array(changes[start..<end])
        for field in 0..<HistorySources.fieldCount where twice.has(field) {
          FieldLogs.dropReplaced(field, &group)
        }
        changes.replaceSubrange(start..<end, with: group)
        end = start + group.count
      }
      start = end
    }
  }

  private static func fieldsChangedTwice(_ group: ArraySlice<DealChange>) -> HistoryFields {
    var once: HistoryFields = []
    var twice: HistoryFields = []
    for change in group where change.says.contains(.isFieldLog) && !change.says.contains(.before) {
      twice.formUnion(once.intersection(change.says))
      once.formUnion(change.says)
    }
    return twice.intersection(.fields)
  }

  private static func dropReplaced(_ field: Int, _ group: inout [DealChange]) {
    let records = group.filter { $0.says.has(field) && $0.says.contains(.isFieldLog) }
    let old = records.filter { $0.says.contains(.before) }.map { $0.state.value(field) }
    let new = records.filter { !$0.says.contains(.before) }.map { $0.state.value(field) }
    guard new.count > 1, new.contains(where: { !old.contains($0) }) else { return }
    group.removeAll {
      $0.says.has(field) && $0.says.contains(.isFieldLog) && !$0.says.contains(.before)
        && old.contains($0.state.value(field))
    }
  }

  /// The first record that tells a field's value from then on.
  private mutating func findFirst(_ changes: [DealChange]) {
    for field in since.indices { since[field] = .max }
    var open = sources.recorded
    for change in changes where !change.says.contains(.before) {
      let found = open.intersection(change.says)
      guard !found.isEmpty else { continue }
      for field in since.indices where found.has(field) { since[field] = change.state.at }
      open.subtract(found)
      if open.isEmpty { return }
    }
  }

  private mutating func openCurrency(_ trail: Trail, _ deal: inout ExportedDeal) {
    if let old = trail.old {
      deal.firstCurrency = old.currency
    } else if let first = trail.firstValue {
      deal.firstCurrency = first.currency
    }
    since[HistorySources.currency] = min(since[HistorySources.currency], deal.ownCreated)
  }

  /// The value that held until the first change, from the moment on from which it is proved.
  private func opening(_ field: Int, _ trail: Trail, _ deal: ExportedDeal) -> DealChange? {
    let at = max(deal.ownCreated, sources.logStart[field])
    var state: DealState
    if let old = trail.old {
      guard at < trail.first else { return nil }
      state = old
    } else {
      guard trail.first == .max, !trail.hasStates, sources.withOldValues.has(field),
        let exported = exported(field, deal, at: at)
      else { return nil }
      state = exported
    }
    state.at = at
    return DealChange(says: HistoryFields.at(field).union([.isFieldLog, .before]), state: state)
  }

  private func exported(_ field: Int, _ deal: ExportedDeal, at: Int64) -> DealState? {
    switch field {
    case HistorySources.stage where isClosed(deal.stage): nil
    case HistorySources.owner where deal.owner < 0: nil
    default:
      DealState(
        at: at, stage: deal.stage, amount: deal.amount, closeDay: deal.closeDay, owner: deal.owner,
        category: deal.category, currency: deal.currency)
    }
  }

  /// Whether a log without old values, kept since the deal's creation and not full, shows that the
  /// field was blank until its first record.
  private func isBlankBefore(_ field: Int, _ trail: Trail, _ deal: ExportedDeal) -> Bool {
    guard !sources.withOldValues.has(field), !trail.hasStates,
      sources.logStart[field] <= deal.ownCreated
    else { return false }
    if trail.first == .max { return isBlank(field, deal) }
    return trail.count < FieldLogs.revisionLimit
  }

  private func isBlank(_ field: Int, _ deal: ExportedDeal) -> Bool {
    switch field {
    case HistorySources.amount: deal.amount == Blank.amount
    case HistorySources.closeDay: deal.closeDay == Blank.day
    case HistorySources.owner: deal.owner < 0
    case HistorySources.category: deal.category < 0
    default: false
    }
  }
}

/// The records of one field of one deal.
private struct Trail {
  /// The first record in the log; the far future when it has none.
  private(set) var first = Int64.max
  /// The old value that the first record tells.
  private(set) var old: DealState?
  /// The new value of the first record.
  private(set) var firstValue: DealState?
  /// New values in the log.
  private(set) var count = 0
  /// Whether records of states tell the field too.
  private(set) var hasStates = false

  init(_ field: Int, _ changes: [DealChange]) {
    for change in changes where change.says.has(field) {
      guard change.says.contains(.isFieldLog) else {
        hasStates = true
        continue
      }
      first = min(first, change.state.at)
      if change.says.contains(.before) {
        take(old: change.state, field, changes)
      } else {
        count += 1
        if firstValue == nil { firstValue = change.state }
      }
    }
  }

  /// Of several changes within the first second the old value counts that none of them set.
  private mutating func take(old state: DealState, _ field: Int, _ changes: [DealChange]) {
    guard state.at == first else { return }
    let isSetThen = changes.contains {
      $0.state.at == first && $0.says.has(field) && $0.says.contains(.isFieldLog)
        && !$0.says.contains(.before) && $0.state.value(field) == state.value(field)
    }
    if old == nil || !isSetThen { old = state }
  }
}
