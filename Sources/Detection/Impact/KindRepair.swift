internal import Calendars
internal import Currencies
internal import Deals
internal import Forecasting

/// One rule's open deals with the values to which they are put right.
struct KindRepair {
  let kind: ViolationKind
  let repair: ContractRepair
  /// Those for which there is a value.
  private(set) var deals: [Int] = []
  private(set) var repairs: [FactRepair] = []
  /// What stands there, and what it is put to.
  private(set) var texts: [Int: (before: String?, after: String?)] = [:]

  init(
    _ kind: ViolationKind, _ repair: ContractRepair, deals: [Int], known: KnownDeals,
    typical: TypicalValues, forecaster: Forecaster, target: ForecastTarget
  ) throws(ForecastError) {
    self.kind = kind
    self.repair = repair
    switch repair {
    case .removal: self.deals = deals
    case .typicalCloseDate:
      guard known.recorded.contains(.closeDay) else { return }
      for deal in deals {
        let latest = known.latest(deal)
        guard let day = typical.closeDay(stage: latest.stage) else { continue }
        add(deal, .closeDay(day), known, latest.closeDay?.iso8601, day.iso8601)
      }
    case .usualCategory:
      guard known.recorded.contains(.category) else { return }
      for deal in deals {
        let latest = known.latest(deal)
        guard let category = typical.category(stage: latest.stage) else { continue }
        add(deal, .category(category), known, latest.category?.name, category.name)
      }
    case .priceOfLikeDeals:
      let prices = try forecaster.pricesOfLikeDeals(Set(deals), target)
      let currency = known.settings.currency
      for deal in deals {
        guard let price = prices[deal] else { continue }
        let text = { (amount: Int64) in
          Money(minorUnits: amount, currency: currency).decimalString
        }
        add(deal, .amount(price), known, known.latest(deal).amount.map(text), text(price))
      }
    }
  }

  private mutating func add(
    _ deal: Int, _ value: FactRepair.Value, _ known: KnownDeals, _ before: String?,
    _ after: String
  ) {
    deals.append(deal)
    repairs.append(FactRepair(id: known.id(deal), value: value))
    texts[deal] = (before, after)
  }
}
