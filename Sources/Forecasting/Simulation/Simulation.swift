internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Draws of the bookings still to come, by cell: deals won or not, amounts, deals not yet created,
/// and the shocks that all deals of a segment share (science-intervals-gap.md 1).
///
/// Random numbers come from streams keyed by deal and block of draws, so the result is the same
/// for any number of workers, any order of deals and any cut into cells: what is summed are deals in
/// whole minor units.
struct Simulation: Sendable {
  let openDeals: [OpenDeal]
  let newDeals: [NewDeals]
  let cellGroups: [Int]
  let shock: ShockModel
  /// Relative variance of independent deals by group.
  let variances: [Double]
  let seed: UInt64
  let drawCount: Int
  /// Deviations that stand in for those of ``shock``.
  var deviations: ShockDeviations?
  /// What judgement multiplies the amounts of each cell by; `nil` for none.
  var cellFactors: [Double]?

  static let block = 250

  private enum Stream {
    static let new: UInt64 = 0x6E65_7764_6561_6C73
    static let common: UInt64 = 0x636F_6D6D_6F6E_2020
    static let segment: UInt64 = 0x7365_676D_656E_7420
  }

  /// Remaining bookings in minor units: for each draw one value per cell.
  func draws(workers: Int) -> CellDraws {
    let multipliers = self.multipliers()
    let blocks = (drawCount + Simulation.block - 1) / Simulation.block
    let parts = Parallel.map(count: blocks, workers: workers) { block in
      drawBlock(block, multipliers: multipliers)
    }
    return CellDraws(cellCount: cellGroups.count, drawCount: drawCount, blocks: parts)
  }

  /// One block: `values[cell * width + draw]`.
  private func drawBlock(_ block: Int, multipliers: [[Double]]) -> [Int64] {
    let width = min(Simulation.block, drawCount - block * Simulation.block)
    var values = [Int64](repeating: 0, count: cellGroups.count * width)
    let first = block * Simulation.block
    for deal in openDeals where deal.probability > 0 {
      let shocks = multipliers[cellGroups[deal.cell]]
      let size = deal.amount * (cellFactors?[deal.cell] ?? 1)
      var random = RandomStream(seed: seed, stream: deal.stream, substream: UInt64(block))
      let deviation = deal.dispersion.squareRoot()
      var wins = WinDraws(probability: deal.probability)
      while let draw = wins.next(below: width, &random) {
        let factor =
          deviation > 0 ? exp(deviation * random.normal() - deal.dispersion / 2) : 1
        let amount = size * factor * shocks[first + draw]
        values[deal.cell * width + draw] += Int64(amount.rounded())
      }
    }
    for new in newDeals {
      addNew(new, block: block, width: width, shocks: multipliers[new.group], to: &values)
    }
    return values
  }

  private func addNew(
    _ new: NewDeals, block: Int, width: Int, shocks: [Double], to values: inout [Int64]
  ) {
    guard new.wins > 0, !new.amounts.isEmpty, !new.cells.isEmpty else { return }
    let mean = new.amounts.reduce(0, +) / Double(new.amounts.count)
    guard mean > 0 else { return }
    let scale = new.value / (new.wins * mean)
    var random = RandomStream(
      seed: seed, stream: mixBits(Stream.new &+ UInt64(new.group)), substream: UInt64(block))
    for draw in 0..<width {
      for _ in 0..<random.poisson(mean: new.wins) {
        let typical = new.amounts[random.integer(below: new.amounts.count)] * scale
        let amount = typical * shocks[block * Simulation.block + draw]
        let cell = new.cells[random.index(weights: new.cumulativeShares)]
        values[cell * width + draw] += Int64((amount * (cellFactors?[cell] ?? 1)).rounded())
      }
    }
  }

  /// exp(tau_F z + t_g z_g - (tau_F^2 + t_g^2) / 2) by group and draw.
  func multipliers() -> [[Double]] {
    let common = stratifiedNormals(stream: Stream.common)
    let commonDeviation = deviations?.common ?? shock.common
    return variances.enumerated().map { group, variance in
      let own = stratifiedNormals(stream: mixBits(Stream.segment &+ UInt64(group)))
      let deviation = deviations?.own[group] ?? shock.segmentDeviation(variance: variance)
      let centre = (commonDeviation * commonDeviation + deviation * deviation) / 2
      return zip(common, own).map { exp(commonDeviation * $0 + deviation * $1 - centre) }
    }
  }

  /// One normal from each of `drawCount` equal strata, in random order.
  private func stratifiedNormals(stream: UInt64) -> [Double] {
    var random = RandomStream(seed: seed, stream: stream)
    var normals = (0..<drawCount).map { stratum in
      NormalDistribution.standard.quantile((Double(stratum) + random.uniform()) / Double(drawCount))
    }
    for index in stride(from: drawCount - 1, to: 0, by: -1) {
      normals.swapAt(index, random.integer(below: index + 1))
    }
    return normals
  }
}

/// The draws in which a deal is won, in ascending order: each independently with the deal's chance.
///
/// Unlikely deals jump from win to win by geometric distances, one random number a win; the others
/// take one a draw.
struct WinDraws {
  private let probability: Double
  /// ln(1 - p); 0 where every draw is looked at.
  private let logMiss: Double
  private var position = 0

  static let jumpsBelow = 0.25

  init(probability: Double) {
    self.probability = probability
    logMiss = probability < WinDraws.jumpsBelow ? log1p(-probability) : 0
  }

  /// The next draw with a win, if there is one before `width`.
  mutating func next(below width: Int, _ random: inout RandomStream) -> Int? {
    guard logMiss < 0 else {
      while position < width {
        position += 1
        if random.uniform() < probability { return position - 1 }
      }
      return nil
    }
    let distance = log1p(-random.uniform()) / logMiss
    guard distance < Double(width - position) else {
      position = width
      return nil
    }
    position += Int(distance) + 1
    return position - 1
  }
}

/// Draws by cell, to be summed over any set of cells.
struct CellDraws: Equatable, Sendable {
  let cellCount: Int
  let drawCount: Int
  let blocks: [[Int64]]

  /// The sum over some cells, draw by draw, in whole minor units.
  func sums(of cells: some Sequence<Int>) -> [Int64] {
    let chosen = Array(cells)
    var sums = [Int64](repeating: 0, count: drawCount)
    for (block, values) in blocks.enumerated() {
      let width = values.count / max(1, cellCount)
      let start = block * Simulation.block
      for cell in chosen {
        for draw in 0..<width { sums[start + draw] += values[cell * width + draw] }
      }
    }
    return sums
  }
}
