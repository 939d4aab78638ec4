extension SyntheticTables {
  /// Header of the file of what marketing and sales cost.
  public static let spendHeader = ["period", "team", "account_code", "amount", "currency"]

  /// A row for each activity of the deal, in the order of time.
  public func activityRows(_ deal: SyntheticDeal) -> [[String]] {
    let id = deal.id
    let prefix = "A" + id.dropFirst() + "-"
    let remarks = deal.remarks(configuration)
    return zip(deal.activities, remarks).enumerated().map { index, pair in
      let (activity, remark) = pair
      return [
        prefix + ISOText.padded(index + 1, to: 3), id,
        organisation.people[activity.owner].name, activity.kind.rawValue,
        activity.isInbound ? "inbound" : "outbound", ISOText.instant(activity.start),
        ISOText.instant(activity.end), remark.status, remark.person,
        remark.seconds.map(String.init) ?? "", remark.recipients.map(String.init) ?? "",
        remark.isOpened.map { $0 ? "true" : "false" } ?? "",
      ]
    }
  }

  /// A row for each call and mail to the lead before it became a deal, in the order of time.
  public func touchRows(_ lead: SyntheticLead) -> [[String]] {
    lead.touches(configuration).enumerated().map { index, touch in
      [
        "A\(lead.id)-\(index + 1)", "", organisation.people[lead.owner].name,
        touch.isCall ? "call" : "email", "outbound", ISOText.instant(touch.start),
        ISOText.instant(touch.start + touch.seconds), touch.status, lead.id,
        touch.isCall ? "\(touch.seconds)" : "", touch.isCall ? "" : "1", "",
      ]
    }
  }

  /// The row of a month's spend.
  public func spendRow(_ spend: SyntheticSpend) -> [String] {
    [
      spend.month, spend.team, spend.account, SyntheticTables.amount(spend.amountMinor),
      SyntheticTables.currency,
    ]
  }
}
