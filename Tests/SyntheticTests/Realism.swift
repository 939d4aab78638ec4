import Foundation
import Synthetic

/// What is measured on a simulation to judge whether it looks like a CRM.
struct Realism {
  let configuration: SimulationConfiguration
  var deals = 0
  var won = 0
  var lost = 0
  var open = 0
  var zombies = 0
  var wonInLastThreeWeeks = 0
  var historyRows = 0
  var activities = 0
  var pushes = 0
  var handovers = 0
  var setbacks = 0
  var wonCycles: [SyntheticSegment: [Double]] = [:]
  var bookings: [Double]
  var createdAndWon: [Double]

  init(_ configuration: SimulationConfiguration) {
    self.configuration = configuration
    bookings = Array(repeating: 0, count: configuration.quarters + 1)
    createdAndWon = bookings
    Simulator(configuration).forEachDeal { deal in add(deal) }
  }

  private mutating func add(_ deal: SyntheticDeal) {
    deals += 1
    historyRows += deal.history.count
    activities += deal.activities.count
    for (before, after) in zip(deal.history, deal.history.dropFirst()) {
      pushes += !after.stage.isClosed && after.closeDay > before.closeDay ? 1 : 0
      handovers += after.owner != before.owner ? 1 : 0
      setbacks += place(after.stage) < place(before.stage) ? 1 : 0
    }
    guard let closedAt = deal.closedAt else {
      open += 1
      zombies += deal.truth.isZombie ? 1 : 0
      return
    }
    if deal.isWon { addWon(deal, closedAt) } else { lost += 1 }
  }

  private mutating func addWon(_ deal: SyntheticDeal, _ closedAt: Int) {
    won += 1
    wonCycles[deal.segment, default: []].append(Double(closedAt - deal.createdAt) / 86_400)
    let quarter = QuarterNumber(containing: closedAt / 86_400)
    if quarter.lastDay - closedAt / 86_400 < 21 { wonInLastThreeWeeks += 1 }
    let amount = Double(deal.finalState.amountMinor) / 100
    let place = quarter.value - configuration.firstQuarter.value
    bookings[place] += amount
    if QuarterNumber(containing: deal.createdAt / 86_400) == quarter {
      createdAndWon[place] += amount
    }
  }

  private func place(_ stage: SyntheticStage) -> Int {
    SyntheticStage.allCases.firstIndex(of: stage) ?? 0
  }

  /// Quarters after the first three, in which the CRM fills, and before the running one.
  var settled: Range<Int> { 3..<configuration.quarters }

  /// Standard deviation around the straight line of least squares, over the mean.
  var detrendedVariation: Double {
    let values = Array(bookings[settled])
    let count = Double(values.count)
    let center = (count - 1) / 2
    let mean = values.reduce(0, +) / count
    var (cross, square) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      cross += (Double(index) - center) * (value - mean)
      square += (Double(index) - center) * (Double(index) - center)
    }
    var rest = 0.0
    for (index, value) in values.enumerated() {
      let residual = value - mean - cross / square * (Double(index) - center)
      rest += residual * residual
    }
    return (rest / (count - 2)).squareRoot() / mean
  }

  func medianCycle(_ segment: SyntheticSegment) -> Double {
    let cycles = (wonCycles[segment] ?? []).sorted()
    return cycles.isEmpty ? .nan : cycles[cycles.count / 2]
  }
}
