/// The systems whose exports are known by name.
public enum CRM: String, Codable, Sendable, CaseIterable {
  case salesforce, hubspot, pipedrive, dynamics

  /// The system that a header comes from: the one with most of its own names in it; `nil` where
  /// none has two, or two systems have as many.
  public static func of(header: [String]) -> CRM? {
    let keys = Set(header.map { $0.lowercased() })
    let counts = allCases.map { crm in (crm: crm, count: crm.marks.filter(keys.contains).count) }
    guard let most = counts.map(\.count).max(), most >= 2 else { return nil }
    let best = counts.filter { $0.count == most }
    return best.count == 1 ? best[0].crm : nil
  }

  /// The name that people know.
  public var title: String {
    switch self {
    case .salesforce: "Salesforce"
    case .hubspot: "HubSpot"
    case .pipedrive: "Pipedrive"
    case .dynamics: "Dynamics 365"
    }
  }

  /// Names of columns that no other system exports, in lower case.
  private var marks: [String] {
    switch self {
    case .salesforce:
      [
        "stagename", "iswon", "isclosed", "forecastcategoryname", "forecastcategory",
        "opportunityid",
        "whatid", "whoid", "leadsource", "systemmodstamp", "quotaamount", "createddate",
        "converteddate", "conversionrate", "isocode", "managerid", "accountid", "ownerid",
        "opportunity name", "opportunity owner", "probability (%)", "forecast category",
        "stage_name", "forecast_category_name", "is_won", "system_modstamp",
        "nombre de la oportunidad", "propietario de oportunidad", "id. de oportunidad",
      ]
    case .hubspot:
      [
        "dealname", "dealstage", "hs_object_id", "hubspot_owner_id", "hs_is_closed_won",
        "deal stage", "deal name", "record id", "deal owner", "deal_pipeline_stage_id",
        "property_dealname", "property_closedate", "hs_timestamp", "engagement_type",
        "etapa del negocio", "nombre del negocio", "propietario del negocio", "portal_id",
      ]
    case .pipedrive:
      [
        "add_time", "won_time", "lost_time", "stage_id", "org_id", "expected_close_date",
        "org_name",
        "deal - title", "deal - stage", "deal - value", "deal - owner", "deal - status",
        "negocio - título", "negocio - etapa", "negocio - valor", "trato - título",
      ]
    case .dynamics:
      [
        "opportunityid", "estimatedvalue", "estimatedclosedate", "statecode", "actualclosedate",
        "closeprobability", "msdyn_forecastcategory", "createdon", "est. revenue",
        "est. close date", "ingresos estimados", "(do not modify) opportunity",
      ]
    }
  }
}
