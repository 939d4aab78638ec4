import Calendars
import DealFixtures
import Deals
import TestSupport
import Testing

@testable import Forecasting

@Suite("Chances within weeks")
struct ChanceCurveTests {
  @Test("chances keep between those that stand, and never fall")
  func byHand() {
    // .9 is above the chance of the quarter's end on day 60; .2 and .1 fall and become their mean.
    let curve = ChanceCurve(
      points: [(28, 0.2), (56, 0.1), (91, 0.9), (182, 0.4)],
      anchors: [(60, 0.3), (151, 0.5)])
    #expect(agree(curve.chances[0], 0.15, within: handComputationError))
    #expect(agree(curve.chances[1], 0.15, within: handComputationError))
    #expect(curve.chances[2] == 0.5)
    #expect(curve.chances[3] == 0.5)
    #expect(ChanceCurve(points: [(28, 0.2)], anchors: []).chances == [0.2])
    #expect(ChanceCurve(points: [(28, 0.2)], anchors: [(28, 0.4)]).chances == [0.4])
  }

  @Test("every open deal's chances agree with each other and with both quarters")
  func coherent() throws {
    let crm = try SampleCRM.simulated(deals: 500, seed: 5)
    let day = Day(number: 20_360)
    let known = try crm.book(crm.simulatedSettings).known(atEndOf: day)
    let running = known.calendar.quarter(containing: day + 1)
    let targets = (0..<2).map { ForecastTarget(known.calendar.period(running, offsetBy: $0)) }
    let model = try BookingsModel.train(on: known, targets: targets, windows: [4, 8, 13, 26])
    let forecaster = try Forecaster(model: model, known: known)
    let this = try forecaster.dealForecasts(targets[0])
    let next = try forecaster.dealForecasts(targets[1])
    #expect(!this.isEmpty)
    let left = targets[0].end - (day + 1)
    for (one, other) in zip(this, next) {
      let within = [4, 8, 13, 26].compactMap { one.withinWeeks[$0] }
      #expect(within.count == 4)
      #expect(zip(within, within.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(one.periodProbability + other.periodProbability <= 1 + 1e-12)
      for (weeks, chance) in zip([4, 8, 13, 26], within) {
        if 7 * weeks <= left { #expect(chance <= one.periodProbability) }
        if left <= 7 * weeks { #expect(one.periodProbability <= chance) }
        #expect(chance <= one.winProbability)
        let both = min(1, one.periodProbability + other.periodProbability)
        #expect(both <= one.winProbability)
        if targets[1].end - (day + 1) <= 7 * weeks { #expect(both <= chance) }
        if 7 * weeks <= targets[1].end - (day + 1) { #expect(chance <= both) }
      }
    }
  }
}
