internal import Calendars

extension ContractChecker {
  /// Amounts, their currencies and rates.
  mutating func checkMoney(_ deal: CheckedDeal) {
    let raw = rawAmount(deal)
    let isKnowable = known.recorded.contains(.amount) || known.settings.amountKnown == .creation
    if deal.isOpen, isKnowable { judge(.openAmountMissing, raw.amount == nil, deal) }
    if deal.isWon { judge(.wonAmountMissing, raw.amount == nil, deal) }
    guard let amount = raw.amount else { return }
    judge(.amountNegative, amount < 0, deal)
    // A lost deal is worth 0 where the amount is the outcome; leakage tells of that.
    if deal.isWon || deal.isOpen { judge(.amountZero, amount == 0, deal) }
    guard raw.currency >= 0 else { return }
    let currency = Int(raw.currency)
    judge(.currencyUnknown, !isForeignCodeKnown[currency], deal)
    judge(.rateMissing, firstRate[currency] > momentOfRate(deal), deal)
  }

  /// The amount that the exports give it, in its own currency, as far as known.
  private func rawAmount(_ deal: CheckedDeal) -> (amount: Int64?, currency: Int32) {
    var amount = facts.deals.amount[deal.row]
    var currency = facts.deals.currency[deal.row]
    for row in history.rows(of: deal.id) {
      let says = HistoryFields(rawValue: facts.history.says[Int(row)])
      guard !says.contains(.before) else { continue }
      if says.contains(.amount) { amount = facts.history.amount[Int(row)] }
      if says.contains(.currency) { currency = facts.history.currency[Int(row)] }
    }
    return (amount == Blank.amount ? nil : amount, currency)
  }

  /// The last moment whose rate would do.
  private func momentOfRate(_ deal: CheckedDeal) -> Int64 {
    if known.settings.conversion?.basis == .creation { return deal.state.created.seconds }
    return deal.isOpen
      ? known.cutoff.seconds - 1 : deal.state.closed?.seconds ?? known.cutoff.seconds - 1
  }
}
