import Calendars
import Deals
import TestSupport
import Testing

// The simulation has no package face.
@testable import Forecasting

@Suite("Explanations of nodes")
struct NodeExplanationTests {
  private static let options = ForecastOptions(levels: ["region", "manager", "owner"], draws: 400)

  private static func forecaster(_ trained: Trained) throws -> Forecaster {
    try Forecaster(model: trained.model, known: trained.known)
  }

  @Test("causes add up to the mean of every node, to the minor unit", arguments: [0, 1])
  func sums(target: Int) throws {
    let trained = try Trained.simulated.get()
    let forecaster = try Self.forecaster(trained)
    let forecast = try forecaster.forecast(trained.targets[target], options: Self.options)
    for node in forecast.nodes {
      let one = try #require(
        try forecaster.explanation(of: node.path, in: forecast.target, options: Self.options))
      #expect(one.node.mean == node.mean, "\(node.path)")
      #expect(one.causes.reduce(0) { $0 + $1.amount } == node.mean)
      let stages = one.causes.filter { if case .openStage = $0.kind { true } else { false } }
      let drift = one.causes.filter { $0.kind == .amountDrift }
      #expect((stages + drift).reduce(0) { $0 + $1.amount } == node.open)
      #expect(
        one.closeDates.reduce(0) { $0 + $1.amount } == stages.reduce(0) { $0 + $1.amount })
      #expect(one.closeDates.reduce(0) { $0 + ($1.count ?? 0) } == Double(node.openCount))
      #expect(stages.reduce(0) { $0 + ($1.count ?? 0) } == Double(node.openCount))
      #expect(one.causes.first?.amount == node.booked)
      #expect(one.width?.whole == node.quantiles[2]...node.quantiles[6])
      #expect(one.deals.count == min(10, node.openCount))
      #expect(
        zip(one.deals, one.deals.dropFirst()).allSatisfy { $0.contribution >= $1.contribution })
    }
  }

  @Test("booked counts the wins of the node in the period")
  func booked() throws {
    let trained = try Trained.simulated.get()
    let known = trained.known
    let target = trained.targets[0]
    let start = known.zone.startOfDay(target.start)
    let won = known.deals.map { known.latest($0) }.filter {
      $0.status == .won && ($0.closed.map { start <= $0 } ?? false)
    }
    #expect(won.count > 0)
    let forecaster = try Self.forecaster(trained)
    for region in known.labels(of: "region") {
      let path = [PathElement(level: "region", value: region)]
      let one = try forecaster.explanation(of: path, in: target, options: Self.options)
      let count = won.count {
        known.label(of: "region", deal: $0.deal, owner: $0.owner) == region
      }
      #expect(one?.causes.first?.count == Double(count))
    }
  }

  @Test("without factors in common a deal that is sure brings its amount in every draw")
  func alone() {
    let simulation = Simulation(
      openDeals: [OpenDeal(cell: 0, probability: 1, amount: 1_234, dispersion: 0, stream: 1)],
      newDeals: [], cellGroups: [0], shock: ShockModel.alone, variances: [0.5], seed: 1,
      drawCount: 300)
    #expect(simulation.draws(workers: 1).sums(of: [0]).allSatisfy { $0 == 1_234 })
  }

  @Test("the company's range is wider with what deals have in common than without")
  func width() throws {
    let trained = try Trained.simulated.get()
    let one = try Self.forecaster(trained).explanation(
      of: [], in: trained.targets[1], options: Self.options)
    let width = try #require(one?.width)
    #expect(
      width.whole.upperBound - width.whole.lowerBound
        > width.dealsAlone.upperBound - width.dealsAlone.lowerBound)
  }

  @Test("a node that is none has no explanation; a period that is over has no range")
  func undefined() throws {
    let trained = try Trained.simulated.get()
    let forecaster = try Self.forecaster(trained)
    let nowhere = [PathElement(level: "region", value: "Atlantis")]
    #expect(
      try forecaster.explanation(of: nowhere, in: trained.targets[0], options: Self.options) == nil)
    let past = ForecastTarget(trained.known.calendar.quarter(containing: trained.known.asOf - 200))
    let over = try #require(try forecaster.explanation(of: [], in: past, options: Self.options))
    #expect(over.width == nil && over.causes.count == 1)
    #expect(over.causes[0].amount == over.node.mean)
  }
}
