internal import Calendars
internal import Deals

/// What the forecast categories of the open deals say of a period, as if somebody called it: booked
/// so far, and the amounts of the deals due in the period whose category is commit; or commit, most
/// likely or best case, as CRMs roll them up.
struct CategoryCalls {
  /// Two for each node of the forecast.
  let calls: [PlacedCall]

  /// - Parameter known: as of the day of the forecast.
  init(_ forecast: BookingsForecast, known: KnownDeals) {
    self.init(
      forecast.target, levels: forecast.levels, paths: forecast.nodes.map(\.path), known: known)
  }

  /// - Parameter paths: of the nodes, by these levels.
  init(
    _ target: ForecastTarget, levels: [String], paths: [[PathElement]], known: KnownDeals
  ) {
    guard known.recorded.contains(.category), known.recorded.contains(.closeDay) else {
      calls = []
      return
    }
    let start = known.zone.startOfDay(target.start)
    var index = PathIndex(levels: levels, known: known)
    var sums: [[String]: (commit: Int64, best: Int64)] = [:]
    known.forEachLatest { latest in
      var commit: Int64 = 0
      var best: Int64 = 0
      if latest.status == .won, let closed = latest.closed, start <= closed,
        closed < known.zone.startOfDay(target.end)
      {
        (commit, best) = (latest.amount ?? 0, latest.amount ?? 0)
      } else if latest.status == .open, let day = latest.closeDay, target.start <= day,
        day < target.end, let category = latest.category
      {
        if category == .commit { commit = latest.amount ?? 0 }
        if [.commit, .mostLikely, .bestCase].contains(category) { best = latest.amount ?? 0 }
      }
      let leaf = index.leaf(latest.deal, owner: Int32(latest.owner ?? -1))
      for depth in 0...levels.count {
        let path = Array(index.paths[leaf].prefix(depth))
        let old = sums[path] ?? (0, 0)
        sums[path] = (old.commit + commit, old.best + best)
      }
    }
    let madeAt = Instant(seconds: known.cutoff.seconds - 1)
    calls = paths.flatMap { path -> [PlacedCall] in
      let sum = sums[path.map(\.value)] ?? (0, 0)
      return [("commit", sum.commit), (Voice.bestCase, sum.best)].map { category, amount in
        PlacedCall(
          path: path,
          call: KnownCall(
            period: target.id, path: [:], amount: amount, category: category, madeAt: madeAt,
            role: Voice.crm))
      }
    }
  }
}
