/// Weighted counts at each distinct event time, of all strata together.
struct EventTable {
  /// Ascending times of events of any cause.
  let times: [Double]
  /// Weights of the rows at risk at each time: entered before, ending then or later.
  let atRisk: [Double]
  /// Weights of the events, one list for each cause from 1 on.
  let events: [[Double]]

  /// The sum over causes.
  var allEvents: [Double] {
    times.indices.map { time in events.reduce(0) { $0 + $1[time] } }
  }

  init(_ data: SurvivalData) {
    let causes = data.causes.max() ?? 0
    let rows = data.durations.indices.filter { data.weight($0) > 0 }
    let table = EventTimes(rows.filter { data.causes[$0] > 0 }.map { data.durations[$0] })
    var ending = [CompensatedSum](repeating: CompensatedSum(), count: table.times.count + 1)
    var sums = [[CompensatedSum]](
      repeating: [CompensatedSum](repeating: CompensatedSum(), count: table.times.count),
      count: causes)
    for row in rows {
      let weight = data.weight(row)
      let last = table.times.isEmpty ? 0 : table.countUpTo(data.durations[row])
      ending[last].add(weight)
      // At risk from the first event time after the entry on.
      if let entries = data.entries, !table.times.isEmpty {
        ending[table.countUpTo(entries[row])].add(-weight)
      }
      if data.causes[row] > 0 { sums[data.causes[row] - 1][last - 1].add(weight) }
    }
    times = table.times
    var (risk, total) = ([Double](), CompensatedSum())
    for time in table.times.indices.reversed() {
      total.add(ending[time + 1].value)
      risk.append(total.value)
    }
    atRisk = risk.reversed()
    events = sums.map { $0.map(\.value) }
  }
}
