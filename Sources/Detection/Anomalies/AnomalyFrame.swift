internal import Calendars
internal import Deals
internal import Forecasting

/// One line per known deal, and the cells they lie in: what every detector reads.
struct AnomalyFrame: Sendable {
  /// A deal as of the cutoff.
  struct Line: Sendable {
    let deal: Int
    let created: Instant
    let createdDay: Int32
    /// `Int32.max` while open.
    let closedDay: Int32
    let status: DealStatus
    let amount: Int64?
    /// The first amount known of it.
    let firstAmount: Int64?
    /// The expected or actual close day last entered, `Int32.min` where blank.
    let closeDay: Int32
    /// -1 where unknown.
    let owner: Int
    let cell: Int
    /// Codes of ``DealSettings/attributeNames``, -1 where blank.
    let codes: [Int32]

    var isOpen: Bool { status == .open }
    var isWon: Bool { status == .won }
    var isClosed: Bool { status == .won || status == .lost }
  }

  let known: KnownDeals
  let asOf: Day
  let levels: [String]
  let lines: [Line]
  /// In the order of their values.
  let cells: [[PathElement]]
  /// Positions in ``DealSettings/attributeNames``.
  static let segment = DealSettings.attributeNames.firstIndex(of: "segment") ?? 0
  static let region = DealSettings.attributeNames.firstIndex(of: "region") ?? 0

  init(_ known: KnownDeals, levels: [String]?) {
    self.known = known
    asOf = known.asOf
    let chosen = levels ?? AnomalyFrame.usualLevels(known.settings)
    self.levels = chosen
    let columns = DealSettings.attributeNames.map { known.column($0) }
    let places = chosen.map { DealSettings.attributeNames.firstIndex(of: $0) ?? -1 }
    var lines: [Line] = []
    var cellOfKey: [[Int32]: Int] = [:]
    var keys: [[Int32]] = []
    for deal in known.deals {
      var state = known.timeline(deal)
      var first: Int64?
      while first == nil, let next = state.nextChange {
        state.advance(to: Instant(seconds: next.seconds + 1))
        first = state.amount
      }
      state.advance(to: known.cutoff)
      guard state.status != .absent else { continue }
      let owner = state.owner
      let codes = columns.map { Int32($0?.code(deal: deal, owner: owner) ?? -1) }
      let key = places.map { $0 < 0 ? Int32(owner ?? -1) : codes[$0] }
      let cell = cellOfKey[key] ?? keys.count
      if cell == keys.count {
        cellOfKey[key] = cell
        keys.append(key)
      }
      let closed = state.status == .open ? nil : state.closed
      lines.append(
        Line(
          deal: deal, created: state.created, createdDay: known.zone.day(of: state.created).number,
          closedDay: closed.map { known.zone.day(of: $0).number } ?? Int32.max,
          status: closed == nil ? .open : state.status, amount: state.amount, firstAmount: first,
          closeDay: state.closeDay?.number ?? Int32.min, owner: owner ?? -1, cell: cell,
          codes: codes))
    }
    let order = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    var rank = [Int](repeating: 0, count: keys.count)
    for (place, key) in order.enumerated() { rank[key] = place }
    self.lines = lines.map { $0.inCell(rank[$0.cell]) }
    cells = order.map { key in
      zip(chosen, zip(places, keys[key])).map { level, code in
        PathElement(level: level, value: AnomalyFrame.name(known, code.0, Int(code.1)))
      }
    }
  }

  /// The top of the hierarchy where it is no person, and the first segment.
  private static func usualLevels(_ settings: DealSettings) -> [String] {
    let top = settings.hierarchy.first { $0 != "owner" && $0 != "manager" }
    let levels = [top, settings.segments.first].compactMap { $0 }
    if levels.count == 2, levels[0] == levels[1] { return [levels[0]] }
    return levels
  }

  private static func name(_ known: KnownDeals, _ place: Int, _ code: Int) -> String {
    if code < 0 { return KnownDeals.none }
    if place < 0 { return known.ownerName(code) }
    return known.labels(of: DealSettings.attributeNames[place])[code]
  }
}

extension AnomalyFrame.Line {
  func inCell(_ cell: Int) -> AnomalyFrame.Line {
    AnomalyFrame.Line(
      deal: deal, created: created, createdDay: createdDay, closedDay: closedDay, status: status,
      amount: amount, firstAmount: firstAmount, closeDay: closeDay, owner: owner, cell: cell,
      codes: codes)
  }
}

extension AnomalyFrame {
  /// A deal for a finding.
  func dealOf(_ line: Line, pValue: Double? = nil, qValue: Double? = nil) -> AnomalyDeal {
    AnomalyDeal(
      id: known.id(line.deal), amount: line.amount, pValue: pValue, qValue: qValue,
      deal: line.deal)
  }

  /// The deals of these lines, those with the most money first, then by id.
  func deals(of lines: [Line]) -> [AnomalyDeal] {
    lines.sorted { ($0.amount ?? .min, $1.deal) > ($1.amount ?? .min, $0.deal) }.map { dealOf($0) }
  }

  /// The nodes of one level each: every value of every level with the cells in it; the whole where
  /// there are no levels.
  var margins: [(path: [PathElement], cells: Set<Int>)] {
    guard !levels.isEmpty else { return [([], Set(cells.indices))] }
    return levels.indices.flatMap { place in
      let values = Set(cells.map { $0[place] }).sorted { $0.value < $1.value }
      return values.map { value in
        ([value], Set(cells.indices.filter { cells[$0][place] == value }))
      }
    }
  }

  /// The first day of any deal.
  var firstDay: Day { Day(number: lines.reduce(asOf.number) { min($0, $1.createdDay) }) }

  /// The mean amount of some lines, minor units; `nil` where none has one.
  func meanAmount(_ lines: some Sequence<Line>) -> Double? {
    var (sum, count) = (0.0, 0)
    for line in lines {
      guard let amount = line.amount ?? line.firstAmount else { continue }
      sum += Double(amount)
      count += 1
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// The sum of the amounts of some lines.
  func total(_ lines: some Sequence<Line>) -> Int64 {
    Money64.of(lines.reduce(0) { $0 + Double($1.amount ?? 0) })
  }
}

/// Money made of floating-point numbers.
enum Money64 {
  /// Rounded; held to what 63 bits can say.
  static func of(_ value: Double) -> Int64 {
    guard value.isFinite else { return 0 }
    return Int64(max(-9e18, min(9e18, value.rounded())))
  }
}

extension AnomalyFrame {
  /// A deal that was tested by itself.
  typealias Scored = (line: Line, score: Double, pValue: Double, qValue: Double)

  /// Tells the deals of a finding: how many, since when, how surely, the largest first.
  func tell(_ members: [Scored], of anomaly: inout Anomaly) {
    anomaly.observed = Double(members.count)
    anomaly.since = members.map(\.line.createdDay).min().map { Day(number: $0) }
    anomaly.until = asOf
    anomaly.pValue = members.map(\.pValue).max()
    anomaly.qValue = members.map(\.qValue).max()
    anomaly.deals = members.map {
      dealOf($0.line, pValue: $0.pValue, qValue: $0.qValue)
    }.sorted { ($0.amount ?? .min, $1.deal) > ($1.amount ?? .min, $0.deal) }
  }
}
