/// What the deals of one node add up to; one entry a period in arrays: the one asked for first.
struct NodeSums {
  /// Won in the period by the day, and in all of it.
  var booked: [Double]
  var total: [Double]
  /// Open amount due at the day, and what was won later in the period of the deals open then.
  var openDue: [Double]
  var won: [Double]
  /// Amount due at the start of the period, and what of it has slipped or is lost by the day.
  var due: [Double]
  var slipped: [Double]
  /// Amount in Commit and due at the day, deals of it, and what was won of them.
  var committed: [Double]
  var committedCount: [Int]
  var commitWon: [Double]
  var commitWonCount: [Int]
  /// Deals created in the four weeks, now and in the same weeks of the quarters before.
  var created = [Int](repeating: 0, count: CreationWeeks.quarters + 1)
  /// Deals won in the last periods, and those that came as a surprise.
  var wins = 0
  var surprises = 0
  /// Expected bookings by open deal, amounts of open deals, and of the untidy ones.
  var expected: [Double] = []
  var openAmount = 0.0
  var untidyAmount = 0.0
  /// Activities by week, the last one first.
  var weeks = [Double](repeating: 0, count: ActivityWeeks.count)

  init(periods: Int) {
    let zeros = [Double](repeating: 0, count: periods)
    (booked, total, openDue, won, due) = (zeros, zeros, zeros, zeros, zeros)
    (slipped, committed, commitWon) = (zeros, zeros, zeros)
    committedCount = [Int](repeating: 0, count: periods)
    commitWonCount = committedCount
  }
}
