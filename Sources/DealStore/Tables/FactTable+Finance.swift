internal import Deals

/// Exchange rates and what was spent.
extension FactTable {
  static let rates = FactTable(
    "rates", key: ["currency", "day", "rate_table", "known_from_instant"],
    headers: ["day": "valid_from", "rate_table": "table", "known_from_instant": "known_from"],
    blank: RateFact(currency: "", day: 0, rate: 1),
    get: { $0.rates }, append: { $0.rates.append($1) },
    [
      .text("currency", \.currency, kind: .currency), .number("day", .day, \.day),
      .text("rate_table", \.table),
      .number("known_from_instant", .instant, \.knownFrom, blank: Blank.instant),
      ListColumn(
        column: FactColumn("rate", .rate), write: { try $1.bind($0.rate) },
        read: { $2.rate = $0.number($1) }),
    ])

  static let spend: FactTable = {
    var table = FactTable(
      "spend", key: ["period", "team", "account_code"],
      blank: SpendFact(period: "", team: "", accountCode: "", amount: 0, currency: ""),
      get: { $0.spend }, append: { $0.spend.append($1) },
      [
        .text("period", \.period), .text("team", \.team), .text("account_code", \.accountCode),
        .number("amount", .amount(currency: "currency"), \.amount),
        .text("currency", \.currency, kind: .currency),
      ])
    table.isDetail = true
    return table
  }()
}
