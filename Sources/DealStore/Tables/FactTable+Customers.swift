internal import Deals

/// Leads, accounts, merged deals.
extension FactTable {
  static let leads: FactTable = {
    var table = FactTable(
      "leads", key: ["id"], headers: ["created": "created_at", "converted": "converted_at"],
      blank: LeadFact(id: "", created: 0),
      get: { $0.leads }, append: { $0.leads.append($1) },
      [
        .text("id", \.id), .number("created", .instant, \.created),
        ListColumn(
          column: FactColumn("is_converted", .flag), write: { try $1.bind($0.isConverted ? 1 : 0) },
          read: { $2.isConverted = $0.integer($1, blank: 0) != 0 }),
        .number("converted", .instant, \.converted, blank: Blank.instant),
        .text("deal_id", \.deal), .text("account", \.account), .text("company", \.company),
        .text("source", \.source), .text("status", \.status), .text("owner", \.owner),
        .text("segment", \.segment), .text("region", \.region),
      ])
    table.isDetail = true
    return table
  }()

  static let accounts: FactTable = {
    var table = FactTable(
      "accounts", key: ["id"], headers: ["created": "created_at"],
      blank: AccountFact(id: "", name: ""),
      get: { $0.accounts }, append: { $0.accounts.append($1) },
      [
        .text("id", \.id), .text("name", \.name), .text("parent", \.parent),
        .text("industry", \.industry), .text("segment", \.segment), .text("region", \.region),
        .text("owner", \.owner), .number("created", .instant, \.created, blank: Blank.instant),
      ])
    table.isDetail = true
    return table
  }()

  static let merges = FactTable(
    "merges", key: ["merged_id"], headers: ["merged_id": "merged_deal", "into_id": "into"],
    blank: MergeFact(from: "", into: ""),
    get: { $0.merges }, append: { $0.merges.append($1) },
    [.text("merged_id", \.from), .text("into_id", \.into)])
}
