/// What the deals file says of one deal.
struct ExportedDeal {
  /// The creation that counts: of a deal into which others were merged, the earliest of all.
  var created: Int64
  /// The creation of the record itself.
  var ownCreated: Int64
  var closed: Int64
  var stage: Int16
  var amount: Int64
  var closeDay: Int32
  var owner: Int32
  var category: Int8 = -1
  /// The currency of ``amount``.
  var currency: Int32 = Blank.code
  /// The currency at the creation.
  var firstCurrency: Int32 = Blank.code
}

/// One history record: which fields it speaks of, and their values from then on.
struct DealChange {
  var says: HistoryFields
  var state: DealState
}

/// Rebuilds the states of a deal from its exported row and its history.
///
/// A field with recorded history is known only from its records; before the first one it is
/// unknown, never guessed from the current value, but for what a log of changes proves
/// (``FieldLogs``, which puts it among the records). A field without any recorded history is
/// constant (owner; amount when ``AmountKnown/creation``), known at the close (amount), or unknown.
struct DealLife {
  let settings: DealSettings
  let sources: HistorySources
  /// By currency code: its decimals beyond those of the reporting currency.
  var extraDecimals: [Int] = []

  /// Appends the states of a deal, oldest first.
  ///
  /// - Parameter changes: its history in the order of ``precedes(_:_:)``, logs opened.
  /// - Returns: the time of the last state.
  func write(_ deal: ExportedDeal, changes: [DealChange], to states: inout StateColumns) -> Int64 {
    var current = initialState(of: deal, hasHistory: !changes.isEmpty)
    if let first = changes.first { current.at = min(current.at, first.state.at) }
    if deal.closed != Blank.instant { current.at = min(current.at, deal.closed) }
    let start = states.count
    var last = current
    states.append(current)
    var closing = closingTime(of: deal, changes: changes)
    for change in changes {
      if let at = closing, at < change.state.at {
        close(deal, changes, at: at, &current, last: &last, to: &states)
        closing = nil
      }
      apply(change, to: &current)
      if current.at == last.at {
        states.removeLast()
      } else if !differs(current, from: last) {
        continue
      }
      last = current
      states.append(current)
    }
    if let closing { close(deal, changes, at: closing, &current, last: &last, to: &states) }
    if !sources.recorded.contains(.amount) {
      states.setClosedAmounts(from: start, deal.amount, isClosed)
    }
    return last.at
  }

  private func initialState(of deal: ExportedDeal, hasHistory: Bool) -> DealState {
    var state = DealState(at: deal.created, currency: deal.firstCurrency)
    let isOwnerUntold = !hasHistory && !sources.logged.contains(.owner)
    if !sources.recorded.contains(.owner) || isOwnerUntold { state.owner = deal.owner }
    if !sources.recorded.contains(.amount), settings.amountKnown == .creation {
      state.amount = deal.amount
      state.currency = deal.currency
    }
    return state
  }

  private func apply(_ change: DealChange, to state: inout DealState) {
    state.at = change.state.at
    if change.says.contains(.stage) { state.stage = change.state.stage }
    if change.says.contains(.currency) {
      state.amount = rescaled(state.amount, from: state.currency, to: change.state.currency)
      state.currency = change.state.currency
    }
    if change.says.contains(.amount) {
      state.amount = rescaled(change.state.amount, from: change.state.currency, to: state.currency)
    }
    if change.says.contains(.closeDay) { state.closeDay = change.state.closeDay }
    if change.says.contains(.owner), change.state.owner >= 0 { state.owner = change.state.owner }
    if change.says.contains(.category) { state.category = change.state.category }
  }

  /// The same figure in units of another currency. An amount whose currency was not said was read
  /// with the decimals of the reporting currency.
  private func rescaled(_ amount: Int64, from old: Int32, to new: Int32) -> Int64 {
    let extra = decimals(beyond: new) - decimals(beyond: old)
    guard extra != 0, amount != Blank.amount else { return amount }
    let factor = (0..<abs(extra)).reduce(Int64(1)) { power, _ in power * 10 }
    return extra > 0 ? amount * factor : amount / factor
  }

  private func decimals(beyond currency: Int32) -> Int {
    currency < 0 ? 0 : extraDecimals[Int(currency)]
  }

  /// When the close came that the deals file reports and the history does not hold: not before the
  /// last stage that the history tells. What was corrected after the close does not move it.
  private func closingTime(of deal: ExportedDeal, changes: [DealChange]) -> Int64? {
    guard isClosed(deal.stage), deal.closed != Blank.instant else { return nil }
    guard let last = changes.last(where: { $0.says.contains(.stage) })?.state else {
      return deal.closed
    }
    return isClosed(last.stage) ? nil : max(deal.closed, last.at)
  }

  /// The close of the deals file, with its amount and day where the history has none, unless these
  /// were changed later: then they are not those of the close.
  private func close(
    _ deal: ExportedDeal, _ changes: [DealChange], at: Int64, _ state: inout DealState,
    last: inout DealState, to states: inout StateColumns
  ) {
    let later = changes.lazy.filter { $0.state.at > at && !$0.says.contains(.before) }
    state.at = at
    state.stage = deal.stage
    if state.closeDay == Blank.day, !later.contains(where: { $0.says.contains(.closeDay) }) {
      state.closeDay = deal.closeDay
    }
    if state.amount == Blank.amount, !later.contains(where: { $0.says.contains(.amount) }) {
      state.amount = deal.amount
      state.currency = deal.currency
    }
    states.append(state)
    last = state
  }

  func isClosed(_ stage: Int16) -> Bool {
    stage >= 0 && settings.stages.kind(Int(stage)) != .open
  }

  private func differs(_ state: DealState, from other: DealState) -> Bool {
    var copy = state
    copy.at = other.at
    return copy != other
  }

  /// By time; at one instant by stage and values, so that the order of the file does not matter.
  static func precedes(_ left: DealChange, _ right: DealChange) -> Bool {
    let a = left.state
    let b = right.state
    if a.at != b.at { return a.at < b.at }
    if a.stage != b.stage { return a.stage < b.stage }
    if a.closeDay != b.closeDay { return a.closeDay < b.closeDay }
    if a.amount != b.amount { return a.amount < b.amount }
    if a.owner != b.owner { return a.owner < b.owner }
    if a.category != b.category { return a.category < b.category }
    if a.currency != b.currency { return a.currency < b.currency }
    return left.says.rawValue < right.says.rawValue
  }
}
