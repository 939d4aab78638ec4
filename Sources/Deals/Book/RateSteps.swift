/// Which states of deals a change of exchange rates made, and what the amount was by it alone.
struct RateSteps: Sendable {
  /// Rows of the states, ascending.
  private var rows: [Int32] = []
  /// The amount that stood before, at the new rate.
  private var amounts: [Int64] = []

  var isEmpty: Bool { rows.isEmpty }

  mutating func add(state: Int, amount: Int64) {
    rows.append(Int32(state))
    amounts.append(amount)
  }

  /// What the amount before this state was at the rate of this state; `nil` where no rate changed.
  func amount(state: Int) -> Int64? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) < state { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, Int(rows[low]) == state, amounts[low] != Blank.amount else {
      return nil
    }
    return amounts[low]
  }
}
