import Deals
import Testing

@testable import Metrics

@Suite("Metrics without look-ahead")
struct LookAheadTests {
  @Test(
    "what came after the as-of day moves no metric of any node",
    arguments: [
      ("2024-11", "2024-12-31", "2025-01-01"), ("2025-Q2", "2025-05-15", "2025-05-16"),
      ("2024-Q1", "2024-02-10", "2024-02-11"), ("2024", "2024-12-31", "2025-01-01"),
    ])
  func isIndependent(period: String, asOf: String, midnight: String) throws {
    let cut = try MetricCRM.book(try CutCRM(before: midnight).files)
    let whole = try values(try MetricCRM.fixed.get(), period, asOf)
    let known = try values(cut, period, asOf)
    #expect(Set(whole.keys) == Set(known.keys))
    for (name, reading) in known.sorted(by: { $0.key < $1.key }) {
      #expect(whole[name] == reading, "\(name), \(period) as of \(asOf)")
    }
  }

  @Test("what the whole CRM adds would be seen: a later day gives other values")
  func canFail() throws {
    let cut = try values(
      try MetricCRM.book(try CutCRM(before: "2025-01-01").files), "2024-11", "2024-12-31")
    let later = try values(try MetricCRM.fixed.get(), "2024-11", "2025-06-20")
    #expect(cut != later)
  }

  /// Readings by metric, node and key.
  private func values(
    _ book: DealBook, _ period: String, _ asOf: String
  ) throws -> [String: MetricReading] {
    let facts = MetricFacts(
      try MetricFrame(book, period, asOf: asOf, levels: ["manager", "owner"]))
    var values: [String: MetricReading] = [:]
    for metric in MetricRegistry.all {
      for node in facts.tree.nodes {
        for reading in metric.readings(facts, node) {
          let place = node.path.map(\.value).joined(separator: "/")
          values["\(metric.name) \(place) \(reading.key ?? "")"] = reading
        }
      }
    }
    return values
  }
}
