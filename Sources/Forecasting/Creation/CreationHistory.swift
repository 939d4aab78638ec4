internal import Calendars
internal import Deals

/// The deals of the past by segment, prepared once so that creation can be modelled as of many
/// moments.
struct CreationHistory: Sendable {
  /// A won deal.
  struct Win: Sendable {
    let createdDay: Int32
    let closedDay: Int32
    /// Amount in minor units, brought down to the group's limit.
    var amount: Double
  }

  /// One segment with enough deals, or all the others together.
  struct Group: Sendable {
    /// Labels of the first segment attribute; "" stands for all others.
    let labels: [String]
    /// Deals created on each day from ``CreationHistory/firstDay`` on.
    let createdPerDay: [Int32]
    /// The wins, in the order of their deals' ids.
    let wins: [Win]
    /// Amounts of short-cycle wins, ascending, thinned to a fixed number of quantiles.
    let amounts: [Double]
  }

  let groups: [Group]
  let log: DealLog
  /// The day of the first creation.
  let firstDay: Day

  static let minimumDeals = 30
  static let keptAmounts = 400

  init(log: DealLog) {
    self.log = log
    let known = log.known
    let labels = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    var counts = [Int](repeating: 0, count: labels.count)
    for entry in log.entries where entry.segment >= 0 { counts[Int(entry.segment)] += 1 }
    let own = labels.indices.filter { counts[$0] >= CreationHistory.minimumDeals }
    var position = [Int](repeating: own.count, count: labels.count + 1)
    for (index, code) in own.enumerated() { position[code + 1] = index }
    let first = log.entries.reduce(Int32.max) { min($0, $1.createdDay) }
    let days = max(0, Int(known.asOf.number) - Int(first) + 1)
    var created = [[Int32]](
      repeating: Array(repeating: 0, count: days), count: own.count + 1)
    var wins = [[Win]](repeating: [], count: own.count + 1)
    for entry in log.entries {
      let group = position[Int(entry.segment) + 1]
      created[group][Int(entry.createdDay - first)] += 1
      guard entry.isWon else { continue }
      wins[group].append(
        Win(
          createdDay: entry.createdDay, closedDay: entry.closedDay,
          amount: Double(max(0, entry.amount ?? 0))))
    }
    firstDay = Day(number: first == Int32.max ? known.asOf.number : first)
    let names = own.map { [labels[$0]] } + [[""]]
    groups = names.indices.filter { own.isEmpty || created[$0].contains { $0 > 0 } }.map {
      CreationHistory.group(names[$0], created[$0], wins[$0])
    }
  }

  private static func group(_ labels: [String], _ created: [Int32], _ wins: [Win]) -> Group {
    let all = wins.map(\.amount).filter { $0 > 0 }.sorted()
    let quick = wins.lazy.filter { $0.amount > 0 && $0.closedDay - $0.createdDay < 91 }
      .map(\.amount)
    let place = Int((0.99 * Double(all.count)).rounded(.up))
    let limit = all.isEmpty ? .infinity : all[min(place, all.count - 1)]
    var limited = wins
    for index in limited.indices { limited[index].amount = min(limit, limited[index].amount) }
    let chosen = quick.count >= 20 ? quick.sorted() : all
    return Group(
      labels: labels, createdPerDay: created, wins: limited,
      amounts: thinned(chosen).map { min(limit, $0) })
  }

  private static func thinned(_ sorted: [Double]) -> [Double] {
    guard sorted.count > keptAmounts else { return sorted }
    return (0..<keptAmounts).map { sorted[($0 * 2 + 1) * sorted.count / (2 * keptAmounts)] }
  }
}
