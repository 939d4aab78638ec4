public import Calendars

/// The history that a pile of dated full exports tells: each change between one and the next.
///
/// Given the deals of each export in the order of the dates, it keeps one row for each deal and a
/// record of what changed. An export shows the values at the end of its day in the business time
/// zone, so a change is dated by the last second of the day of the export that first shows it: then
/// it was known, and it may have come up to a whole interval earlier. A close alone is dated by its
/// own instant where this lies between the two exports. Several changes of a field within one
/// interval show as one.
///
/// Of a deal before the first export that has it only the creation is known: its stage, amount and
/// so on are censored there. A deal that a later export lacks was deleted as of that export; one
/// that the last export has was not deleted, whatever the exports between.
///
///     var snapshots = try SnapshotHistory(settings: settings)
///     for (day, reader) in exports { try snapshots.add(reader.facts, takenOn: day) }
///     snapshots.merged(into: &facts)
public struct SnapshotHistory: Sendable {
  private let zone: BusinessTimeZone
  private let stages: StageList
  /// The deals as last seen, the changes, and the symbols of both.
  private var facts = DealFacts()
  private var merges: Set<MergeFact> = []
  private var rowOfID: [Int32] = []
  /// For each row the last snapshot that has it.
  private var lastSeen: [Int32] = []
  /// The last second of the day of each snapshot.
  private var instants: [Int64] = []
  /// The days of the snapshots, ascending.
  public private(set) var days: [Day] = []
  /// How often a deal was back after one or more snapshots without it.
  public private(set) var returns = 0

  /// No snapshots yet.
  ///
  /// - Throws: ``CalendarError`` for an unknown time zone.
  public init(settings: DealSettings) throws(CalendarError) {
    zone = try BusinessTimeZone(identifier: settings.timeZone)
    stages = settings.stages
  }

  /// Takes the deals of an export; files of one day are parts of one export.
  ///
  /// - Parameters:
  ///   - part: facts read from the export under the same settings; only deals and merges count.
  ///   - day: the day at whose end the export shows the deals; not before that of the last one.
  /// - Throws: ``DealsError/snapshotOutOfOrder(day:after:)``.
  public mutating func add(_ part: DealFacts, takenOn day: Day) throws(DealsError) {
    if let last = days.last, day < last {
      throw .snapshotOutOfOrder(day: day.iso8601, after: last.iso8601)
    }
    if days.last != day {
      days.append(day)
      instants.append(zone.startOfDay(day + 1).seconds - 1)
    }
    var codes = DealTranslation(part)
    for row in 0..<part.deals.count {
      take(codes.translated(part.deals[row], to: &facts))
    }
    for merge in part.merges where merges.insert(merge).inserted { facts.merges.append(merge) }
  }

  private mutating func take(_ seen: SnapshotRow) {
    let index = instants.count - 1
    let code = Int(seen.deal)
    while rowOfID.count <= code { rowOfID.append(-1) }
    guard rowOfID[code] >= 0 else {
      rowOfID[code] = Int32(facts.deals.count)
      facts.deals.append(seen)
      lastSeen.append(Int32(index))
      record(seen, seen.told, after: Int64.min)
      return
    }
    let row = Int(rowOfID[code])
    if lastSeen[row] < index - 1 { returns += 1 }
    let changed = seen.changed(since: facts.deals[row])
    if !changed.isEmpty { record(seen, changed, after: instants[Int(lastSeen[row])]) }
    lastSeen[row] = Int32(index)
    facts.deals[row] = seen
  }

  /// Notes a change seen now, the close by its own instant if that is after `previous`.
  private mutating func record(
    _ seen: SnapshotRow, _ changed: HistoryFields, after previous: Int64
  ) {
    let now = instants[instants.count - 1]
    var rest = changed
    var state = seen.state
    if changed.contains(.stage), stages.kind(Int(seen.state.stage)) != .open,
      seen.closed != Blank.instant, previous < seen.closed, seen.closed < now
    {
      state.at = seen.closed
      facts.history.append(seen.deal, .stage, state)
      rest.remove(.stage)
    }
    guard !rest.isEmpty else { return }
    state.at = now
    facts.history.append(seen.deal, rest, state)
  }

  /// Adds the deals as last seen, and their changes, to other facts.
  ///
  /// A deal that `target` has already keeps its row there: that is the newer one.
  public func merged(into target: inout DealFacts) {
    var codes = DealTranslation(facts)
    var present = Set(target.deals.deal)
    for row in 0..<facts.deals.count {
      var deal = codes.translated(facts.deals[row], to: &target)
      guard present.insert(deal.deal).inserted else { continue }
      if let gone = disappearance(row), deal.deleted == Blank.instant { deal.deleted = gone }
      target.deals.append(deal)
    }
    for row in 0..<facts.history.count {
      let state = codes.translated(facts.history[row], to: &target)
      target.history.append(
        codes.id(facts.history.deal[row], &target),
        HistoryFields(rawValue: facts.history.says[row]), state)
    }
    target.merges += facts.merges
  }

  /// When a deal that the last snapshot lacks was found to be gone.
  private func disappearance(_ row: Int) -> Int64? {
    let next = Int(lastSeen[row]) + 1
    return next < instants.count ? instants[next] : nil
  }

  /// What was found, in sentences.
  public var notes: [String] {
    guard let first = days.first, let last = days.last else { return [] }
    var notes = [
      "\(days.count) snapshots from \(first) to \(last): \(facts.deals.count) deals, "
        + "\(facts.history.count) records; a deal is unknown before the first one that has it"
    ]
    let gone = lastSeen.indices.lazy.filter { disappearance($0) != nil }.count
    if gone > 0 {
      notes.append(
        "\(gone) deals are not in the last snapshot; taken as deleted when first missing")
    }
    if returns > 0 {
      notes.append("deals were missing from a snapshot and came back \(returns) times; kept")
    }
    return notes
  }
}

extension HistoryTable {
  fileprivate subscript(row: Int) -> DealState {
    DealState(
      at: at[row], stage: stage[row], amount: amount[row], closeDay: closeDay[row],
      owner: owner[row], category: category[row], currency: currency[row])
  }
}

extension DealTranslation {
  fileprivate mutating func translated(
    _ row: SnapshotRow, to target: inout DealFacts
  ) -> SnapshotRow {
    var result = row
    result.deal = id(row.deal, &target)
    result.state = translated(row.state, to: &target)
    result.lossReason = lossReason(row.lossReason, &target)
    for position in row.attributes.indices {
      result.attributes[position] = attribute(position, row.attributes[position], &target)
    }
    return result
  }

  fileprivate mutating func translated(
    _ state: DealState, to target: inout DealFacts
  ) -> DealState {
    var result = state
    result.owner = owner(state.owner, &target)
    result.currency = currency(state.currency, &target)
    return result
  }
}
