import Calendars
import Currencies
import DealStore
import Deals
import Foundation
import Tabular

/// A small CRM by hand, with blanks, repeated rows and a deal known only by its history.
struct Sample {
  static func stages() throws -> StageList {
    try StageList([
      Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open),
      Stage(name: "Won", kind: .won), Stage(name: "Lost", kind: .lost),
    ])
  }

  static func settings(_ stages: StageList? = nil) throws -> DealSettings {
    DealSettings(
      currency: .eur, hierarchy: ["region", "owner"], stages: try stages ?? Self.stages())
  }

  static func facts() -> DealFacts {
    var facts = DealFacts()
    facts.addDeal("D-1", created: 1_000, stage: 1, amount: 12_345, owner: "Ada", region: "EMEA")
    facts.addDeal("D-2", created: 2_000, closed: 9_000, stage: 2, amount: -5, owner: "Grace")
    facts.addDeal("D-ñ3", created: -50, stage: 0, owner: nil, region: "EMEA")
    facts.addDeal("D-4", created: 3_000, closed: 8_000, stage: 3, amount: .max, category: 5)
    facts.addDeal("D-5", created: Blank.instant, stage: 0, amount: 0)
    facts.addChange("D-1", at: 1_100, says: .stage, stage: 0)
    facts.addChange("D-1", at: 1_200, says: [.stage, .amount], stage: 1, amount: 12_345)
    facts.addChange("D-1", at: 1_200, says: [.stage, .amount], stage: 1, amount: 777)
    facts.addChange("D-2", at: 9_000, says: .stage, stage: 2)
    facts.addChange("D-2", at: 9_000, says: .stage, stage: 2)
    facts.addChange("D-9", at: 5_000, says: [.owner, .closeDay, .category], owner: "Ada")
    facts.addActivity("D-1", at: 1_150)
    facts.addActivity("D-1", at: 1_150)
    facts.addActivity("D-2", at: 2_500)
    facts.quotas = [
      QuotaFact(period: "2025-Q4", path: [:], amount: 100_000, knownFrom: Blank.instant),
      QuotaFact(
        period: "2025-Q4", path: ["region": "EMEA", "owner": "Ada \"A\" / ñ"], amount: 60_000,
        knownFrom: 500),
    ]
    facts.people = [
      PersonFact(owner: "Ada", manager: "Grace", region: "EMEA"),
      PersonFact(owner: "Grace", manager: "", region: ""),
    ]
    return facts
  }

  static let files = [
    ImportedFile(path: "exports/deals.csv", kind: "deals", sha256: "aa", records: 4),
    ImportedFile(path: "exports/history.csv", kind: "history", sha256: "bb", records: 6),
  ]

  static let day = Day(number: 20_000)
}

extension DealFacts {
  mutating func addDeal(
    _ id: String, created: Int64, closed: Int64 = Blank.instant, stage: Int16,
    amount: Int64 = Blank.amount, owner: String? = "Ada", region: String? = nil,
    category: Int8 = -1
  ) {
    deals.deal.append(ids.intern(id))
    deals.created.append(created)
    deals.closed.append(closed)
    deals.closeDay.append(closed == Blank.instant ? Blank.day : -7)
    deals.stage.append(stage)
    deals.amount.append(amount)
    deals.currency.append(Blank.code)
    deals.deleted.append(Blank.instant)
    deals.owner.append(owner.map { owners.intern($0) } ?? Blank.code)
    deals.category.append(category)
    for (position, name) in DealSettings.attributeNames.enumerated() {
      let label = name == "region" ? region : "\(name) of \(id)"
      deals.attributes[position].append(
        label.map { attributes[position].intern($0) } ?? Blank.code)
    }
  }

  mutating func addChange(
    _ id: String, at: Int64, says: HistoryFields, stage: Int16 = -1,
    amount: Int64 = Blank.amount, owner: String? = nil
  ) {
    history.deal.append(ids.intern(id))
    history.at.append(at)
    history.says.append(says.rawValue)
    history.stage.append(stage)
    history.amount.append(amount)
    history.currency.append(Blank.unsaid)
    history.closeDay.append(says.contains(.closeDay) ? 20_100 : Blank.day)
    history.owner.append(owner.map { owners.intern($0) } ?? Blank.code)
    history.category.append(says.contains(.category) ? 4 : -1)
  }

  mutating func addActivity(_ id: String, at: Int64) {
    activities.deal.append(ids.intern(id))
    activities.at.append(at)
  }

  /// Every row as text, sorted: equal for facts that say the same.
  var rows: [String] {
    var rows: [String] = []
    func label(_ table: SymbolTable, _ code: Int32) -> String {
      code < 0 ? "-" : "'\(table.string(code))'"
    }
    for row in 0..<deals.count {
      let labels = attributes.indices.map { label(attributes[$0], deals.attributes[$0][row]) }
      rows.append(
        "deal \(ids.string(deals.deal[row])) \(deals.created[row]) \(deals.closed[row]) "
          + "\(deals.closeDay[row]) \(deals.stage[row]) \(deals.amount[row]) "
          + "\(label(owners, deals.owner[row])) \(deals.category[row]) \(labels)")
    }
    for row in 0..<history.count {
      rows.append(
        "change \(ids.string(history.deal[row])) \(history.at[row]) \(history.says[row]) "
          + "\(history.stage[row]) \(history.amount[row]) \(history.closeDay[row]) "
          + "\(label(owners, history.owner[row])) \(history.category[row])")
    }
    for row in 0..<activities.count {
      rows.append("activity \(ids.string(activities.deal[row])) \(activities.at[row])")
    }
    rows += quotas.map { quota in
      "quota \(quota.period) \(quota.path.sorted { $0.key < $1.key }) \(quota.amount) "
        + "\(quota.knownFrom)"
    }
    rows += people.map { "person \($0.owner) \($0.manager) \($0.region)" }
    return rows.sorted()
  }
}

/// A folder of its own for one test, removed at the end.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "aforo-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a project's store.
  var storePath: String { url.appendingPathComponent(".aforo/store.sqlite").path }

  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.appendingPathComponent(name).path)[
      .posixPermissions] as? Int
  }
}
