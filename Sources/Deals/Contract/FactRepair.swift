public import Calendars
internal import Tabular

/// One record with a field put right.
public struct FactRepair: Equatable, Sendable {
  /// The field with its new value.
  public enum Value: Equatable, Sendable {
    /// The expected close day.
    case closeDay(Day)
    /// The amount in minor units of the reporting currency.
    case amount(Int64)
    /// The forecast category.
    case category(ForecastCategory)
  }

  /// The deal's identifier.
  public let id: String
  /// What is put right.
  public let value: Value

  /// A repair.
  public init(id: String, value: Value) {
    self.id = id
    self.value = value
  }
}

extension DealFacts {
  /// These facts as if the records had been put right in the last second before a moment.
  ///
  /// A field with a history gets one change more; an amount without a history is put into the deal
  /// itself, as if it had always been there. Close dates and categories without a history, and deals
  /// that are not in the facts, stay as they are.
  public func repaired(_ repairs: [FactRepair], before moment: Instant) -> DealFacts {
    var facts = self
    let sources = HistorySources(history)
    var rows: [Int32: Int] = [:]
    for (row, code) in deals.deal.enumerated() { rows[code] = row }
    for repair in repairs {
      guard let code = ids.find(repair.id), let row = rows[code] else { continue }
      facts.apply(
        repair.value, to: code, row: row, at: moment.seconds - 1, sources: sources)
    }
    return facts
  }

  private mutating func apply(
    _ value: FactRepair.Value, to code: Int32, row: Int, at: Int64, sources: HistorySources
  ) {
    var change = DealState(at: at, currency: Blank.unsaid)
    let field: HistoryFields
    switch value {
    case .closeDay(let day):
      change.closeDay = day.number
      field = .closeDay
    case .category(let category):
      change.category = category.rawValue
      field = .category
    case .amount(let amount):
      change.amount = amount
      change.currency = Blank.code
      field = .amount
      guard sources.recorded.contains(.amount) else {
        deals.amount[row] = amount
        deals.currency[row] = Blank.code
        return
      }
    }
    guard sources.recorded.contains(field) else { return }
    var says = field
    if sources.logged.contains(field) { says.insert(.isFieldLog) }
    if field == .amount, deals.currency[row] != Blank.code { says.insert(.currency) }
    history.deal.append(code)
    history.at.append(at)
    history.stage.append(-1)
    history.amount.append(change.amount)
    history.currency.append(change.currency)
    history.closeDay.append(change.closeDay)
    history.owner.append(Blank.code)
    history.category.append(change.category)
    history.says.append(says.rawValue)
  }
}
