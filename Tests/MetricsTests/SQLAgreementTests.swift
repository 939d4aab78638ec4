import Testing

@testable import Metrics

@Suite("Agreement with SQL")
struct SQLAgreementTests {
  static let tolerance = 1e-9

  @Test("every metric is computed by SQL too, on the fixed small CRM")
  func isComplete() {
    let computed = Set(MetricQuery.all.map(\.metric))
    for metric in MetricRegistry.all {
      #expect(computed.contains(metric.name), "\(metric.name) has no query")
    }
    for name in computed { #expect(MetricRegistry.find(name) != nil, "\(name) is no metric") }
  }

  @Test("values agree for every question", arguments: SQLCRM.cases)
  func agrees(question: SQLCRM.Case) throws {
    let crm = try SQLCRM()
    let book = try MetricCRM.fixed.get()
    var options = try MetricCRM.options(asOf: question.asOf)
    // L0042 has the score 0.042.
    options.leadChances = try MetricCRM.leadChances(book, asOf: question.asOf) { id in
      Double(id.dropFirst()).map { $0 / 1000 }
    }
    let frame = try MetricFrame(
      book, question.period, asOf: question.asOf, levels: ["manager", "owner"], options: options)
    let facts = MetricFacts(frame)
    let path = [question.manager, question.owner].compactMap { $0 }
    // A node of which nothing is known does not stand in the tree.
    let node = facts.tree.nodes.first { $0.path.map(\.value) == path }
    for query in MetricQuery.all {
      guard let node, let metric = MetricRegistry.find(query.metric) else { continue }
      let scale = metric.unit == .money || metric.unit == .moneyPerDay ? 100.0 : 1
      let readings = metric.readings(facts, node)
      let rows = try crm.rows(query.sql, question)
      let comment = "\(query.metric), \(question)"
      for row in rows {
        let value = readings.first { $0.key == row.key }?.value
        guard let expected = row.value else {
          #expect(value == nil, "\(comment) \(row.key ?? ""): SQL says undefined")
          continue
        }
        guard let value else {
          // Keys that the metric leaves out are those of which there is nothing.
          #expect(
            row.key != nil && expected == 0,
            "\(comment) \(row.key ?? ""): SQL \(expected), no value")
          continue
        }
        #expect(
          abs(value - expected * scale) <= Self.tolerance * max(1, abs(expected * scale)),
          "\(comment) \(row.key ?? ""): \(value / scale), SQL \(expected)")
      }
      let keys = Set(rows.map(\.key))
      for reading in readings where reading.value != nil {
        #expect(keys.contains(reading.key), "\(comment): SQL has no \(reading.key ?? "row")")
      }
    }
  }
}
