import Calendars
import Evaluation
import Foundation
import TestSupport
import Testing
import Workflows

/// The loan applications of the BPI Challenge 2012: a whole stage history of a real bank.
@Suite("BPI 2012 loan log")
struct LoanLogTests {
  @Test("ten weekly forecasts of 28 days miss by less than the stage-weighted pipeline")
  func beatsStageWeighted() throws {
    guard let data = Places.publicData("bpi2012_loan_log") else { return }
    let folder = try TemporaryFolder()
    try folder.copy("\(data)/cases_dev.csv", "cases_dev.csv")
    try unpack("\(data)/events_dev.csv.gz", to: folder.path("events_dev.csv"))
    let loaded = try LoadedDeals(
      .folder(folder.path), project: Project(folder: MappingFolder.path("bpi2012_loan_log")))
    let first = try Day(iso: "2011-12-12")
    var request = BacktestRequest()
    request.days = (0..<10).map { first + 7 * $0 }
    request.window = 28
    request.levels = []
    request.lastKnown = try Day(iso: "2012-03-13")
    request.workers = 2
    let report = try RunBacktest(loaded, request: request).report
    #expect(report.rows.count == 10)
    let scores = try #require(report.summary(ahead: 0)).scores
    #expect(scores.map(\.method).prefix(2) == [.aforo, .stageWeighted])
    #expect(scores[0].meanAbsoluteError < scores[1].meanAbsoluteError)
    // A point's CRPS is its error, so every baseline has one.
    let best = scores.dropFirst().compactMap(\.crps).min()
    #expect(try #require(scores[0].crps) < (try #require(best)))
    let deals = try #require(report.deals.first)
    #expect(deals.scores.logLoss < deals.baseLogLoss)
  }
}
