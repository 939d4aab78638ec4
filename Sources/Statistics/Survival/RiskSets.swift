/// Which rows are at risk at which event times, with rows sorted by their last such time.
///
/// Event times of all strata stand one after another, ascending inside a stratum; a row is at risk
/// at those from `first` up to and without `last`. Rows never at risk are left out.
struct RiskSets {
  /// The number of event times.
  let groupCount: Int
  /// The event time of each group.
  let times: [Double]
  /// Groups of each stratum.
  let strata: [(name: Int, groups: Range<Int>)]
  /// Original row of each sorted row; rows of one group stand together, events first.
  let order: [Int]
  /// Sorted rows whose last group this is, *groupCount* + 1 boundaries.
  let starts: [Int]
  /// The end of the events among them.
  let eventEnds: [Int]
  /// The first group of each sorted row, `nil` when it is that of the stratum always.
  let firsts: [Int32]?
  /// The number of rows with the event in each group.
  let eventCounts: [Double]

  init(_ data: SurvivalData, cause: Int?) throws(SurvivalError) {
    let isEvent = (0..<data.count).map { data.hasEvent($0, cause: cause) }
    guard isEvent.contains(true) else { throw .noEvents }
    let names = data.strata.map { Set($0).sorted() } ?? [0]
    var position: [Int: Int] = [:]
    for (index, name) in names.enumerated() { position[name] = index }
    let strataOf = data.strata.map { $0.map { position[$0, default: 0] } }
    var eventTimes = [[Double]](repeating: [], count: names.count)
    for row in isEvent.indices where isEvent[row] {
      eventTimes[strataOf?[row] ?? 0].append(data.durations[row])
    }
    let tables = eventTimes.map { EventTimes($0) }
    var offsets = [0]
    for table in tables { offsets.append(offsets[offsets.count - 1] + table.times.count) }
    groupCount = offsets[offsets.count - 1]
    times = tables.flatMap(\.times)
    strata = names.indices.map { (names[$0], offsets[$0]..<offsets[$0 + 1]) }

    var (last, first) = ([Int32](), [Int32]())
    last.reserveCapacity(data.count)
    for row in 0..<data.count {
      let stratum = strataOf?[row] ?? 0
      let end = offsets[stratum] + tables[stratum].countUpTo(data.durations[row])
      var start = offsets[stratum]
      if let entries = data.entries { start += tables[stratum].countUpTo(entries[row]) }
      // A row without weight is as good as none.
      last.append(data.weight(row) > 0 && end > start ? Int32(end) : 0)
      if data.entries != nil { first.append(Int32(start)) }
    }
    (order, starts, eventEnds) = Self.sort(last: last, isEvent: isEvent, groups: groupCount)
    firsts = data.entries == nil ? nil : order.map { first[$0] }
    eventCounts = (0..<groupCount).map { [starts, eventEnds] in Double(eventEnds[$0] - starts[$0]) }
  }

  /// A counting sort: by last group, events first, then by row.
  private static func sort(
    last: [Int32], isEvent: [Bool], groups: Int
  ) -> (order: [Int], starts: [Int], eventEnds: [Int]) {
    var counts = [Int](repeating: 0, count: 2 * groups + 1)
    for row in last.indices where last[row] > 0 {
      counts[2 * Int(last[row] - 1) + (isEvent[row] ? 1 : 2)] += 1
    }
    for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
    let starts = stride(from: 0, through: 2 * groups, by: 2).map { counts[$0] }
    let eventEnds = stride(from: 1, to: 2 * groups, by: 2).map { counts[$0] }
    var order = [Int](repeating: 0, count: counts[2 * groups])
    for row in last.indices where last[row] > 0 {
      let place = 2 * Int(last[row] - 1) + (isEvent[row] ? 0 : 1)
      order[counts[place]] = row
      counts[place] += 1
    }
    return (order, starts, eventEnds)
  }
}
