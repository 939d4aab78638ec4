internal import Calendars
internal import Deals

/// How far each deal got, and when: the first entry of every stage beyond those before it, and the
/// close. Steps back are not counted, so that every stage is left once: for a later one, for a win, or
/// for a loss.
struct StageProgress: Sendable {
  /// A deal leaves a stage.
  struct Exit: Sendable {
    let at: Instant
    /// Stage code + 1; 0 while unknown.
    let level: Int
    /// Not by a loss.
    let isAdvance: Bool
  }

  /// Stages are told apart by the bits of a mask; those beyond count as the last.
  static let maximumLevels = 64

  /// By entry of the log.
  private let first: [Int32]
  private let exits: [Exit]

  init(_ log: DealLog) {
    var first: [Int32] = [0]
    var exits: [Exit] = []
    for entry in log.entries {
      StageProgress.walk(log.known.timeline(Int(entry.deal)), isClosed: entry.closed, &exits)
      first.append(Int32(exits.count))
    }
    self.first = first
    self.exits = exits
  }

  private static func walk(_ start: DealTimeline, isClosed closed: Instant, _ exits: inout [Exit]) {
    var timeline = start
    var level = -1
    while let change = timeline.nextChange {
      timeline.advance(to: Instant(seconds: change.seconds + 1))
      guard timeline.status == .open else { continue }
      let reached = min((timeline.openStage ?? -1) + 1, maximumLevels - 1)
      if level >= 0, reached > level {
        exits.append(Exit(at: change, level: level, isAdvance: true))
      }
      level = max(level, reached)
    }
    guard closed != DealLog.never, timeline.status == .won || timeline.status == .lost else {
      return
    }
    exits.append(
      Exit(at: closed, level: max(0, level), isAdvance: timeline.status == .won))
  }

  /// The exits of an entry of the log, in order.
  func exits(of entry: Int) -> ArraySlice<Exit> {
    exits[Int(first[entry])..<Int(first[entry + 1])]
  }
}

/// P(a deal gets further, or is won | it leaves a stage) by segment, in the weeks before a period.
struct UsualOdds: Equatable, Sendable {
  static let weeks = 65
  static let prior = 10.0
  /// No share is taken for lower: nothing could be divided by it.
  static let lowest = 0.02

  /// Segment x level.
  private let odds: [Double]

  init(odds: [Double]) {
    self.odds = odds
  }

  init(
    _ progress: StageProgress, log: DealLog, before moment: Instant, groupOfSegment: [Int],
    groups: Int
  ) {
    let width = StageProgress.maximumLevels
    let from = Instant(seconds: moment.seconds - Int64(UsualOdds.weeks) * 7 * 86_400)
    var got = [Double](repeating: 0, count: groups * width)
    var count = got
    for (position, entry) in log.entries.enumerated() {
      guard entry.created < moment, from <= entry.closed else { continue }
      let group = groupOfSegment[Int(entry.segment) + 1]
      for exit in progress.exits(of: position) where from <= exit.at && exit.at < moment {
        count[group * width + exit.level] += 1
        if exit.isAdvance { got[group * width + exit.level] += 1 }
      }
    }
    let rate = (got.reduce(0, +) + 1) / (count.reduce(0, +) + 2)
    let ofLevel = (0..<width).map { level -> Double in
      let cells = stride(from: level, to: got.count, by: width)
      return UsualOdds.shrunk(
        cells.reduce(0) { $0 + got[$1] }, of: cells.reduce(0) { $0 + count[$1] }, towards: rate)
    }
    odds = got.indices.map {
      max(
        UsualOdds.lowest, UsualOdds.shrunk(got[$0], of: count[$0], towards: ofLevel[$0 % width]))
    }
  }

  func of(segment: Int, level: Int) -> Double {
    odds[segment * StageProgress.maximumLevels + level]
  }

  /// (w + 10 rate) / (n + 10)
  private static func shrunk(_ got: Double, of count: Double, towards rate: Double) -> Double {
    (got + prior * rate) / (count + prior)
  }
}
