internal import Calendars
internal import Deals
internal import Foundation

/// Deals that were open at the landmark, with what was done until then.
struct TempoSubjects {
  /// What is counted of activities; the names are those of the answer.
  enum Deed: String, CaseIterable {
    case calls, emails, answers, meetings, demos, tasks, people
  }

  private struct Row {
    let deal: Int
    let created: Int64
    let days: Double
    let isWon: Bool
    let amount: Int64?
    var deeds = [Double](repeating: 0, count: Deed.allCases.count)
    var people: Set<Int> = []
  }

  private let known: KnownDeals
  private var rows: [Row] = []

  static let landmark = Int64(WinTempo.landmarkDays) * 86_400
  /// Deals are looked at that were created in so many days.
  static let windowDays = 730
  /// A kind of activity is looked at when so many of the deals have one.
  static let leastShare = 0.05

  init(_ known: KnownDeals) {
    self.known = known
    let first = known.zone.startOfDay(known.asOf + 1 - Self.windowDays)
    known.forEachLatest { latest in
      let created = latest.created.seconds
      let landmark = Instant(seconds: created + Self.landmark)
      guard created >= first.seconds, landmark < known.cutoff else { return }
      var then = known.timeline(latest.deal)
      then.advance(to: landmark)
      guard then.status == .open else { return }
      let end = latest.status == .open ? known.cutoff : latest.closed ?? known.cutoff
      // A deal that was closed and reopened before the landmark may carry the earlier date.
      guard end > landmark else { return }
      rows.append(
        Row(
          deal: latest.deal, created: created,
          days: Double(end.seconds - landmark.seconds) / 86_400, isWon: latest.status == .won,
          amount: then.amount))
    }
    count(from: first)
  }

  /// Counts what was done on each deal between its creation and the landmark.
  private mutating func count(from first: Instant) {
    guard let tracking = known.tracking else { return }
    var positions: [Int: Int] = [:]
    for (position, row) in rows.enumerated() { positions[row.deal] = position }
    var seen: Set<UInt64> = []
    for activity in tracking.activities(from: first) where activity.deal >= 0 {
      guard let position = positions[activity.deal], activity.isMade, !activity.isCopy else {
        continue
      }
      let row = rows[position]
      guard row.created <= activity.start, activity.start < row.created + Self.landmark,
        activity.message == 0 || seen.insert(activity.message).inserted
      else { continue }
      if let deed = TempoSubjects.deed(activity) { rows[position].deeds[index(deed)] += 1 }
      if activity.person >= 0 { rows[position].people.insert(activity.person) }
    }
    for position in rows.indices {
      rows[position].deeds[index(.people)] = Double(rows[position].people.count)
    }
  }

  private func index(_ deed: Deed) -> Int { Deed.allCases.firstIndex(of: deed) ?? 0 }

  private static func deed(_ activity: TrackedActivity) -> Deed? {
    switch activity.kind {
    case .call: .calls
    case .email where activity.direction == .inbound:
      activity.outcome == .autoReply ? nil : .answers
    case .email: .emails
    case .meeting: activity.isDemo ? .demos : .meetings
    case .task: .tasks
    case .other: activity.isDemo ? .demos : nil
    }
  }

  /// The regression; `nil` where there is too little.
  func tempo(workers: Int) -> WinTempo? {
    let wins = rows.count(where: \.isWon)
    let room = wins / WinTempo.winsPerFactor
    var factors: [(WinTempo.Factor, [Double])] = []
    let amounts = rows.map { $0.amount.map { log(1 + Double(max(0, $0))) } }
    let priced = amounts.compactMap { $0 }
    let mean = priced.isEmpty ? 0 : priced.reduce(0, +) / Double(priced.count)
    factors.append((WinTempo.Factor(.control, "amount"), amounts.map { ($0 ?? mean) - mean }))
    let unpriced: [Double] = amounts.map { $0 == nil ? 1 : 0 }
    if unpriced.contains(1), unpriced.contains(0) {
      factors.append((WinTempo.Factor(.control, "no amount"), unpriced))
    }
    for deed in Deed.allCases {
      let counts = rows.map { $0.deeds[index(deed)] }
      let some = Double(counts.count { $0 > 0 })
      guard some >= Self.leastShare * Double(rows.count), Set(counts).count > 1,
        factors.count < room
      else { continue }
      factors.append((WinTempo.Factor(.activity, deed.rawValue), counts.map { log2(1 + $0) }))
    }
    var references: [WinTempo.Factor] = []
    for kind in [WinTempo.Factor.Kind.source, .type] {
      let (reference, levels) = levels(of: kind)
      let used = levels.prefix(max(0, room - factors.count))
      if let reference, !used.isEmpty { references.append(WinTempo.Factor(kind, reference)) }
      factors += used.map { (WinTempo.Factor(kind, $0.0), $0.1) }
    }
    let segments = known.column(known.settings.segments.first ?? "segment")
    let subjects = rows.enumerated().map { position, row in
      WinTempo.Subject(
        days: row.days, isWon: row.isWon,
        stratum: (segments?.code(deal: row.deal, owner: nil) ?? -1) + 1,
        values: factors.map { $0.1[position] })
    }
    guard factors.contains(where: { $0.0.kind != .control }) else { return nil }
    return WinTempo(
      subjects, factors: factors.map(\.0), references: references, workers: workers)
  }

  /// The commonest label, and columns for the others that have enough wins, the commonest first.
  private func levels(of kind: WinTempo.Factor.Kind) -> (String?, [(String, [Double])]) {
    guard let column = known.column(kind.rawValue) else { return (nil, []) }
    let codes = rows.map { column.code(deal: $0.deal, owner: nil) }
    var counts: [Int: (all: Int, wins: Int)] = [:]
    for (row, code) in zip(rows, codes) {
      counts[code, default: (0, 0)].all += 1
      if row.isWon { counts[code, default: (0, 0)].wins += 1 }
    }
    let ordered = counts.sorted { ($1.value.all, $0.key) < ($0.value.all, $1.key) }
    func name(_ code: Int) -> String { code < 0 ? KnownDeals.none : column.labels[code] }
    guard let reference = ordered.first, ordered.count > 1 else { return (nil, []) }
    let levels = ordered.dropFirst().filter { $0.value.wins >= WinTempo.winsPerFactor }
      .map { code, _ in (name(code), codes.map { $0 == code ? 1.0 : 0 }) }
    return (name(reference.key), levels)
  }
}

extension QuestionAsker {
  /// What moves deals faster?
  func tactics() -> QuestionAnswer {
    guard let tempo = TempoSubjects(known).tempo(workers: workers) else {
      return .unanswered(
        .tactics,
        reason:
          "too few of the deals of the last two years that were open {} days after their creation "
          + "were won; {} are needed",
        values: [WinTempo.landmarkDays, WinTempo.leastWins])
    }
    return .tactics(tempo)
  }
}
