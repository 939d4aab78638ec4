internal import Calendars
internal import Deals

extension SampleCRM {
  /// A change of one field in a log: the old value, where the log tells it, and the new one.
  package enum LoggedChange: Sendable {
    case stage(from: String?, to: String)
    case amount(from: Int64?, to: Int64?)
    case closeDay(from: String, to: String)
    case owner(from: String?, to: String)
    case category(from: Int8, to: Int8)
    case currency(from: String, to: String)
  }

  /// Adds a record to a log of fields.
  ///
  /// - Parameter tellsOld: whether the log has old values at all.
  package mutating func log(
    _ deal: String, _ at: String, _ change: LoggedChange, tellsOld: Bool = true
  ) throws {
    try log(deal, at: seconds(at), change, tellsOld: tellsOld)
  }

  /// The same at a second.
  package mutating func log(
    _ deal: String, at: Int64, _ change: LoggedChange, tellsOld: Bool = true
  ) throws {
    var old = Change(deal: deal, at: at, says: [.isFieldLog, .before], category: -1)
    var new = Change(deal: deal, at: at, says: .isFieldLog, category: -1)
    switch change {
    case .stage(let from, let to):
      (old.stage, new.stage) = (from, to)
      old.says.formUnion(from == nil ? [] : .stage)
      new.says.insert(.stage)
    case .amount(let from, let to):
      (old.amount, new.amount) = (from, to)
      old.says.insert(.amount)
      new.says.insert(.amount)
    case .closeDay(let from, let to):
      old.closeDay = try Day(iso: from)
      new.closeDay = try Day(iso: to)
      old.says.insert(.closeDay)
      new.says.insert(.closeDay)
    case .owner(let from, let to):
      (old.owner, new.owner) = (from, to)
      old.says.formUnion(from == nil ? [] : .owner)
      new.says.insert(.owner)
    case .category(let from, let to):
      (old.category, new.category) = (from, to)
      old.says.insert(.category)
      new.says.insert(.category)
    case .currency(let from, let to):
      (old.currency, new.currency) = (from, to)
      old.says.insert(.currency)
      new.says.insert(.currency)
    }
    if tellsOld, !old.says.isDisjoint(with: .fields) { changes.append(old) }
    changes.append(new)
  }
}
