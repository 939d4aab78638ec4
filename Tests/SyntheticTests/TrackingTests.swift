import Calendars
import Foundation
import Synthetic
import Testing

@Suite("Tracking of a simulation")
struct TrackingTests {
  private let simulator: Simulator
  private let tables: SyntheticTables
  private let rows: [[String: String]]
  private let dealRows: [[String: String]]

  init() throws {
    let simulator = Simulator(try SimulationConfiguration(deals: 1_500, seed: 5))
    let tables = SyntheticTables(simulator)
    var rows: [[String: String]] = []
    var dealRows: [[String: String]] = []
    var book = LeadBook(simulator)
    func take(_ new: [[String]]) {
      rows += new.map {
        Dictionary(uniqueKeysWithValues: zip(SyntheticTables.activitiesHeader, $0))
      }
    }
    simulator.forEachDeal { deal in
      take(tables.activityRows(deal))
      dealRows.append(
        Dictionary(uniqueKeysWithValues: zip(SyntheticTables.dealsHeader, tables.dealRow(deal))))
      for lead in book.leads(upTo: deal) { take(tables.touchRows(lead)) }
    }
    for lead in book.finish() { take(tables.touchRows(lead)) }
    self.simulator = simulator
    self.tables = tables
    self.rows = rows
    self.dealRows = dealRows
  }

  private func share(_ rows: [[String: String]], _ column: String, _ value: String) -> Double {
    Double(rows.filter { $0[column] == value }.count) / Double(rows.count)
  }

  @Test("calls have a length, mails have recipients, and nothing else has")
  func shape() throws {
    for row in rows {
      #expect((row["seconds"] != "") == (row["kind"] == "call"))
      #expect((row["recipients"] != "") == (row["kind"] == "email"))
      #expect(row["person"] != "")
      let isMailOfDeal = row["kind"] == "email" && row["direction"] == "outbound"
      if row["deal_id"] != "" { #expect((row["opened"] != "") == isMailOfDeal) }
    }
    let parser = ISO8601DateFormatter()
    for row in rows where row["kind"] == "call" {
      let start = try #require(parser.date(from: row["start"] ?? ""))
      let end = try #require(parser.date(from: row["end"] ?? ""))
      #expect(end.timeIntervalSince(start) == Double(row["seconds"] ?? ""))
    }
  }

  @Test("a few mails bounce, are opened or are answered by machines")
  func outcomes() {
    let sent = rows.filter {
      $0["kind"] == "email" && $0["direction"] == "outbound" && $0["deal_id"] != ""
    }
    let received = rows.filter { $0["kind"] == "email" && $0["direction"] == "inbound" }
    #expect(sent.count > 2_000 && received.count > 1_000)
    // Four standard errors of a share of 3 % in 2,000.
    #expect(abs(share(sent, "status", "bounced") - 0.03) < 0.016)
    #expect(abs(share(received, "status", "auto_reply") - 0.04) < 0.025)
    #expect(abs(share(sent, "opened", "true") - 0.41) < 0.045)
    #expect(received.allSatisfy { $0["status"] != "bounced" && $0["recipients"] == "1" })
  }

  @Test("leads are touched after their creation and before they are deals")
  func touches() {
    let touches = rows.filter { $0["deal_id"] == "" }
    #expect(touches.count > 1_000)
    #expect(touches.allSatisfy { $0["person"]?.hasPrefix("L") == true })
    #expect(touches.contains { $0["status"] == "no_answer" && $0["seconds"] == "0" })
    #expect(Set(rows.map { $0["id"] }).count == rows.count)
    let last = Day(number: Int32(simulator.configuration.lastDay)).iso8601
    #expect(touches.allSatisfy { ($0["start"] ?? "").prefix(10) <= last })
  }

  @Test("lost deals, and no others, have a reason")
  func reasons() {
    for row in dealRows {
      #expect((row["loss_reason"] != "") == (row["stage"] == "Closed Lost"))
    }
    #expect(Set(dealRows.compactMap { $0["loss_reason"] }).count == LossReason.allCases.count + 1)
  }

  @Test("every whole month has spend of both teams")
  func spend() {
    let spend = simulator.spend
    let months = Set(spend.map(\.month)).sorted()
    // Twelve quarters, and October of the running one, which ends on 2025-11-14.
    #expect(months.count == 37)
    #expect(months.last == "2025-10")
    for month in months {
      let own = spend.filter { $0.month == month }
      #expect(Set(own.map(\.team)) == ["sales", "marketing"])
      #expect(own.allSatisfy { $0.amountMinor > 0 })
    }
    #expect(simulator.spend == spend)
  }
}
