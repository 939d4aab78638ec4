/// The columns of activities, leads and accounts.
extension TableSchema {
  static let activities = TableSchema(
    kind: .activities,
    columns: [
      ColumnSchema("id", ["activity_id", "Id", "engagement_id"]),
      ColumnSchema(
        "deal_id", ["WhatId", "opportunity_id", "OpportunityId", "Associated Deal IDs"]),
      ColumnSchema("account", ["AccountId", "account_id", "org_id"]),
      ColumnSchema("person", ["WhoId", "lead_id", "contact_id", "person_id"]),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema(
        "kind",
        [
          "TaskSubtype", "EventSubtype", "type", "engagement_type", "Activity type",
          "activitytypecode", "Tipo de actividad",
        ]),
      ColumnSchema(
        "direction", ["CallType", "hs_call_direction", "hs_email_direction", "Dirección"]),
      ColumnSchema(
        "subject",
        [
          "Subject", "hs_meeting_title", "hs_call_title", "hs_email_subject", "hs_task_subject",
          "title", "Asunto",
        ]),
      ColumnSchema(
        "start", required: true,
        [
          "at", "start_time", "StartDateTime", "CompletedDateTime", "hs_timestamp",
          "ActivityDateTime", "ActivityDate", "due_date", "date",
        ]),
      // What is not done has no time of completion, but perhaps a day for which it is planned.
      ColumnSchema("due", ["ActivityDate", "due_date"]),
      // When a planned one was entered: what was planned on a day is known by it alone.
      ColumnSchema("created_at", ["CreatedDate", "created_date", "hs_createdate", "add_time"]),
      ColumnSchema("end", ["end_time", "EndDateTime", "hs_meeting_end_time"]),
      ColumnSchema("seconds", ["CallDurationInSeconds", "duration_seconds"]),
      ColumnSchema(
        "status",
        [
          "Status", "hs_task_status", "hs_meeting_outcome", "hs_call_status", "hs_email_status",
          "statecode", "done",
        ]),
      // A number of recipients, or a list of them.
      ColumnSchema(
        "recipients",
        [
          "recipient_count", "ToAddress", "hs_email_to_email", "torecipients", "Destinatarios",
        ]),
      ColumnSchema(
        "opened", ["is_opened", "IsOpened", "hs_email_open_count", "opencount", "open_count"]),
      ColumnSchema("is_child", ["IsChild"]),
      ColumnSchema("is_recurrence", ["IsRecurrence"]),
      ColumnSchema("is_deleted", deletedAliases),
    ],
    nameHints: ["activit", "task", "event", "call", "meeting", "engagement", "actividad"])

  static let leads = TableSchema(
    kind: .leads,
    columns: [
      ColumnSchema("id", required: true, ["lead_id", "mql_id", "Lead ID", "Id. de prospecto"]),
      ColumnSchema("company", ["Company", "organization", "Compañía"]),
      ColumnSchema("source", ["LeadSource", "lead_source", "origin", "Origen del prospecto"]),
      ColumnSchema("status", ["lead_status", "hs_lead_status", "Estado del prospecto"]),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("segment", ["business_segment", "Industry"]),
      ColumnSchema("region", ["Country", "territory"]),
      ColumnSchema(
        "created_at", required: true,
        ["CreatedDate", "created_date", "createdate", "first_contact_date", "add_time"]),
      ColumnSchema("is_converted", ["IsConverted", "converted"]),
      ColumnSchema("converted_at", ["ConvertedDate", "converted_date"]),
      ColumnSchema("deal_id", ["ConvertedOpportunityId", "converted_opportunity_id"]),
      ColumnSchema("account", ["ConvertedAccountId", "converted_account_id"]),
      ColumnSchema("is_deleted", deletedAliases),
      ColumnSchema("merged_into", ["MasterRecordId", "master_record_id"]),
    ], nameHints: ["lead", "prospect", "mql", "candidat"])

  static let accounts = TableSchema(
    kind: .accounts,
    columns: [
      ColumnSchema("id", ["account_id", "Id", "company_id"]),
      ColumnSchema("name", required: true, ["account", "account_name", "company", "Nombre"]),
      ColumnSchema("parent", ["ParentId", "parent_id", "subsidiary_of", "parent_account"]),
      ColumnSchema(
        "industry", required: true, ["sector", "Industry", "Sector"]),
      ColumnSchema("segment"),
      ColumnSchema("region", ["BillingCountry", "billing_country", "office_location", "country"]),
      ColumnSchema("owner", ownerAliases),
      ColumnSchema("created_at", ["CreatedDate", "created_date"]),
      ColumnSchema("is_deleted", deletedAliases),
      ColumnSchema("merged_into", ["MasterRecordId", "master_record_id"]),
    ], nameHints: ["account", "compan", "cuenta", "customer", "cliente"])
}
