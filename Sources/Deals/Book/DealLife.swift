/// What the deals file says of one deal.
struct ExportedDeal {
  var created: Int64
  var closed: Int64
  var stage: Int16
  var amount: Int64
  var closeDay: Int32
  var owner: Int32
}

/// One history record: which fields it speaks of, and their values from then on.
struct DealChange {
  var says: HistoryFields
  var state: DealState
}

/// Rebuilds the states of a deal from its exported row and its history.
///
/// A field with recorded history is known only from its records; before the first one it is
/// unknown, never guessed from the current value. A field without any recorded history is
/// constant (owner; amount when ``AmountKnown/creation``), known at the close (amount), or unknown.
struct DealLife {
  let settings: DealSettings
  let recorded: HistoryFields

  /// Appends the states of a deal, oldest first.
  ///
  /// - Parameter changes: its history in the order of ``precedes(_:_:)``.
  /// - Returns: the time of the last state.
  func write(_ deal: ExportedDeal, changes: [DealChange], to states: inout StateColumns) -> Int64 {
    var current = initialState(of: deal, hasHistory: !changes.isEmpty)
    if let first = changes.first { current.at = min(current.at, first.state.at) }
    if deal.closed != Blank.instant { current.at = min(current.at, deal.closed) }
    let start = states.count
    var last = current
    states.append(current)
    for change in changes {
      apply(change, to: &current)
      if current.at == last.at { states.removeLast() } else if !differs(current, from: last) {
        continue
      }
      last = current
      states.append(current)
    }
    if let closing = closing(deal, after: last) {
      if closing.at == last.at, states.count - start > 1 { states.removeLast() }
      states.append(closing)
      last = closing
    }
    if !recorded.contains(.amount) { states.setClosedAmounts(from: start, deal.amount, isClosed) }
    return last.at
  }

  private func initialState(of deal: ExportedDeal, hasHistory: Bool) -> DealState {
    var state = DealState(at: deal.created)
    if !recorded.contains(.owner) || !hasHistory { state.owner = deal.owner }
    if !recorded.contains(.amount), settings.amountKnown == .creation { state.amount = deal.amount }
    return state
  }

  private func apply(_ change: DealChange, to state: inout DealState) {
    state.at = change.state.at
    if change.says.contains(.stage) { state.stage = change.state.stage }
    if change.says.contains(.amount) { state.amount = change.state.amount }
    if change.says.contains(.closeDay) { state.closeDay = change.state.closeDay }
    if change.says.contains(.owner), change.state.owner >= 0 { state.owner = change.state.owner }
    if change.says.contains(.category) { state.category = change.state.category }
  }

  /// The close that the deals file reports when the history does not hold it.
  private func closing(_ deal: ExportedDeal, after last: DealState) -> DealState? {
    guard isClosed(deal.stage), deal.closed != Blank.instant, !isClosed(last.stage) else {
      return nil
    }
    var closing = last
    closing.at = max(deal.closed, last.at)
    closing.stage = deal.stage
    if closing.closeDay == Blank.day { closing.closeDay = deal.closeDay }
    if closing.amount == Blank.amount { closing.amount = deal.amount }
    return closing
  }

  private func isClosed(_ stage: Int16) -> Bool {
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
    return left.says.rawValue < right.says.rawValue
  }
}
