internal import Deals

/// What a forecast is made of where it is neither booked nor a single deal's own chance.
package struct ForecastStand: Equatable, Sendable {
  /// The parts of one node of the lowest level.
  package struct Part: Equatable, Sendable {
    /// Its values of the levels.
    package let path: [String]
    /// Booked.
    package var booked: Int64 = 0
    /// Of open deals by their own chances.
    package var open: Int64 = 0
    /// What the capacity to close makes of the open deals.
    package var capacity: Int64 = 0
    /// Of deals not yet created.
    package var new: Int64 = 0
    /// What people's judgement makes of the open and the new ones.
    package var judgement: Int64 = 0
  }

  /// In the order of their paths.
  package let parts: [Part]

  /// A stand of parts.
  package init(parts: [Part]) { self.parts = parts }
}

extension Forecaster {
  /// The parts of the forecast of a period by node; they add up to its means.
  ///
  /// - Throws: as ``forecast(_:options:)``.
  package func stand(
    _ target: ForecastTarget, options: ForecastOptions
  ) throws(ForecastError) -> ForecastStand {
    let part = try part(for: target)
    let baselines = Baselines(log: log, target: target)
    let rollup = Rollup(
      forecaster: self, target: target, part: part,
      outlook: outlook(target, part, baselines, method: options.method), baselines: baselines,
      options: options)
    let table = rollup.table
    var parts: [[String]: ForecastStand.Part] = [:]
    for (cell, amounts) in zip(table.cells, table.parts) {
      var own = parts[cell.path] ?? ForecastStand.Part(path: cell.path)
      own.booked += amounts.booked
      own.capacity += amounts.open - amounts.judgedOpen
      own.new += amounts.new - amounts.judgedNew
      own.judgement += amounts.judgedOpen + amounts.judgedNew
      parts[cell.path] = own
    }
    for (deal, cell) in zip(score(target, part, baselines), table.cellOfScored) {
      let path = table.cells[cell].path
      let own = Int64((deal.forecast.periodProbability * (deal.amount ?? 0)).rounded())
      parts[path]?.open += own
      parts[path]?.capacity -= own
    }
    return ForecastStand(
      parts: parts.values.sorted { $0.path.lexicographicallyPrecedes($1.path) })
  }
}
