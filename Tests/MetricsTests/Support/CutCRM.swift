import Deals
import Foundation
import TestSupport

/// The fixed small CRM as an export of a past midnight would have been: without any row or value that came
/// at that moment or later.
struct CutCRM {
  /// The files.
  let files: [(kind: TableKind, text: String)]
  private let moment: String

  /// The export of the midnight before a day, such as 2025-01-01.
  init(before day: String) throws {
    moment = day + "T00:00:00Z"
    let moment = moment
    var tables: [TableKind: [[String: String]]] = [:]
    for kind in MetricCRM.kinds { tables[kind] = try Self.rows(kind) }
    let history = (tables[.history] ?? []).filter { $0["changed_at", default: ""] < moment }
    let lives = Dictionary(grouping: history) { $0["deal_id", default: ""] }
    tables[.history] = history
    tables[.deals] = (tables[.deals] ?? []).compactMap { deal in
      lives[deal["id", default: ""]].map { Self.deal(deal, life: $0, moment) }
    }
    tables[.leads] = (tables[.leads] ?? []).filter { $0["created_at", default: ""] < moment }
      .map { Self.lead($0, moment) }
    tables[.activities] = (tables[.activities] ?? []).compactMap { Self.activity($0, moment) }
    tables[.quotas] = (tables[.quotas] ?? []).filter { $0["known_from", default: ""] < day }
    tables[.spend] = (tables[.spend] ?? []).filter { $0["period", default: ""] < day.prefix(7) }
    files = MetricCRM.kinds.map { kind in (kind, Self.text(tables[kind] ?? [])) }
  }

  /// The deal as its last record says, closed since the first of its last closed records.
  private static func deal(
    _ row: [String: String], life: [[String: String]], _ moment: String
  ) -> [String: String] {
    var deal = row
    let last = life[life.count - 1]
    for field in ["stage", "amount", "close_date", "owner", "category"] {
      deal[field] = last[field]
    }
    let isClosed = last["stage", default: ""].hasPrefix("Closed")
    deal["closed_at"] = isClosed ? last["changed_at"] : ""
    if last["stage"] != "Closed Lost" { deal["loss_reason"] = "" }
    if row["deleted_at", default: ""] >= moment {
      deal["deleted_at"] = ""
      deal["is_deleted"] = "false"
    }
    return deal
  }

  private static func lead(_ row: [String: String], _ moment: String) -> [String: String] {
    var lead = row
    if row["converted_at", default: ""] >= moment {
      lead["converted_at"] = ""
      lead["is_converted"] = "false"
      lead["deal_id"] = ""
    }
    return lead
  }

  /// What has not ended has no outcome and no length yet; what was not entered is not known.
  private static func activity(_ row: [String: String], _ moment: String) -> [String: String]? {
    var activity = row
    let start = row["start", default: ""]
    let end = row["end", default: ""]
    guard start < moment || row["created_at", default: ""] < moment else { return nil }
    if max(start, end) >= moment {
      activity["status"] = ""
      activity["seconds"] = ""
      activity["opened"] = ""
    }
    return activity
  }

  private static func rows(_ kind: TableKind) throws -> [[String: String]] {
    let path = Places.package("Tests/MetricsTests/CRM/\(kind.rawValue).csv")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private static func text(_ rows: [[String: String]]) -> String {
    guard let header = rows.first?.keys.sorted() else { return "" }
    let lines = rows.map { row in header.map { row[$0, default: ""] }.joined(separator: ",") }
    return ([header.joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }
}
