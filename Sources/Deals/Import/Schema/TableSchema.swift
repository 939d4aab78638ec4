/// A canonical column, and the headers by which common CRMs export it.
struct ColumnSchema: Sendable {
  let name: String
  let required: Bool
  /// Compared after ``TableSchema/normalised(_:)``; the canonical name always counts.
  let aliases: [String]

  init(_ name: String, required: Bool = false, _ aliases: [String] = []) {
    self.name = name
    self.required = required
    self.aliases = aliases
  }
}

/// The columns of one kind of table: canonical names, the CRMs' API names, and their labels in
/// English and Spanish (domain.md 7.1 to 7.5). API names come before labels.
struct TableSchema: Sendable {
  let kind: TableKind
  let columns: [ColumnSchema]
  /// Words in a file's name that speak for this kind when two headers fit.
  let nameHints: [String]

  static func of(_ kind: TableKind) -> TableSchema {
    switch kind {
    case .deals: deals
    case .history: history
    case .activities: activities
    case .quotas: quotas
    case .people: people
    case .leads: leads
    case .accounts: accounts
    case .rates: rates
    case .spend: spend
    case .calls: calls
    case .stages: stages
    case .merges: merges
    }
  }

  /// A header reduced to its letters and digits, without accents and the prefixes of exporters, so
  /// that `Close Date` is `close_date`, and `property_closedate` and `Deal - Close date` are too.
  static func normalised(_ header: String) -> String {
    var text = header.lowercased()
    for prefix in ["property_", "deal - ", "negocio - ", "lead - ", "activity - ", "trato - "]
    where text.hasPrefix(prefix) {
      text = String(text.dropFirst(prefix.count))
    }
    var result = ""
    for scalar in text.unicodeScalars {
      if let plain = unaccented[scalar] {
        result.unicodeScalars.append(plain)
      } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let unaccented: [Unicode.Scalar: Unicode.Scalar] = [
    "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
  ]

  /// The position in `header` of each canonical column that it has.
  func positions(in header: [String]) -> [String: Int] {
    let keys = header.map(TableSchema.normalised)
    var found: [String: Int] = [:]
    for column in columns {
      for alias in [column.name] + column.aliases {
        if let position = keys.firstIndex(of: TableSchema.normalised(alias)) {
          found[column.name] = position
          break
        }
      }
    }
    // Salesforce's users: deals name their owners by id, so managers are ids too.
    if kind == .people, keys.contains("managerid"), let id = keys.firstIndex(of: "id") {
      found["owner"] = id
    }
    if kind == .history {
      if found["value"] == nil { found["field"] = nil }
      if found["deal_id"] == nil, TableSchema.hasVersions(header) {
        found["deal_id"] = keys.firstIndex(of: "id")
      }
      // HubSpot's table of stages entered: the value is the stage.
      if found["stage"] == nil, found["field"] == nil, keys.contains("dateentered") {
        found["stage"] = keys.firstIndex(of: "value")
        found["changed_at"] = keys.firstIndex(of: "dateentered")
        found["value"] = nil
      }
    }
    return found
  }

  /// Since when a version of a record holds, in tables that keep every version (Fivetran).
  static let versionStart = "_fivetran_start"

  /// Whether the records are versions of deals: each deal stands there many times under its id.
  static func hasVersions(_ header: [String]) -> Bool {
    header.contains { normalised($0) == normalised(versionStart) }
  }

  /// The canonical column with the name most like another.
  func nearest(to name: String) -> String? {
    columns.map(\.name).min { editDistance($0, name) < editDistance($1, name) }
  }

  /// The required columns that are not among those found.
  func missing(from found: [String: Int]) -> [String] {
    columns.filter { $0.required && found[$0.name] == nil }.map(\.name)
  }
}
