import Calendars
import Deals
import Testing

@testable import Metrics

@Suite("Worked examples")
struct VectorTests {
  /// Hand computations are written with six significant digits where they do not end.
  static let tolerance = 2e-6

  @Test("every metric gives the values computed by hand", arguments: MetricRegistry.all.map(\.name))
  func agrees(name: String) throws {
    let metric = try #require(MetricRegistry.find(name))
    for vector in metric.vectors {
      let levels = vector.node.map(\.level)
      let book = try MetricCRM.book(vector.crm)
      var options = vector.crm.options(book.known(atEndOf: try Day(iso: vector.asOf)))
      options.leadChances = try MetricCRM.leadChances(book, asOf: vector.asOf) {
        vector.leadScores[$0]
      }
      let frame = try MetricFrame(
        book, vector.period, asOf: vector.asOf, levels: levels, options: options)
      let facts = MetricFacts(frame)
      let node = facts.tree.nodes.first { node in
        node.path.map(\.value) == vector.node.map(\.value)
      }
      let comment: Comment = "\(name), \(vector.period) as of \(vector.asOf): \(vector.because)"
      let readings = metric.readings(facts, try #require(node, comment))
      let reading = readings.first { $0.key == vector.key }
      guard let expected = vector.expected else {
        #expect(reading?.value == nil, comment)
        continue
      }
      let value = try #require(reading?.value, comment)
      let isMoney = metric.unit == .money || metric.unit == .moneyPerDay
      let scale = isMoney ? 100.0 : 1
      #expect(
        abs(value - expected * scale) <= Self.tolerance * max(1, abs(expected * scale)),
        "\(comment), found \(value / scale)")
    }
  }

  @Test("every metric has an ordinary example, one with missing data and one at the edge")
  func everyKind() {
    for metric in MetricRegistry.all {
      let kinds = Set(metric.vectors.map(\.kind))
      #expect(kinds.count == MetricVector.Kind.allCases.count, "\(metric.name): \(kinds)")
      #expect(metric.vectors.count >= 3, "\(metric.name)")
    }
  }
}
