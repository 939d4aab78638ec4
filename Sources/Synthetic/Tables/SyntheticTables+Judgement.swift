extension SyntheticTables {
  /// Header of the leads' file.
  public static let leadsHeader = [
    "id", "source", "owner", "segment", "region", "created_at", "converted_at", "deal_id",
  ]

  /// Header of the file of calls; a blank region, manager or owner stands for all.
  public static let callsHeader = [
    "period", "amount", "currency", "made_at", "made_by", "role", "region", "manager", "owner",
  ]

  /// The lead's row.
  public func leadRow(_ lead: SyntheticLead) -> [String] {
    [
      lead.id, lead.source, organisation.people[lead.owner].name, lead.segment.rawValue,
      lead.region.rawValue, ISOText.instant(lead.createdAt),
      lead.convertedAt.map(ISOText.instant) ?? "", lead.deal ?? "",
    ]
  }

  /// The call's row.
  public func callRow(_ call: SyntheticCall) -> [String] {
    let node: [String]
    switch call.node {
    case .company: node = ["CRO", "executive", "", "", ""]
    case .team(let place):
      let person = organisation.people[place]
      node = [person.manager, "manager", person.region.rawValue, person.manager, ""]
    case .representative(let place):
      let person = organisation.people[place]
      node = [person.name, "rep", person.region.rawValue, person.manager, person.name]
    }
    return [
      call.quarter.name, SyntheticTables.amount(call.amountMinor), SyntheticTables.currency,
      ISOText.instant(call.madeAt),
    ] + node
  }
}
