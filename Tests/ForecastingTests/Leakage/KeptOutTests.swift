import Artifacts
import Calendars
import DealFixtures
import Deals
import Foundation
import Testing

@testable import Forecasting

@Suite("Fields that models may not use")
struct KeptOutTests {
  private func train(_ known: KnownDeals) throws -> BookingsModel {
    let running = known.calendar.quarter(containing: known.asOf + 1)
    return try BookingsModel.train(on: known, targets: [ForecastTarget(running)])
  }

  private func names(_ model: BookingsModel) -> [String] {
    (model.targets.map(\.outcome) + [model.win]).flatMap { $0.schema.columns.map(\.name) }
  }

  /// A CRM whose source is filled in at the close.
  private func leaky() throws -> LeakyCRM {
    var crm = try LeakyCRM(deals: 900, seed: 21)
    crm.set("source") { fate, noise in
      fate.isWon == nil && !noise.chance(3)
        ? nil : fate.isWon == true ? "win" : noise.chance(4) ? "win" : "loss"
    }
    crm.set("region") { _, noise in noise.chance(2) ? "North" : "South" }
    return crm
  }

  @Test("a flagged field is in no model, and the model says so; include puts it back")
  func flagged() throws {
    let crm = try leaky()
    let model = try train(try crm.known())
    #expect(model.grade == .model)
    #expect(model.keptOut == [KeptOutField(field: "source", reason: .leak)])
    #expect(!names(model).contains { $0.hasPrefix("source") })
    #expect(names(model).contains { $0.hasPrefix("region") })
    let included = try train(try crm.known(include: ["source"]))
    #expect(included.keptOut == nil)
    #expect(names(included).contains { $0.hasPrefix("source") })
    #expect(try crm.known(include: ["source"]).settings.include == ["source"])
  }

  @Test("a flagged first segment still splits, and is in no column of the win model")
  func segment() throws {
    let crm = try leaky()
    let model = try train(try crm.known(segments: ["source"]))
    #expect(model.keptOut == [KeptOutField(field: "source", reason: .leakingSegment)])
    #expect(model.grade == .model)
    for name in names(model) {
      #expect(!name.contains("win") && !name.contains("loss"), "\(name)")
      #expect(name != "recent record of segment and region")
    }
    for outcome in model.targets.map(\.outcome) + [model.win] {
      #expect(Array(outcome.schema.medianLogAmount.keys) == [""])
    }
  }

  @Test("an excluded attribute changes nothing in the model, whatever it says")
  func excluded() throws {
    var crm = try leaky()
    let first = try train(try crm.known(exclude: ["region", "source"]))
    crm.set("region") { _, noise in noise.chance(3) ? "West" : nil }
    crm.set("source") { fate, _ in fate.isWon == true ? "a" : "b" }
    let second = try train(try crm.known(exclude: ["region", "source"]))
    #expect(try CanonicalJSON.encode(first) == CanonicalJSON.encode(second))
    #expect(
      first.keptOut == ["region", "source"].map { KeptOutField(field: $0, reason: .settings) })
    #expect(!names(first).contains { $0.contains("region") })
  }

  @Test(
    "owner, amount and category can be excluded",
    arguments: [
      ("owner", ["owner's record"]), ("amount", ["log amount against its segment"]),
      ("category", ["forecast category"]), ("region", ["recent record of segment and region"]),
    ])
  func excludedField(field: String, columns: [String]) throws {
    let crm = try SampleCRM.simulated(deals: 900, quarters: 8, seed: 2)
    var settings = crm.simulatedSettings
    let day = try Day(iso: "2025-10-31")
    let with = names(try train(try crm.book(settings).known(atEndOf: day)))
    settings.exclude = [field]
    let without = names(try train(try crm.book(settings).known(atEndOf: day)))
    for column in columns {
      #expect(with.contains { $0.hasPrefix(column) })
      #expect(!without.contains { $0.hasPrefix(column) })
    }
  }

  @Test("settings and models written before read back without the new keys")
  func oldFiles() throws {
    let crm = try SampleCRM.simulated(deals: 900, quarters: 8, seed: 2)
    let model = try train(
      try crm.book(crm.simulatedSettings).known(atEndOf: Day(iso: "2025-10-31")))
    let bytes = try CanonicalJSON.encode(model)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("keptOut"))
    #expect(try JSONDecoder().decode(BookingsModel.self, from: Data(bytes)) == model)
    let settings = try CanonicalJSON.encode(crm.simulatedSettings)
    #expect(!String(decoding: settings, as: UTF8.self).contains("clude"))
    #expect(
      try JSONDecoder().decode(DealSettings.self, from: Data(settings)) == crm.simulatedSettings)
  }
}
