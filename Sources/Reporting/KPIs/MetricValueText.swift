internal import Currencies
internal import Metrics

/// Values of metrics for people and for machines.
struct MetricValueText {
  let unit: MetricUnit
  let currency: Currency
  let numbers: NumberText

  init(_ metric: MetricDefinition, currency: Currency, language: OutputLanguage) {
    unit = metric.unit
    self.currency = currency
    numbers = NumberText(language)
  }

  /// The value with as many digits as a reader needs; a dash where there is none.
  func short(_ value: Double?) -> String {
    guard let value, value.isFinite else { return NumberText.none }
    switch unit {
    case .count: return numbers.fixedGrouped(value)
    case .money, .moneyPerDay: return numbers.amount(minor(value), currency)
    case .share: return numbers.precisePercent(value)
    case .change: return (value > 0 ? "+" : "") + numbers.precisePercent(value)
    case .ratio, .number: return numbers.fixed(value, 2)
    case .days: return numbers.fixed(value, 1)
    case .seconds: return numbers.fixed(value, 0)
    }
  }

  /// The two ends of an interval; empty where there is none.
  func interval(_ reading: MetricReading) -> String {
    guard let lower = reading.lower, let upper = reading.upper else { return "" }
    return "\(short(lower)) – \(short(upper))"
  }

  /// The unit in words, for the heading of a list.
  func unitName(_ words: OutputLanguage) -> String {
    switch unit {
    case .count, .share, .change, .ratio, .number: ""
    case .money: currency.code
    case .moneyPerDay: "\(currency.code)/\(words("day"))"
    case .days: words("days")
    case .seconds: words("seconds")
    }
  }

  /// The value for JSON: money as a decimal string, everything else as a number.
  func json(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    switch unit {
    case .money, .moneyPerDay: return .money(minor(value), currency)
    case .count where value.rounded() == value && abs(value) < 9e15: return .integer(Int(value))
    default: return .number(value)
    }
  }

  /// Appends the value to a CSV record.
  func append(_ value: Double?, to csv: inout CSVText) {
    guard let value, value.isFinite else { return csv.text(nil) }
    switch unit {
    case .money, .moneyPerDay: csv.money(minor(value), currency)
    case .count where value.rounded() == value && abs(value) < 9e15: csv.integer(Int(value))
    default: csv.number(value)
    }
  }

  /// Minor units, rounded to whole ones; beyond what fits, the largest there are.
  private func minor(_ value: Double) -> Int64 {
    let rounded = value.rounded(.toNearestOrAwayFromZero)
    if rounded >= 9.2e18 { return .max }
    if rounded <= -9.2e18 { return .min + 1 }
    return Int64(rounded)
  }
}

extension NumberText {
  /// A count; fractions of one, as in a combination, with two decimals.
  func fixedGrouped(_ value: Double) -> String {
    guard value.rounded() == value, abs(value) < 9e15 else { return fixed(value, 2) }
    return count(Int(value))
  }
}
