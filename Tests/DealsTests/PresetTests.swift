import Deals
import Foundation
import Tabular
import Testing

/// Headers as the systems export them (domain.md 7.1 to 7.4): each is recognised without a mapping.
@Suite("Presets")
struct PresetTests {
  struct Export: Sendable, CustomTestStringConvertible {
    let name: String
    let system: CRM?
    let kind: TableKind
    let header: String
    /// Canonical columns that must be found, and where.
    let columns: [String: String]
    var testDescription: String { name }
  }

  static let exports: [Export] = [
    Export(
      name: "Salesforce Opportunity", system: .salesforce, kind: .deals,
      header: "Id,IsDeleted,AccountId,Name,StageName,Amount,Probability,CloseDate,Type,LeadSource,"
        + "IsClosed,IsWon,ForecastCategory,ForecastCategoryName,CurrencyIsoCode,OwnerId,CreatedDate",
      columns: [
        "id": "Id", "stage": "StageName", "amount": "Amount", "probability": "Probability",
        "close_date": "CloseDate", "created_at": "CreatedDate", "owner": "OwnerId",
        "currency": "CurrencyIsoCode", "source": "LeadSource", "won": "IsWon",
        "category": "ForecastCategory", "account": "AccountId", "type": "Type",
      ]),
    Export(
      name: "Salesforce report, labels", system: .salesforce, kind: .deals,
      header: "Opportunity ID,Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,"
        + "Amount,Probability (%),Age,Close Date,Created Date,Next Step,Lead Source,Type",
      columns: [
        "id": "Opportunity ID", "owner": "Opportunity Owner", "stage": "Stage",
        "close_date": "Close Date", "created_at": "Created Date", "probability": "Probability (%)",
      ]),
    Export(
      name: "Salesforce report in Spanish", system: .salesforce, kind: .deals,
      header: "Id. de oportunidad,Propietario de oportunidad,Nombre de la cuenta,"
        + "Nombre de la oportunidad,Etapa,Importe,Probabilidad (%),Fecha de cierre,"
        + "Fecha de creación,Origen del prospecto,Tipo",
      columns: [
        "id": "Id. de oportunidad", "owner": "Propietario de oportunidad", "stage": "Etapa",
        "amount": "Importe", "close_date": "Fecha de cierre", "source": "Origen del prospecto",
        "probability": "Probabilidad (%)",
      ]),
    Export(
      name: "Salesforce OpportunityHistory", system: .salesforce, kind: .history,
      header: "Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,ExpectedRevenue,CloseDate,"
        + "Probability,ForecastCategory,PrevAmount,PrevCloseDate,CurrencyIsoCode",
      columns: [
        "deal_id": "OpportunityId", "changed_at": "CreatedDate", "stage": "StageName",
        "amount": "Amount", "close_date": "CloseDate", "category": "ForecastCategory",
      ]),
    Export(
      name: "Salesforce OpportunityFieldHistory", system: .salesforce, kind: .history,
      header: "Id,OpportunityId,Field,OldValue,NewValue,CreatedDate,CreatedById,DataType,IsDeleted",
      columns: [
        "deal_id": "OpportunityId", "changed_at": "CreatedDate", "field": "Field",
        "value": "NewValue", "old_value": "OldValue",
      ]),
    Export(
      name: "Salesforce Task", system: .salesforce, kind: .activities,
      header: "Id,WhoId,WhatId,Subject,ActivityDate,Status,OwnerId,AccountId,TaskSubtype,"
        + "CallDurationInSeconds,CallType,CompletedDateTime,CreatedDate",
      columns: [
        "id": "Id", "deal_id": "WhatId", "person": "WhoId", "start": "CompletedDateTime",
        "kind": "TaskSubtype", "direction": "CallType", "seconds": "CallDurationInSeconds",
      ]),
    Export(
      name: "Salesforce Event", system: .salesforce, kind: .activities,
      header: "Id,WhoId,WhatId,Subject,StartDateTime,EndDateTime,EventSubtype,OwnerId,AccountId",
      columns: ["deal_id": "WhatId", "start": "StartDateTime", "end": "EndDateTime"]),
    Export(
      name: "Salesforce Lead", system: .salesforce, kind: .leads,
      header: "Id,Name,Company,LeadSource,Status,Industry,OwnerId,IsConverted,ConvertedDate,"
        + "ConvertedAccountId,ConvertedOpportunityId,MasterRecordId,Country,IsDeleted,CreatedDate",
      columns: [
        "id": "Id", "created_at": "CreatedDate", "converted_at": "ConvertedDate",
        "deal_id": "ConvertedOpportunityId", "source": "LeadSource", "status": "Status",
      ]),
    Export(
      name: "Salesforce Account", system: .salesforce, kind: .accounts,
      header: "Id,Name,ParentId,Industry,BillingCountry,OwnerId,CreatedDate,IsDeleted",
      columns: ["id": "Id", "name": "Name", "parent": "ParentId", "industry": "Industry"]),
    Export(
      name: "Salesforce User", system: nil, kind: .people,
      header: "Id,Username,Name,Email,Title,IsActive,UserRoleId,ManagerId",
      columns: ["owner": "Id", "manager": "ManagerId"]),
    Export(
      name: "Salesforce ForecastingQuota", system: nil, kind: .quotas,
      header: "Id,QuotaOwnerId,PeriodId,StartDate,ProductFamily,QuotaAmount,CurrencyIsoCode",
      columns: ["owner": "QuotaOwnerId", "amount": "QuotaAmount", "period": "StartDate"]),
    Export(
      name: "Salesforce DatedConversionRate", system: .salesforce, kind: .rates,
      header: "Id,IsoCode,ConversionRate,StartDate,NextStartDate",
      columns: [
        "currency": "IsoCode", "inverse_rate": "ConversionRate", "valid_from": "StartDate",
      ]),
    Export(
      name: "Salesforce OpportunityStage", system: .salesforce, kind: .stages,
      header: "ApiName,MasterLabel,IsActive,SortOrder,IsClosed,IsWon,DefaultProbability",
      columns: ["id": "ApiName", "label": "MasterLabel", "order": "SortOrder", "won": "IsWon"]),
    Export(
      name: "HubSpot deals, internal names", system: .hubspot, kind: .deals,
      header: "hs_object_id,dealname,dealstage,pipeline,amount,deal_currency_code,closedate,"
        + "createdate,hubspot_owner_id,dealtype,hs_deal_stage_probability,hs_merged_object_ids",
      columns: [
        "id": "hs_object_id", "stage": "dealstage", "close_date": "closedate",
        "created_at": "createdate", "owner": "hubspot_owner_id", "type": "dealtype",
        "probability": "hs_deal_stage_probability", "merged_ids": "hs_merged_object_ids",
      ]),
    Export(
      name: "HubSpot deals, labels", system: .hubspot, kind: .deals,
      header: "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Currency,Close Date,Create Date,"
        + "Deal owner,Deal Type,Deal probability,Original Traffic Source",
      columns: [
        "id": "Record ID", "stage": "Deal Stage", "close_date": "Close Date",
        "created_at": "Create Date", "owner": "Deal owner", "currency": "Currency",
      ]),
    Export(
      name: "HubSpot deals in Spanish", system: .hubspot, kind: .deals,
      header: "ID de registro,Nombre del negocio,Etapa del negocio,Cantidad,Divisa,"
        + "Fecha de cierre,Fecha de creación,Propietario del negocio",
      columns: [
        "id": "ID de registro", "stage": "Etapa del negocio", "amount": "Cantidad",
        "owner": "Propietario del negocio",
      ]),
    Export(
      name: "HubSpot property history", system: nil, kind: .history,
      header: "deal_id,timestamp,source,name,source_id,value",
      columns: [
        "deal_id": "deal_id", "changed_at": "timestamp", "field": "name", "value": "value",
      ]),
    Export(
      name: "HubSpot engagements", system: .hubspot, kind: .activities,
      header: "engagement_id,engagement_type,hs_timestamp,hubspot_owner_id,deal_id",
      columns: ["id": "engagement_id", "kind": "engagement_type", "start": "hs_timestamp"]),
    Export(
      name: "Pipedrive API", system: .pipedrive, kind: .deals,
      header: "id,title,value,currency,status,stage_id,user_id,org_id,org_name,probability,"
        + "expected_close_date,add_time,update_time,won_time,lost_time,lost_reason",
      columns: [
        "id": "id", "amount": "value", "stage": "stage_id", "status": "status",
        "close_date": "expected_close_date", "created_at": "add_time", "closed_at": "won_time",
        "lost_at": "lost_time", "owner": "user_id",
      ]),
    Export(
      name: "Pipedrive export", system: .pipedrive, kind: .deals,
      header: "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,"
        + "Deal - Owner,Deal - Organization,Deal - Expected close date,Deal - Deal created,"
        + "Deal - Won time,Deal - Lost time",
      columns: [
        "id": "Deal - ID", "amount": "Deal - Value", "stage": "Deal - Stage",
        "status": "Deal - Status", "created_at": "Deal - Deal created",
        "close_date": "Deal - Expected close date",
      ]),
    Export(
      name: "Dynamics 365 opportunity", system: .dynamics, kind: .deals,
      header: "opportunityid,name,estimatedvalue,estimatedclosedate,actualvalue,actualclosedate,"
        + "closeprobability,statecode,statuscode,stepname,msdyn_forecastcategory,ownerid,createdon",
      columns: [
        "id": "opportunityid", "amount": "estimatedvalue", "close_date": "estimatedclosedate",
        "closed_at": "actualclosedate", "status": "statecode", "stage": "stepname",
        "created_at": "createdon", "category": "msdyn_forecastcategory",
      ]),
  ]

  @Test("a header is recognised with its system, kind and columns", arguments: exports)
  func recognised(export: Export) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "aforo-preset-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "export.csv")
    try Data((export.header + "\n").utf8).write(to: file)
    let profile = try FileProfile(path: file.path, fileName: "export.csv")
    #expect(profile.kind == export.kind)
    #expect(profile.crm == export.system)
    for (column, header) in export.columns {
      #expect(profile.columns[column] == header, "\(column)")
    }
  }

  @Test("Pipedrive's status ends a deal, whatever its stage; a deleted one is no fact")
  func status() throws {
    let text = """
      id,title,value,status,stage_id,expected_close_date,add_time,won_time,lost_time
      1,A,10,open,Qualify,2024-05-01,2024-01-01 10:00:00,,
      2,B,20,won,Qualify,2024-05-01,2024-01-01 10:00:00,2024-03-01 12:00:00,
      3,C,30,lost,Qualify,2024-05-01,2024-01-01 10:00:00,,2024-04-01 12:00:00
      4,D,40,deleted,Qualify,2024-05-01,2024-01-01 10:00:00,,

      """
    let reader = try ImportFixture().read(text, SourceMapping(pattern: "*", kind: .deals))
    #expect(reader.rejects.isEmpty)
    let facts = reader.facts
    let stages = try importSettings().stages
    let kinds = facts.deals.stage.map { stages.kind(Int($0)) }
    #expect(kinds == [.open, .won, .lost])
    // 2024-03-01 and 2024-04-01, 12:00 UTC, in seconds.
    #expect(facts.deals.closed == [Blank.instant, 1_709_294_400, 1_711_972_800])
    #expect(reader.files[0].passedOver == 1)
  }

  @Test("Dynamics: a won deal has its actual value, an open one the estimate")
  func actualValue() throws {
    let text = """
      opportunityid,name,estimatedvalue,estimatedclosedate,actualvalue,actualclosedate,statecode,\
      stepname,createdon
      1,A,100,2024-05-01,,,0,Qualify,2024-01-01
      2,B,200,2024-05-01,180.50,2024-04-01,1,Qualify,2024-01-01
      3,C,300,2024-05-01,0,2024-04-02,2,Qualify,2024-01-01

      """
    let reader = try ImportFixture().read(text, SourceMapping(pattern: "*", kind: .deals))
    #expect(reader.rejects.isEmpty)
    #expect(reader.facts.deals.amount == [100_00, 180_50, 300_00])
  }

  @Test("Salesforce's tasks: completed, planned, and open without a day")
  func tasks() throws {
    let text = """
      Id,WhatId,Status,ActivityDate,CompletedDateTime,TaskSubtype
      T1,D1,Completed,2024-01-03,2024-01-05T10:00:00Z,Call
      T2,D1,Open,2024-02-01,,Task
      T3,D1,Open,,,Task

      """
    let reader = try ImportFixture().read(text, SourceMapping(pattern: "*", kind: .activities))
    #expect(reader.rejects.isEmpty)
    // 2024-01-05T10:00:00Z and noon of 2024-02-01.
    #expect(reader.facts.activities.at == [1_704_448_800, 1_706_788_800])
    #expect(reader.files[0].passedOver == 1)
  }

  @Test("probabilities are percent or fraction by rule, and undecided where only 0 and 1 stand")
  func probabilityScale() {
    func divisor(_ header: String, _ values: [Double]) -> Double? {
      var scale = ProbabilityScale(header: header)
      values.forEach { scale.note($0) }
      return scale.divisor
    }
    #expect(divisor("Probability", [0, 10, 100]) == 100)
    #expect(divisor("hs_deal_stage_probability", [0, 0.2, 1]) == 1)
    #expect(divisor("Probability (%)", [0, 1]) == 100)
    #expect(divisor("probability", [0, 1, 1]) == nil)
    #expect(divisor("probability", []) == nil)
  }
}
