import Testing

@testable import Metrics

@Suite("Registry of metrics")
struct RegistryTests {
  @Test("one name is one metric, and one metric has one name, title and formula")
  func isUnique() {
    let all = MetricRegistry.all
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.title.en)).count == all.count)
    #expect(Set(all.map(\.title.es)).count == all.count)
    #expect(Set(all.map(\.code)).count == all.count)
    #expect(Set(all.map(\.words)).count == all.count)
  }

  @Test("names carry their variant, in lower case")
  func names() {
    for metric in MetricRegistry.all {
      #expect(metric.name.wholeMatch(of: /[a-z0-9_]+(\.[a-z0-9_]+)+/) != nil, "\(metric.name)")
      for text in [metric.words, metric.code, metric.missing, metric.pitfalls] {
        #expect(!text.isEmpty, "\(metric.name)")
      }
    }
  }

  @Test(
    "before anything is known every metric is 0 or undefined, never a crash",
    arguments: [
      ("2022-Q4", "2022-11-15"), ("2022-11", "2022-12-31"), ("2022-12-30", "2022-12-30"),
      ("2022-Q4", "2022-09-30"),
    ])
  func empty(period: String, asOf: String) throws {
    let frame = try MetricFrame(
      try MetricCRM.fixed.get(), period, asOf: asOf, levels: ["manager", "owner"])
    let facts = MetricFacts(frame)
    #expect(facts.tree.nodes.count == 1)
    for metric in MetricRegistry.all {
      for node in facts.tree.nodes {
        for reading in metric.readings(facts, node) {
          #expect(reading.value == nil || reading.value == 0, "\(metric.name): \(reading)")
        }
      }
    }
  }

  @Test("no two metrics give the same numbers on the fixed small CRM")
  func givesDifferentNumbers() throws {
    var signatures: [String: String] = [:]
    var texts: [String: String] = [:]
    for question in SQLCRM.cases {
      let frame = try MetricFrame(
        try MetricCRM.fixed.get(), question.period, asOf: question.asOf,
        levels: ["manager", "owner"], options: try MetricCRM.options(asOf: question.asOf))
      let facts = MetricFacts(frame)
      for metric in MetricRegistry.all {
        for node in facts.tree.nodes {
          let values = metric.readings(facts, node).map {
            "\($0.key ?? "")=\($0.value.map { "\($0)" } ?? "null")"
          }
          signatures[metric.name, default: metric.unit.rawValue] +=
            values.joined(separator: ",") + ";"
        }
      }
    }
    for (name, signature) in signatures.sorted(by: { $0.key < $1.key }) {
      // What is null throughout has no numbers to compare: an input of it is missing here.
      guard signature.contains(/=[-0-9]/) else { continue }
      if let other = texts.updateValue(name, forKey: signature) {
        Issue.record("\(name) and \(other) give one number")
      }
    }
  }
}
