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

  func states(of deal: ExportedDeal, history: [DealChange]) -> [DealState] {
    let changes = history.sorted(by: DealLife.precedes)
    var current = initialState(of: deal, hasHistory: !changes.isEmpty)
    if let first = changes.first { current.at = min(current.at, first.state.at) }
    if deal.closed != Blank.instant { current.at = min(current.at, deal.closed) }
    var states = [current]
    for change in changes {
      apply(change, to: &current)
      if current.at == states[states.count - 1].at {
        states[states.count - 1] = current
      } else if differs(current, from: states[states.count - 1]) {
        states.append(current)
      }
    }
    close(deal, &states)
    return states
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

  /// Adds the close that the deals file reports when the history does not hold it, and gives a
  /// closed deal the amount of the deals file where amounts have no history.
  private func close(_ deal: ExportedDeal, _ states: inout [DealState]) {
    if isClosed(deal.stage), deal.closed != Blank.instant, let last = states.last,
      !isClosed(last.stage)
    {
      var closing = last
      closing.at = max(deal.closed, last.at)
      closing.stage = deal.stage
      if closing.closeDay == Blank.day { closing.closeDay = deal.closeDay }
      if !recorded.contains(.amount) || closing.amount == Blank.amount {
        closing.amount = deal.amount
      }
      if closing.at == last.at, states.count > 1 { states.removeLast() }
      states.append(closing)
    }
    guard !recorded.contains(.amount) else { return }
    for index in states.indices where isClosed(states[index].stage) {
      states[index].amount = deal.amount
    }
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
    return left.says.rawValue < right.says.rawValue
  }
}
