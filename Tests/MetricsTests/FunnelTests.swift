import Deals
import TestSupport
import Testing

@testable import Metrics

@Suite("Stages: conversion, drop-off, durations")
struct FunnelTests {
  private static let ends = [
    "drop_off.advanced", "drop_off.lost", "drop_off.moved_back", "drop_off.still_open",
    "drop_off.deleted",
  ]

  @Test("where visits ended sums to 1 exactly, for every node and stage", arguments: SQLCRM.cases)
  func splitIsWhole(question: SQLCRM.Case) throws {
    let frame = try MetricFrame(
      try MetricCRM.fixed.get(), question.period, asOf: question.asOf, levels: ["manager", "owner"])
    let facts = MetricFacts(frame)
    for node in facts.tree.nodes {
      let readings = try Self.ends.map { name in
        try #require(MetricRegistry.find(name)).readings(facts, node)
      }
      for stage in readings[0].indices {
        let parts = readings.map { $0[stage] }
        #expect(Set(parts.map(\.count)).count == 1)
        guard parts[0].count > 0 else {
          #expect(parts.allSatisfy { $0.value == nil })
          continue
        }
        let visits = Double(parts[0].count)
        let counted = try parts.reduce(0) { sum, part in
          sum + Int((try #require(part.value) * visits).rounded())
        }
        #expect(counted == parts[0].count)
      }
    }
  }

  @Test("a median with censoring, and its interval")
  func median() {
    // Weeks in remission under 6-MP, Freireich et al. 1963: 23, from 13 on; the curve's upper band never
    // falls to one half. R: survfit(Surv(weeks, relapse) ~ 1, conf.type = "log-log").
    let relapses = [6, 6, 6, 7, 10, 13, 16, 22, 23].map(Double.init)
    let censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map(Double.init)
    let reading = MetricReading.censoredQuantile(
      0.5, of: relapses + censored,
      hasEnded: relapses.map { _ in true } + censored.map { _ in false }, least: 10)
    #expect(reading.value == 23)
    #expect(reading.lower == 13)
    #expect(reading.upper == nil)
    #expect(reading.count == 21)
    #expect(reading.flags.isEmpty)
  }

  @Test("a chance within a horizon says when nobody could be followed so far")
  func shortFollowUp() {
    let young = MetricReading.incidence(within: 90, days: [10, 20], causes: [1, 0], least: 1)
    #expect(young.value == 0.5)
    #expect(young.flags == [.partial])
    let old = MetricReading.incidence(within: 90, days: [10, 95], causes: [1, 0], least: 1)
    #expect(old.value == 0.5)
    #expect(old.flags.isEmpty)
    // What comes after the horizon is not within it.
    let late = MetricReading.incidence(within: 90, days: [91, 95], causes: [1, 0], least: 1)
    #expect(late.value == 0)
    let none = MetricReading.incidence(within: 90, days: [10, 20], causes: [0, 0], least: 1)
    #expect(none.value == nil)
    #expect(none.count == 2)
  }

  @Test("what comes after the as-of day changes no value")
  func looksNotAhead() throws {
    let early = VectorCRM("early", VectorCRM.funnel.files.map { ($0.kind, before($0)) })
    for period in ["2025-Q1", "2025-03"] {
      for levels in [[], ["owner"], ["source"]] {
        let whole = MetricFacts(
          try MetricFrame(
            try MetricCRM.book(.funnel), period, asOf: "2025-03-20", levels: levels))
        let cut = MetricFacts(
          try MetricFrame(try MetricCRM.book(early), period, asOf: "2025-03-20", levels: levels))
        #expect(whole.tree.nodes.map(\.name) == cut.tree.nodes.map(\.name))
        for (node, other) in zip(whole.tree.nodes, cut.tree.nodes) {
          for metric in MetricRegistry.funnel {
            #expect(
              metric.readings(whole, node) == metric.readings(cut, other),
              "\(metric.name) \(node.name)")
          }
        }
      }
    }
  }

  /// The file as it would have been exported at the end of 20 March 2025.
  private func before(_ file: VectorCRM.File) -> String {
    let rows = file.text.split(separator: "\n").map(String.init)
    switch file.kind {
    case .history:
      // The moments are the second field, and sort as texts.
      return rows.filter { row in
        let at = row.split(separator: ",")[1]
        return at == "changed_at" || at < "2025-03-21"
      }.joined(separator: "\n")
    case .deals:
      // F7 was not there yet, and F9 not lost.
      return rows.filter { !$0.hasPrefix("F7,") }.map { row in
        row.hasPrefix("F9,")
          ? "F9,Ben,Web,Negotiation,600,2025-06-30,2024-12-01T00:00:00Z,,,,false" : row
      }.joined(separator: "\n")
    case .leads:
      return rows.filter { !$0.hasPrefix("L4,") }.joined(separator: "\n")
    default: return file.text
    }
  }
}
