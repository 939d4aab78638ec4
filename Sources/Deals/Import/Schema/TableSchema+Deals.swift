/// The columns of deals and of their history, by Salesforce, HubSpot, Pipedrive, Dynamics 365.
extension TableSchema {
  static let ownerAliases = [
    "owner_id", "OwnerId", "hubspot_owner_id", "user_id", "ownerid", "Opportunity Owner",
    "owner_name",
    "Deal owner", "rep", "sales_rep", "deal_owner", "Owner", "Propietario",
    "Propietario de oportunidad", "Propietario de la oportunidad", "Propietario del negocio",
  ]
  static let stageAliases = [
    "StageName", "dealstage", "deal_stage", "deal_pipeline_stage_id", "stage_id", "salesstage",
    "stepname", "Deal Stage", "Etapa", "Etapa del negocio", "Etapa de la oportunidad",
    "Fase", "Sales Stage",
  ]
  static let amountAliases = [
    "amount", "value", "estimatedvalue", "deal_amount", "Deal Amount", "Deal value", "Est. Revenue",
    "Importe", "Valor", "Cantidad", "Monto", "Valor del negocio", "Ingresos estimados",
  ]
  static let currencyAliases = [
    "CurrencyIsoCode", "deal_currency_code", "transactioncurrencyid", "Opportunity Currency",
    "Amount Currency", "Moneda", "Divisa", "Divisa del importe",
  ]
  static let closeAliases = [
    "CloseDate", "closedate", "expected_close_date", "estimatedclosedate", "Close Date",
    "Expected close date", "Est. Close Date", "Fecha de cierre", "Fecha de cierre prevista",
    "Fecha de cierre estimada",
  ]
  static let categoryAliases = [
    "forecast_category", "ForecastCategory", "ForecastCategoryName", "hs_manual_forecast_category",
    "msdyn_forecastcategory", "Forecast Category", "Categoría de previsión",
    "Categoría de pronóstico",
  ]
  static let createdAliases = [
    "created", "created_date", "CreatedDate", "createdate", "add_time", "createdon", "Create Date",
    "Deal created", "Created On", "Fecha de creación", "Fecha de creacion del negocio",
  ]
  static let lossReasonAliases = [
    "Loss_Reason__c", "Loss Reason", "closed_lost_reason", "hs_closed_lost_reason", "lost_reason",
    "Closed Lost Reason", "reason_lost", "Lost_Reason__c", "Reason for loss", "Motivo de pérdida",
    "Motivo de la pérdida", "Motivo del cierre perdido", "Razón de pérdida",
  ]
  static let deletedAliases = [
    "IsDeleted", "deleted", "_fivetran_deleted", "Eliminado",
  ]

  static let deals = TableSchema(
    kind: .deals,
    columns: [
      ColumnSchema(
        "id", required: true,
        [
          "Id", "hs_object_id", "opportunityid", "deal_id", "opportunity_id", "Record ID",
          "Opportunity ID", "Id. de oportunidad", "Id. de registro", "ID de registro",
        ]),
      ColumnSchema(
        "name",
        [
          "Name", "dealname", "title", "deal_name", "Opportunity Name", "Deal Name", "Topic",
          "Nombre de la oportunidad", "Nombre del negocio", "Título",
        ]),
      ColumnSchema(
        "account",
        [
          "AccountId", "org_name", "org_id", "parentaccountid", "account_name", "Account Name",
          "Associated Company", "Organization", "company", "Nombre de la cuenta", "Cuenta",
          "Empresa asociada", "Organización",
        ]),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("manager", ["manager_name", "ManagerId", "Gerente", "Jefe"]),
      ColumnSchema(
        "region", ["Territory2Id", "territory", "HubSpot Team", "Región", "Territorio"]),
      ColumnSchema("segment", ["Segmento"]),
      ColumnSchema("product", ["product_family", "Producto", "Familia de productos"]),
      ColumnSchema(
        "source",
        [
          "LeadSource", "hs_analytics_source", "lead_source", "Lead Source",
          "Original Traffic Source", "Origen del prospecto", "Origen del candidato",
          "Fuente original del tráfico",
        ]),
      ColumnSchema(
        "type", ["dealtype", "Opportunity Type", "Deal Type", "Tipo", "Tipo de negocio"]),
      ColumnSchema("stage", required: true, stageAliases),
      ColumnSchema("status", ["statecode", "Status", "Estado"]),
      ColumnSchema("amount", required: true, amountAliases),
      ColumnSchema("closed_amount", ["actualvalue", "Actual Revenue", "Ingresos reales"]),
      ColumnSchema("currency", currencyAliases),
      ColumnSchema(
        "probability",
        [
          "hs_deal_stage_probability", "closeprobability", "Probability (%)", "Deal probability",
          "Probabilidad (%)", "Probabilidad", "Probabilidad del negocio",
        ]),
      ColumnSchema("created_at", required: true, createdAliases),
      ColumnSchema("close_date", required: true, closeAliases),
      ColumnSchema(
        "closed_at",
        [
          "hs_closed_won_date", "close_time", "won_time", "actualclosedate", "closed_date",
          "actual_close_date", "closed_time", "Deal closed on", "Actual Close Date",
          "Fecha de cierre real",
        ]),
      ColumnSchema("lost_at", ["lost_time", "Lost time"]),
      ColumnSchema("loss_reason", lossReasonAliases),
      ColumnSchema("won", ["IsWon", "hs_is_closed_won", "Is Closed Won", "Ganada"]),
      ColumnSchema("is_closed", ["IsClosed", "hs_is_closed", "Is Deal Closed?", "Cerrada"]),
      ColumnSchema("category", categoryAliases),
      ColumnSchema("is_deleted", deletedAliases),
      // A deleted record is changed last by its deletion.
      ColumnSchema(
        "deleted_at", ["deleted_time", "SystemModstamp", "LastModifiedDate", "update_time"]),
      ColumnSchema("merged_into", ["MasterRecordId"]),
      ColumnSchema("merged_ids", ["hs_merged_object_ids", "Merged Deal IDs", "Merged Record IDs"]),
    ], nameHints: ["deal", "opportunit", "oportunidad", "pipeline", "negocio"])

  static let history = TableSchema(
    kind: .history,
    columns: [
      ColumnSchema(
        "deal_id", required: true,
        ["OpportunityId", "opportunity_id", "OppID", "objectId", "Opportunity ID"]),
      ColumnSchema(
        "changed_at", required: true,
        [
          versionStart, "CreatedDate", "created_date", "timestamp", "valid_from", "at",
          "log_time", "Edit Date", "Last Stage Change Date", "Fecha de modificación",
        ]),
      ColumnSchema("stage", stageAliases + ["To Stage", "Hasta etapa", "A la etapa"]),
      ColumnSchema("amount", amountAliases.filter { $0 != "value" && $0 != "Valor" }),
      ColumnSchema("close_date", closeAliases),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("category", categoryAliases),
      ColumnSchema("currency", currencyAliases),
      ColumnSchema("field", ["property", "field_key", "name", "Field / Event", "Campo"]),
      ColumnSchema("value", ["NewValue", "new_value", "New Value", "Nuevo valor"]),
      ColumnSchema("old_value", ["OldValue", "old_value", "Old Value", "Valor anterior"]),
    ], nameHints: ["history", "histor", "change", "event", "flow"])

  /// Merged deals as tables of their own: HubSpot through Fivetran.
  static let merges = TableSchema(
    kind: .merges,
    columns: [
      ColumnSchema("into", required: true, ["deal_id"]),
      ColumnSchema("merged_deal", required: true, ["merged_deal_id"]),
    ], nameHints: ["merge"])

  /// The pipelines' stages with their order, outcome and default probability.
  static let stages = TableSchema(
    kind: .stages,
    columns: [
      ColumnSchema("id", required: true, ["stage_id", "ApiName", "stageId", "internal_name"]),
      ColumnSchema("label", required: true, ["MasterLabel", "stage_name", "Etiqueta"]),
      ColumnSchema(
        "order", required: true, ["display_order", "SortOrder", "displayOrder", "order_nr"]),
      ColumnSchema("is_closed", ["IsClosed"]),
      ColumnSchema("loss_reason", lossReasonAliases),
      ColumnSchema("won", ["closed_won", "IsWon"]),
      ColumnSchema("probability", ["DefaultProbability", "deal_probability"]),
      ColumnSchema("category", categoryAliases),
      ColumnSchema("is_deleted", deletedAliases),
    ], nameHints: ["stage", "etapa"])
}
