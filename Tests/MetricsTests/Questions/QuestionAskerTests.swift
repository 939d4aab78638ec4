import Calendars
import Deals
import Foundation
import TestSupport
import Testing

@testable import Metrics

@Suite("Questions asked of the fixed small CRM")
struct QuestionAskerTests {
  private static let asOf = "2024-12-31"
  private static let cutoff = "2025-01-01T00:00:00Z"

  /// The texts of the CRM's files; without what came at or after the cutoff, or with all of it.
  private static func crm(isCut: Bool) throws -> VectorCRM {
    VectorCRM(
      isCut ? "cut" : "whole",
      try MetricCRM.kinds.map { kind in
        let text = try String(
          contentsOfFile: Places.package("Tests/MetricsTests/CRM/\(kind.rawValue).csv"),
          encoding: .utf8)
        return (kind, isCut ? cut(text, kind) : text)
      })
  }

  private static func cut(_ text: String, _ kind: TableKind) -> String {
    let moments: [TableKind: String] = [
      .deals: "created_at", .history: "changed_at", .activities: "start", .leads: "created_at",
    ]
    var lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines.removeFirst()
    func column(_ name: String?) -> Int? { name.flatMap { header.firstIndex(of: $0) } }
    if let moment = column(moments[kind]) { lines.removeAll { $0[moment] >= cutoff } }
    if kind == .spend, let period = column("period") { lines.removeAll { $0[period] >= "2025" } }
    if kind == .leads, let moment = column("converted_at"), let flag = column("is_converted") {
      for line in lines.indices where lines[line][moment] >= cutoff {
        lines[line][moment] = ""
        lines[line][flag] = "false"
      }
    }
    return ([header] + lines).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  @Test("no answer depends on what came after the day", arguments: QuestionTopic.allCases)
  func looksNotAhead(topic: QuestionTopic) throws {
    let answers = try [true, false].map { isCut in
      let book = try MetricCRM.book(try Self.crm(isCut: isCut))
      let known = book.known(atEndOf: try Day(iso: Self.asOf))
      return "\(QuestionAsker(known, topics: [topic]).answer(topic))"
    }
    #expect(answers[0] == answers[1])
    #expect(answers[0].count > 50)
  }

  @Test("leads and campaigns are answered, whatever the number of threads")
  func threads() throws {
    let known = try MetricCRM.fixed.get().known(atEndOf: try Day(iso: "2025-06-20"))
    for topic in [QuestionTopic.leads, .tactics] {
      let answers = [1, 4].map { workers in
        "\(QuestionAsker(known, topics: [topic], workers: workers).answer(topic))"
      }
      #expect(answers[0] == answers[1])
    }
    guard case .leads(let leaks) = QuestionAsker(known, topics: [.leads]).answer(.leads) else {
      Issue.record("leads are not answered")
      return
    }
    #expect(leaks.stages.map(\.name) == ["Qualification", "Proposal", "Negotiation"])
    // The reasons of all lost deals add up to them.
    #expect(leaks.reasons.reduce(0) { $0 + $1.lost } == leaks.reasons.first?.count)
    #expect(leaks.sources.reduce(0) { $0 + $1.lost } == leaks.reasons.first?.count)
    #expect(leaks.stages.reduce(0) { $0 + $1.lost } == leaks.reasons.first?.count)
  }
}
