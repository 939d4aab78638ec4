/// Exchange rates into one reporting currency, by table, currency and day.
///
/// In `spot` and `budget` each rate holds until the next one of its currency, in `static` the newest
/// one holds for every day. Asked "as known at" a day, rates that became known later do not exist.
public struct DatedRates: Hashable, Sendable {
  private struct Key: Hashable {
    let table: RateTable
    let currency: Currency
  }

  /// Per table and currency by day, then by the day of knowledge, then in the order given.
  private var lists: [Key: [DatedRate]] = [:]

  /// Rates in any order; of two for one day the one that became known last holds, of two known on
  /// one day the one given last.
  public init(_ rates: [DatedRate] = []) {
    for rate in rates {
      lists[Key(table: rate.table, currency: rate.currency), default: []].append(rate)
    }
    for (key, list) in lists {
      lists[key] = list.enumerated().sorted {
        ($0.element.day, $0.element.known, $0.offset)
          < ($1.element.day, $1.element.known, $1.offset)
      }.map(\.element)
    }
  }

  /// The rate of a currency on a day; `nil` when there is none, or none is known yet.
  ///
  /// - Parameter knownAt: only rates known at the end of this day count; `nil` for all.
  public func rate(
    of currency: Currency, onDay day: Int32, table: RateTable = .spot, knownAt: Int32? = nil
  ) -> ExchangeRate? {
    guard let list = lists[Key(table: table, currency: currency)] else { return nil }
    var low = 0
    var high = list.count
    // Of a static table the newest rate holds, whatever day is asked about.
    if table == .static { low = high }
    while low < high {
      let middle = (low + high) / 2
      if list[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    let limit = knownAt ?? .max
    return list[..<low].last { $0.known <= limit }?.rate
  }

  /// An amount in the reporting currency, rounded once, half to even, in whole numbers; `nil`
  /// without a rate.
  ///
  /// An amount that is in the reporting currency already is given back as it is.
  ///
  /// - Throws: ``CurrencyError/overflow(_:)``.
  public func convert(
    _ money: Money, to reporting: Currency, onDay day: Int32, table: RateTable = .spot,
    knownAt: Int32? = nil
  ) throws(CurrencyError) -> Money? {
    if money.currency == reporting { return money }
    return try total(
      [DatedAmount(money, onDay: day)], in: reporting, table: table, knownAt: knownAt)
  }

  /// The sum of amounts in the reporting currency, each by the rate of its day: exact to the end,
  /// where it is rounded once, half to even; `nil` when a rate is missing (see ``missing(for:in:table:knownAt:)``).
  ///
  /// - Throws: ``CurrencyError/overflow(_:)`` for a sum of some 10^16 major units or more.
  public func total(
    _ amounts: some Sequence<DatedAmount>, in reporting: Currency, table: RateTable = .spot,
    knownAt: Int32? = nil
  ) throws(CurrencyError) -> Money? {
    var sum = ExactSum()
    for amount in amounts {
      let currency = amount.money.currency
      let rate =
        currency == reporting
        ? .one : self.rate(of: currency, onDay: amount.day, table: table, knownAt: knownAt)
      guard let rate else { return nil }
      guard sum.add(amount.money, rate) else { throw .overflow(reporting) }
    }
    guard let units = sum.minorUnits(of: reporting) else { throw .overflow(reporting) }
    return Money(minorUnits: units, currency: reporting)
  }

  /// The rates that are missing for the conversion of amounts, by the code of their currency.
  public func missing(
    for amounts: some Sequence<DatedAmount>, in reporting: Currency, table: RateTable = .spot,
    knownAt: Int32? = nil
  ) -> [MissingRate] {
    var found: [Currency: (day: Int32, count: Int)] = [:]
    for amount in amounts where amount.money.currency != reporting {
      let currency = amount.money.currency
      guard rate(of: currency, onDay: amount.day, table: table, knownAt: knownAt) == nil else {
        continue
      }
      let before = found[currency] ?? (amount.day, 0)
      found[currency] = (min(before.day, amount.day), before.count + 1)
    }
    return found.map { MissingRate(currency: $0, firstDay: $1.day, count: $1.count) }
      .sorted { $0.currency.code < $1.currency.code }
  }
}
