internal import Deals

/// Quotas, people, and what people forecast.
extension FactTable {
  static let quotas = FactTable(
    "quotas", key: ["period", "path", "known_from_instant"],
    headers: ["known_from_instant": "known_from"],
    blank: QuotaFact(period: "", path: [:], amount: 0, knownFrom: Blank.instant),
    get: { $0.quotas }, append: { $0.quotas.append($1) },
    [
      .text("period", \.period), .path("path", \.path),
      .number("known_from_instant", .instant, \.knownFrom, blank: Blank.instant),
      .number("amount", .amount(currency: nil), \.amount),
    ])

  static let people = FactTable(
    "people", key: ["owner", "valid_from"],
    blank: PersonFact(owner: "", manager: "", region: ""),
    get: { $0.people }, append: { $0.people.append($1) },
    [
      .text("owner", \.owner), .number("valid_from", .instant, \.validFrom, blank: Blank.instant),
      .text("manager", \.manager), .text("region", \.region),
    ])

  static let calls = FactTable(
    "calls", key: ["period", "path", "category", "made_at", "made_by", "role"],
    blank: CallFact(
      period: "", path: [:], amount: 0, currency: "", category: "", madeAt: 0, madeBy: "",
      role: ""),
    get: { $0.calls }, append: { $0.calls.append($1) },
    [
      .text("period", \.period), .path("path", \.path), .text("category", \.category),
      .number("made_at", .instant, \.madeAt), .text("made_by", \.madeBy), .text("role", \.role),
      .number("amount", .amount(currency: "currency"), \.amount),
      .text("currency", \.currency, kind: .currency),
    ])
}
