internal import Calendars
internal import Deals

extension Forecaster {
  /// The amount of open deals that are expected to close within a period, by the path of every node
  /// cut by these levels: what a coverage ratio counts. Minor units; all open deals where no close
  /// dates are kept.
  public func duePipeline(_ target: ForecastTarget, levels: [String]) -> [[String]: Int64] {
    var index = PathIndex(levels: levels, known: known)
    let hasCloseDays = known.recorded.contains(.closeDay)
    var due: [[String]: Int64] = [:]
    for entry in log.entries {
      let leaf = index.leaf(Int(entry.deal), owner: entry.owner)
      var amount: Int64 = 0
      if entry.closed == DealLog.never {
        let latest = known.latest(Int(entry.deal))
        let isDue =
          latest.closeDay.map { target.start <= $0 && $0 < target.end } ?? !hasCloseDays
        if isDue { amount = latest.amount ?? 0 }
      }
      let path = index.paths[leaf]
      // Nodes without open deals are covered by nothing, which is a figure, too.
      for depth in 0...path.count { due[Array(path.prefix(depth)), default: 0] += amount }
    }
    return due
  }
}
