internal import Calendars
internal import Deals

/// The deals of the past by segment, prepared once so that creation can be modelled as of many
/// moments.
struct CreationHistory: Sendable {
  /// One segment with enough deals, or all the others together.
  struct Group: Sendable {
    /// Labels of the first segment attribute; "" stands for all others.
    let labels: [String]
    /// The deals, in the order of their ids.
    let entries: [DealLog.Entry]
    /// Amounts above this count as this (99 % of the wins lie below).
    let upperAmount: Double
    /// Amounts of short-cycle wins, ascending, thinned to a fixed number of quantiles.
    let amounts: [Double]
  }

  let groups: [Group]
  let log: DealLog

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
    var members = [[DealLog.Entry]](repeating: [], count: own.count + 1)
    for (index, code) in own.enumerated() { members[index].reserveCapacity(counts[code]) }
    for entry in log.entries { members[position[Int(entry.segment) + 1]].append(entry) }
    let names = own.map { [labels[$0]] } + [[""]]
    groups = zip(names, members).filter { !$1.isEmpty || $0 != [""] || own.isEmpty }.map {
      CreationHistory.group($0, $1)
    }
  }

  private static func group(_ labels: [String], _ entries: [DealLog.Entry]) -> Group {
    var all: [Double] = []
    var quick: [Double] = []
    for entry in entries where entry.isWon {
      guard let amount = entry.amount, amount > 0 else { continue }
      all.append(Double(amount))
      if entry.closed.seconds - entry.created.seconds < 91 * 86_400 {
        quick.append(Double(amount))
      }
    }
    all.sort()
    let place = Int((0.99 * Double(all.count)).rounded(.up))
    let limit = all.isEmpty ? .infinity : all[min(place, all.count - 1)]
    if quick.count >= 20 { quick.sort() } else { quick = all }
    return Group(
      labels: labels, entries: entries, upperAmount: limit,
      amounts: thinned(quick).map { min(limit, $0) })
  }

  private static func thinned(_ sorted: [Double]) -> [Double] {
    guard sorted.count > keptAmounts else { return sorted }
    return (0..<keptAmounts).map { sorted[($0 * 2 + 1) * sorted.count / (2 * keptAmounts)] }
  }
}
