/// The exchange rate of a currency from a day on.
public struct DatedRate: Hashable, Sendable, Codable {
  /// The currency that is converted.
  public let currency: Currency
  /// The first day on which the rate holds, in days since 1970-01-01.
  public let day: Int32
  /// What one major unit of the currency is worth, in major units of the reporting currency.
  public let rate: Double

  /// A rate that holds from a day on, given in days since 1970-01-01.
  public init(currency: Currency, day: Int32, rate: Double) {
    self.currency = currency
    self.day = day
    self.rate = rate
  }
}

/// Exchange rates into one reporting currency; each holds until the next one of its currency.
public struct DatedRates: Hashable, Sendable {
  private var byCurrency: [Currency: [DatedRate]] = [:]

  /// A table of rates, in any order; of two for one currency and day the last one holds.
  ///
  /// Rates that are not finite and above zero are left out.
  public init(_ rates: [DatedRate] = []) {
    for rate in rates where rate.rate > 0 && rate.rate < .infinity {
      byCurrency[rate.currency, default: []].append(rate)
    }
    for (currency, list) in byCurrency {
      var ordered: [DatedRate] = []
      for entry in list.enumerated().sorted(by: {
        ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
      }) {
        if ordered.last?.day == entry.element.day { ordered.removeLast() }
        ordered.append(entry.element)
      }
      byCurrency[currency] = ordered
    }
  }

  /// The rate of the latest day on or before `day`; `nil` when there is none.
  public func rate(of currency: Currency, onDay day: Int32) -> Double? {
    guard let list = byCurrency[currency] else { return nil }
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : list[low - 1].rate
  }

  /// An amount in the reporting currency, rounded half to even; `nil` without a rate.
  ///
  /// An amount that is in the reporting currency already is given back as it is.
  ///
  /// - Throws: ``CurrencyError/overflow(_:)``.
  public func convert(
    _ money: Money, to reporting: Currency, onDay day: Int32
  ) throws(CurrencyError) -> Money? {
    if money.currency == reporting { return money }
    guard let rate = rate(of: money.currency, onDay: day) else { return nil }
    let scale = Double(reporting.minorUnitsPerMajor) / Double(money.currency.minorUnitsPerMajor)
    let units = (Double(money.minorUnits) * rate * scale).rounded(.toNearestOrEven)
    guard let exact = Int64(exactly: units) else { throw .overflow(reporting) }
    return Money(minorUnits: exact, currency: reporting)
  }
}
