/// What the deals of one node add up to at one moment of one period; money in minor units.
struct TeamPeriodSums: Sendable {
  /// Won in the period by the day, and in all of it.
  var booked = 0.0
  var total = 0.0
  /// Open amount due at the day, and what was won later in the period of the deals open then.
  var openDue = 0.0
  var won = 0.0
  var openDueCount = 0
  var openDueMissing = 0
  /// Amount due at the start of the period, what of it has slipped or is lost by the day, and the sum of
  /// squares.
  var due = 0.0
  var slipped = 0.0
  var dueSquares = 0.0
  var dueCount = 0
  var dueMissing = 0
  /// Amount in Commit and due at the day, deals of it, and what was won of them.
  var committed = 0.0
  var commitWon = 0.0
  var committedCount = 0
  var committedMissing = 0

  mutating func add(_ other: TeamPeriodSums) {
    booked += other.booked
    total += other.total
    openDue += other.openDue
    won += other.won
    openDueCount += other.openDueCount
    openDueMissing += other.openDueMissing
    due += other.due
    slipped += other.slipped
    dueSquares += other.dueSquares
    dueCount += other.dueCount
    dueMissing += other.dueMissing
    committed += other.committed
    commitWon += other.commitWon
    committedCount += other.committedCount
    committedMissing += other.committedMissing
  }
}

/// What the deals of one node add up to.
struct TeamSums: Sendable {
  /// The period asked for first.
  var periods: [TeamPeriodSums]
  /// Deals created in the four weeks, now and in the same weeks of the quarters before.
  var created: [Int]
  /// Deals won in the last periods, and those that came as a surprise.
  var wins = 0
  var surprises = 0
  /// Amounts of the open deals, of the untidy ones, the sum of squares, and how many have none.
  var openAmount = 0.0
  var untidyAmount = 0.0
  var openSquares = 0.0
  var openCount = 0
  var openMissing = 0
  /// Activities by week, the last one first; empty where there are none.
  var weeks: [Double] = []

  init(periods: Int, windows: Int) {
    self.periods = Array(repeating: TeamPeriodSums(), count: periods)
    created = Array(repeating: 0, count: windows)
  }

  mutating func add(_ other: TeamSums) {
    for age in periods.indices { periods[age].add(other.periods[age]) }
    for window in created.indices { created[window] += other.created[window] }
    wins += other.wins
    surprises += other.surprises
    openAmount += other.openAmount
    untidyAmount += other.untidyAmount
    openSquares += other.openSquares
    openCount += other.openCount
    openMissing += other.openMissing
    guard !other.weeks.isEmpty else { return }
    if weeks.isEmpty { weeks = Array(repeating: 0, count: other.weeks.count) }
    for week in weeks.indices { weeks[week] += other.weeks[week] }
  }
}

/// Sums by leaf while they are collected; settled, those of a node are added up.
struct LeafSums<Sum: Sendable>: Sendable {
  private var sums: [Sum] = []
  private let empty: Sum
  private var column = LeafColumn<Sum>()

  init(_ empty: Sum) { self.empty = empty }

  mutating func change(_ leaf: Int32, _ body: (inout Sum) -> Void) {
    while sums.count <= Int(leaf) { sums.append(empty) }
    body(&sums[Int(leaf)])
  }

  mutating func settle(_ places: LeafPlaces) {
    for (leaf, sum) in sums.enumerated() { column.append(sum, leaf: Int32(leaf)) }
    sums = []
    column.settle(places)
  }

  func of(_ node: MetricNode, _ add: (inout Sum, Sum) -> Void) -> Sum {
    column.of(node).reduce(into: empty, add)
  }
}
