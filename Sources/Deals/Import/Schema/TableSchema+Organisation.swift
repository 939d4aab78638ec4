/// The columns of people, quotas, human forecasts, rates and spend.
extension TableSchema {
  /// The one header whose amounts are whole minor units.
  static let minorAmount = "amount_minor"

  static let quotas = TableSchema(
    kind: .quotas,
    columns: [
      // Salesforce's PeriodId is an opaque key: the start date beside it tells the period.
      ColumnSchema("period", required: true, ["StartDate", "period_id", "quarter", "Periodo"]),
      ColumnSchema("region", ["territory", "Territory2Id"]),
      ColumnSchema("manager"),
      ColumnSchema("owner", ["QuotaOwnerId", "rep", "owner_id", "Propietario"]),
      ColumnSchema("node"),
      ColumnSchema("segment"),
      ColumnSchema("product", ["ProductFamily"]),
      ColumnSchema(
        "amount", required: true, ["QuotaAmount", "quota", "quota_amount", minorAmount, "Cuota"]),
      ColumnSchema("currency", ["CurrencyIsoCode"]),
      ColumnSchema("known_from"),
    ], nameHints: ["quota", "target", "cuota"])

  static let people = TableSchema(
    kind: .people,
    columns: [
      ColumnSchema("owner", required: true, ["name", "user", "sales_agent", "Id"]),
      ColumnSchema("manager", required: true, ["manager_name", "ManagerId", "Gerente"]),
      ColumnSchema("region", ["regional_office", "territory"]),
      ColumnSchema("valid_from", ["since", "start_date", "effective_from"]),
    ], nameHints: ["people", "team", "user", "person", "equipo"])

  static let calls = TableSchema(
    kind: .calls,
    columns: [
      ColumnSchema("period", required: true, ["period_id", "quarter"]),
      ColumnSchema("amount", required: true, ["call", "forecast_amount", minorAmount]),
      ColumnSchema("made_at", required: true, ["submitted_at", "made_on"]),
      ColumnSchema("made_by", ["author", "submitted_by"]),
      ColumnSchema("category", categoryAliases),
      ColumnSchema("role", ["voice"]),
      ColumnSchema("region", ["territory"]),
      ColumnSchema("manager"),
      ColumnSchema("owner", ["rep", "owner_id"]),
      ColumnSchema("node"),
      ColumnSchema("currency", ["CurrencyIsoCode"]),
    ], nameHints: ["call", "commit", "submission"])

  static let rates = TableSchema(
    kind: .rates,
    columns: [
      ColumnSchema("currency", required: true, ["IsoCode", "from_currency", "Moneda", "Divisa"]),
      ColumnSchema("rate", ["exchange_rate", "Tipo de cambio", "Tasa"]),
      // Salesforce writes what one unit of the corporate currency is worth: the inverse.
      ColumnSchema("inverse_rate", ["ConversionRate", "conversion_rate"]),
      ColumnSchema("valid_from", required: true, ["StartDate", "start_date", "date", "Fecha"]),
      ColumnSchema("table", ["rate_type", "kind"]),
      ColumnSchema("known_from"),
    ], nameHints: ["rate", "currenc", "fx", "cambio"])

  static let spend = TableSchema(
    kind: .spend,
    columns: [
      ColumnSchema("period", required: true, ["period_id", "month", "quarter", "date", "Periodo"]),
      ColumnSchema("amount", required: true, ["cost", "spend", minorAmount, "Gasto", "Importe"]),
      ColumnSchema("team", required: true, ["department", "Equipo"]),
      ColumnSchema("account_code", ["gl_account", "cost_center", "campaign"]),
      ColumnSchema("currency", ["CurrencyIsoCode", "Moneda"]),
    ], nameHints: ["spend", "cost", "expense", "gasto"])
}
