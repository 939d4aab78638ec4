internal import Calendars
internal import Deals
internal import Forecasting

/// Values the steps of all deals and books the differences by node and cause.
struct ChangeLedger {
  /// What each leaf stood at, by deals: at the start and at the end.
  private(set) var start: [Int64] = []
  private(set) var end: [Int64] = []
  private(set) var rows: [ChangeRow] = []
  private let known: KnownDeals
  private let leaves: [[String]]
  private let lastDay: Day

  init(known: KnownDeals, leaves: [[String]], lastDay: Day) {
    self.known = known
    self.leaves = leaves
    self.lastDay = lastDay
    start = Array(repeating: 0, count: leaves.count)
    end = start
  }

  /// Books the steps of the deals.
  ///
  /// - Parameter values: of the steps that had to be valued, in their order.
  mutating func book(_ ways: [(deal: Int, steps: [DealStep])], pricing: some DealPricing) {
    var values = StepValues(ways, pricing: pricing)
    for way in ways { book(way.deal, way.steps, &values) }
  }

  private mutating func book(_ deal: Int, _ steps: [DealStep], _ values: inout StepValues) {
    var last: Int64 = 0
    var leaf: Int?
    var quiet: [QuietKey: Int64] = [:]
    let id = known.id(deal)
    for step in steps {
      let value = values.next(step.value)
      defer { (last, leaf) = (value, step.leaf) }
      guard let cause = step.cause else {
        if let leaf = step.leaf { start[leaf] += value }
        continue
      }
      let day = known.zone.day(of: step.at)
      func add(_ cause: ChangeCause, _ amount: Int64, _ leaf: Int) {
        guard cause.isEvent else {
          quiet[QuietKey(cause: cause, leaf: leaf), default: 0] += amount
          return
        }
        guard amount != 0 || cause.hasField else { return }
        rows.append(
          ChangeRow(
            id: id, deal: deal, day: day, cause: cause, amount: amount, path: leaves[leaf],
            before: step.before, after: step.after))
      }
      if let old = leaf, let new = step.leaf, old != new {
        add(.ownerOut, -last, old)
        add(.ownerIn, last, new)
      }
      if let place = step.leaf ?? leaf { add(cause, value - last, place) }
    }
    if let leaf { end[leaf] += last }
    for (key, amount) in quiet.sorted(by: { $0.key < $1.key }) where amount != 0 {
      rows.append(
        ChangeRow(
          id: id, deal: deal, day: lastDay, cause: key.cause, amount: amount,
          path: leaves[key.leaf]))
    }
  }
}

/// Causes that are no events are one row a deal and node.
private struct QuietKey: Hashable, Comparable {
  let cause: ChangeCause
  let leaf: Int

  static func < (left: QuietKey, right: QuietKey) -> Bool {
    (left.leaf, left.cause.rawValue) < (right.leaf, right.cause.rawValue)
  }
}

extension ChangeCause {
  /// Whether it is told even where it moves no money.
  fileprivate var hasField: Bool {
    switch self {
    case .activity, .ownerIn, .ownerOut: false
    default: isEvent
    }
  }
}

/// The values of steps, asked for version by version and given out in the order of the steps.
private struct StepValues {
  private var values: [PriceVersion: [Int64]] = [:]
  private var position: [PriceVersion: Int] = [:]

  init(_ ways: [(deal: Int, steps: [DealStep])], pricing: some DealPricing) {
    var moments: [PriceVersion: [DealMoment]] = [:]
    for way in ways {
      for case .priced(let moment, let version) in way.steps.lazy.map(\.value) {
        moments[version, default: []].append(moment)
      }
    }
    for (version, asked) in moments {
      values[version] = pricing.values(asked, version: version)
    }
  }

  mutating func next(_ value: DealValue) -> Int64 {
    switch value {
    case .fixed(let amount): return amount
    case .priced(_, let version):
      let place = position[version, default: 0]
      position[version] = place + 1
      return values[version]?[place] ?? 0
    }
  }
}
