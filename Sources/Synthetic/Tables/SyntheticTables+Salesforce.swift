/// The tables by Salesforce's API names. Region, segment, product and `deleted_at` stand for custom
/// fields.
extension SyntheticTables {
  /// Header of `Opportunity.csv`.
  public static let opportunityHeader = [
    "Id", "IsDeleted", "AccountId", "Name", "StageName", "Amount", "CurrencyIsoCode", "CloseDate",
    "Type", "LeadSource", "IsClosed", "IsWon", "ForecastCategoryName", "OwnerId", "CreatedDate",
    "Region", "Segment", "Product", "deleted_at", "Loss_Reason__c",
  ]

  /// Header of `OpportunityHistory.csv`: the values after each change of stage, amount, close date
  /// or category.
  public static let opportunityHistoryHeader = [
    "Id", "OpportunityId", "CreatedDate", "StageName", "Amount", "CurrencyIsoCode", "CloseDate",
    "ForecastCategory", "IsDeleted",
  ]

  /// Header of `OpportunityFieldHistory.csv`: one changed field in a row.
  public static let opportunityFieldHistoryHeader = [
    "Id", "OpportunityId", "Field", "DataType", "OldValue", "NewValue", "CreatedDate", "IsDeleted",
  ]

  /// The deal's row of `Opportunity.csv`.
  public func opportunityRow(_ deal: SyntheticDeal) -> [String] {
    let state = deal.finalState
    let account = NameList.company(deal.account)
    return [
      deal.id, deal.deletedAt == nil ? "false" : "true", account, "\(account) - \(deal.product)",
      state.stage.rawValue, SyntheticTables.amount(state.amountMinor), state.currency.rawValue,
      ISOText.date(state.closeDay), deal.type, deal.source,
      state.stage.isClosed ? "true" : "false", deal.isWon ? "true" : "false",
      state.category.rawValue, organisation.people[state.owner].name,
      SyntheticTables.salesforceTime(deal.createdAt), deal.region.rawValue, deal.segment.rawValue,
      deal.product, deal.deletedAt.map(SyntheticTables.salesforceTime) ?? "",
      state.stage == .closedLost ? LossReason.of(deal, configuration).rawValue : "",
    ]
  }

  /// The deal's rows of `OpportunityHistory.csv`.
  public func opportunityHistoryRows(_ deal: SyntheticDeal) -> [[String]] {
    var rows: [[String]] = []
    var last: SyntheticState?
    for state in deal.history {
      defer { last = state }
      if var same = last {
        same.changedAt = state.changedAt
        same.owner = state.owner
        if same == state { continue }
      }
      rows.append([
        "\(deal.id)H\(rows.count)", deal.id, SyntheticTables.salesforceTime(state.changedAt),
        state.stage.rawValue, SyntheticTables.amount(state.amountMinor), state.currency.rawValue,
        ISOText.date(state.closeDay), state.category.rawValue, "false",
      ])
    }
    return rows
  }

  /// The deal's rows of `OpportunityFieldHistory.csv`.
  ///
  /// - Parameter ownersOnly: whether only the owner is tracked.
  public func fieldHistoryRows(_ deal: SyntheticDeal, ownersOnly: Bool = false) -> [[String]] {
    let id = deal.id
    var rows = [
      [
        "\(id)F0", id, "created", "Text", "", "",
        SyntheticTables.salesforceTime(deal.createdAt), "false",
      ]
    ]
    for (old, new) in zip(deal.history, deal.history.dropFirst()) {
      for (before, after) in zip(fields(old), fields(new)) where before.value != after.value {
        if ownersOnly && before.name != "Owner" { continue }
        rows.append([
          "\(id)F\(rows.count)", id, before.name, before.type, before.value, after.value,
          SyntheticTables.salesforceTime(new.changedAt), "false",
        ])
      }
    }
    return rows
  }

  private func fields(_ state: SyntheticState) -> [(name: String, type: String, value: String)] {
    [
      ("StageName", "DynamicEnum", state.stage.rawValue),
      ("Amount", "Currency", SyntheticTables.amount(state.amountMinor)),
      ("CloseDate", "DateOnly", ISOText.date(state.closeDay)),
      ("Owner", "Text", organisation.people[state.owner].name),
      ("ForecastCategoryName", "DynamicEnum", state.category.rawValue),
      ("CurrencyIsoCode", "Text", state.currency.rawValue),
    ]
  }

  /// `2025-03-31T10:20:30.000Z`, as Data Loader writes it.
  private static func salesforceTime(_ seconds: Int) -> String {
    ISOText.instant(seconds).replacing("Z", with: ".000Z")
  }
}
