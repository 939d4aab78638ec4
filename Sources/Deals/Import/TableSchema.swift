/// The tables that can be imported.
public enum TableKind: String, Codable, Sendable, CaseIterable {
  case deals, history, activities, quotas, people
}

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

/// The columns of one kind of table: canonical names, Salesforce's API names and report labels.
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
    }
  }

  /// A header reduced to its letters and digits, so that `Close Date` is `close_date`.
  static func normalised(_ header: String) -> String {
    header.lowercased().filter { $0.isLetter || $0.isNumber }
  }

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
    if kind == .history, found["deal_id"] == nil, TableSchema.hasVersions(header) {
      found["deal_id"] = keys.firstIndex(of: "id")
    }
    return found
  }

  /// Since when a version of a record holds, in tables that keep every version (Fivetran).
  static let versionStart = "_fivetran_start"

  /// Whether the records are versions of deals: each deal stands there many times under its id.
  static func hasVersions(_ header: [String]) -> Bool {
    header.contains { normalised($0) == normalised(versionStart) }
  }

  /// The required columns that are not among those found.
  func missing(from found: [String: Int]) -> [String] {
    columns.filter { $0.required && found[$0.name] == nil }.map(\.name)
  }

  private static let ownerAliases = [
    "owner_id", "OwnerId", "Opportunity Owner", "owner_name", "rep", "sales_rep", "deal_owner",
    "Propietario", "Propietario de oportunidad", "hubspot_owner_id",
  ]
  private static let stageAliases = ["StageName", "deal_stage", "dealstage", "Etapa"]
  private static let amountAliases = ["value", "deal_amount", "Importe"]
  private static let closeAliases = [
    "CloseDate", "expected_close_date", "closedate", "Fecha de cierre",
  ]
  private static let categoryAliases = [
    "forecast_category", "ForecastCategory", "ForecastCategoryName", "Categoría de previsión",
  ]

  private static let deals = TableSchema(
    kind: .deals,
    columns: [
      ColumnSchema(
        "id", required: true, ["deal_id", "opportunity_id", "Id. de oportunidad", "hs_object_id"]),
      ColumnSchema("name", ["deal_name", "Opportunity Name", "title", "dealname"]),
      ColumnSchema("account", ["account_name", "AccountId", "company", "Nombre de la cuenta"]),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("manager", ["manager_name", "ManagerId"]),
      ColumnSchema("region", ["territory", "Territory2Id", "Región"]),
      ColumnSchema("segment", ["Segmento"]),
      ColumnSchema("product", ["product_family", "Producto"]),
      ColumnSchema("source", ["LeadSource", "lead_source", "Origen del prospecto"]),
      ColumnSchema("type", ["Opportunity Type", "dealtype", "Tipo"]),
      ColumnSchema("stage", required: true, stageAliases),
      ColumnSchema("amount", required: true, amountAliases),
      ColumnSchema("currency", ["CurrencyIsoCode", "deal_currency_code", "Opportunity Currency"]),
      ColumnSchema(
        "created_at", required: true,
        ["created", "created_date", "CreatedDate", "createdate", "Fecha de creación"]),
      ColumnSchema("close_date", required: true, closeAliases),
      ColumnSchema("closed_at", ["closed_date", "actual_close_date", "won_time", "closed_time"]),
      ColumnSchema("won", ["IsWon"]),
      ColumnSchema("category", categoryAliases),
      ColumnSchema("is_deleted", ["IsDeleted", "deleted"]),
    ], nameHints: ["deal", "opportunit", "oportunidad", "pipeline"])

  private static let history = TableSchema(
    kind: .history,
    columns: [
      ColumnSchema("deal_id", required: true, ["OpportunityId", "opportunity_id", "OppID"]),
      ColumnSchema(
        "changed_at", required: true,
        [
          versionStart, "CreatedDate", "created_date", "timestamp", "valid_from", "at",
          "Edit Date",
        ]),
      ColumnSchema("stage", stageAliases + ["To Stage"]),
      ColumnSchema("amount", amountAliases),
      ColumnSchema("close_date", closeAliases),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("category", categoryAliases),
      ColumnSchema("currency", ["CurrencyIsoCode"]),
      ColumnSchema("field", ["property"]),
      ColumnSchema("value", ["new_value", "NewValue"]),
    ], nameHints: ["history", "histor", "change", "event"])

  private static let activities = TableSchema(
    kind: .activities,
    columns: [
      ColumnSchema("id", ["activity_id"]),
      ColumnSchema("deal_id", required: true, ["WhatId", "opportunity_id", "OpportunityId"]),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("kind", ["type", "TaskSubtype", "EventSubtype"]),
      ColumnSchema("direction", ["CallType"]),
      ColumnSchema(
        "start", required: true,
        ["at", "start_time", "StartDateTime", "CompletedDateTime", "ActivityDate", "date"]),
      ColumnSchema("end", ["end_time", "EndDateTime"]),
      ColumnSchema("status", ["Status"]),
    ], nameHints: ["activit", "task", "event", "call", "meeting", "actividad"])

  /// The one header whose amounts are whole minor units.
  static let minorAmount = "amount_minor"

  private static let quotas = TableSchema(
    kind: .quotas,
    columns: [
      ColumnSchema("period", required: true, ["period_id", "StartDate", "quarter"]),
      ColumnSchema("region", ["territory", "Territory2Id"]),
      ColumnSchema("manager"),
      ColumnSchema("owner", ["QuotaOwnerId", "rep", "owner_id"]),
      ColumnSchema("node"),
      ColumnSchema("segment"),
      ColumnSchema("product", ["ProductFamily"]),
      ColumnSchema(
        "amount", required: true, ["QuotaAmount", "quota", "quota_amount", minorAmount]),
      ColumnSchema("currency", ["CurrencyIsoCode"]),
      ColumnSchema("known_from"),
    ], nameHints: ["quota", "target", "cuota"])

  private static let people = TableSchema(
    kind: .people,
    columns: [
      ColumnSchema("owner", required: true, ["name", "user", "sales_agent", "Id"]),
      ColumnSchema("manager", required: true, ["manager_name", "ManagerId"]),
      ColumnSchema("region", ["regional_office", "territory"]),
    ], nameHints: ["people", "team", "user", "person", "equipo"])
}
