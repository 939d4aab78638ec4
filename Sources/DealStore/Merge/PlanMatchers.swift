internal import Deals
internal import Foundation
internal import GRDB

/// What a quota is for; its amount is the value.
struct QuotaKey: Hashable {
  var period: String
  var path: [String: String]
  var knownFrom: Int64
}

/// Where a person stands; the owner's name is the key.
struct PersonPlace: Hashable {
  var manager: String
  var region: String
}

extension TableDifference {
  /// How quotas differ from the stored ones.
  init(quotas: [QuotaFact], knownFrom: Int64, _ database: Database) throws {
    let rows = quotas.map { quota in
      let key = QuotaKey(period: quota.period, path: quota.path, knownFrom: quota.knownFrom)
      return (key: key, value: quota.amount)
    }
    var matcher = KeyedMatcher(rows, knownFrom: knownFrom)
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT version, known_from, period, path, known_from_instant, amount
        FROM quotas WHERE known_until IS NULL ORDER BY version
        """)
    while let row = try cursor.next() {
      let key = QuotaKey(
        period: row.text(2) ?? "", path: try QuotaPath.decode(row.text(3) ?? ""),
        knownFrom: row.instant(4))
      matcher.match(StoredVersion(row), key: key, value: row.integer(5) ?? 0)
    }
    matcher.settle()
    self = matcher.difference
  }

  /// How people differ from the stored ones.
  init(people: [PersonFact], knownFrom: Int64, _ database: Database) throws {
    let rows = people.map { person in
      (key: person.owner, value: PersonPlace(manager: person.manager, region: person.region))
    }
    var matcher = KeyedMatcher(rows, knownFrom: knownFrom)
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT version, known_from, owner, manager, region
        FROM people WHERE known_until IS NULL ORDER BY version
        """)
    while let row = try cursor.next() {
      let place = PersonPlace(manager: row.text(3) ?? "", region: row.text(4) ?? "")
      matcher.match(StoredVersion(row), key: row.text(2) ?? "", value: place)
    }
    matcher.settle()
    self = matcher.difference
  }
}

extension StoredVersion {
  /// The first two columns of a row: its version and the day since which it is known.
  init(_ row: Row) {
    self.init(version: row.integer(0) ?? 0, knownFrom: row.integer(1) ?? 0)
  }
}

/// The node of a quota as JSON text with sorted keys.
enum QuotaPath {
  static func encode(_ path: [String: String]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(path), as: UTF8.self)
  }

  static func decode(_ text: String) throws -> [String: String] {
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    } catch {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the path of a quota is no JSON")
    }
  }
}
