internal import Calendars

/// All that is tracked beside the deals, in columns, whenever it happened: only ``KnownTracking``
/// reads it.
struct TrackingColumns: Sendable {
  /// Activities in the order of their start, and of what they say where it is the same.
  var activities = ActivityColumns()
  /// The names of people, by their codes.
  var people = TextColumn()
  var leads = LeadColumns()
  var accounts: [AccountFact] = []
  var spend: [TrackedSpend] = []
  /// By deal of the book: code of why it was lost, or -1.
  var lossReason: [Int32] = []
  var lossReasons: [String] = []
}

/// The activities of a book, in columns.
struct ActivityColumns: Sendable {
  var start: [Int64] = []
  /// Positions of deals in the book.
  var deal: [Int32] = []
  var owner = CodeColumn()
  var person = CodeColumn()
  var account = CodeColumn()
  var nature: [ActivityNature] = []
  var end = NumberColumn()
  var entered = NumberColumn()
  var seconds = NumberColumn()
  var recipients = CodeColumn()
  var message: [UInt64] = []
  var firsts = ActivityFirsts()

  var count: Int { start.count }

  /// The first row that does not start before a moment.
  func row(notBefore seconds: Int64) -> Int {
    var low = 0
    var high = start.count
    while low < high {
      let middle = (low + high) / 2
      if start[middle] < seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Kind, direction, outcome and flags of an activity in two bytes.
struct ActivityNature: Sendable, Equatable {
  let bits: UInt16

  init(
    kind: ActivityKind, direction: ActivityDirection, outcome: ActivityOutcome, flags: ActivityFlags
  ) {
    bits =
      UInt16(kind.rawValue) | UInt16(direction.rawValue) << 3 | UInt16(outcome.rawValue) << 5
      | UInt16(flags.rawValue) << 8
  }

  var kind: ActivityKind { ActivityKind(rawValue: UInt8(bits & 7)) ?? .other }
  var direction: ActivityDirection { ActivityDirection(rawValue: UInt8(bits >> 3 & 3)) ?? .unsaid }
  var outcome: ActivityOutcome { ActivityOutcome(rawValue: UInt8(bits >> 5 & 7)) ?? .unsaid }
  var flags: ActivityFlags { ActivityFlags(rawValue: UInt8(bits >> 8)) }
}

/// When each thing that activities may say was said first.
struct ActivityFirsts: Sendable {
  var kind = Int64.max
  var direction = Int64.max
  var person = Int64.max
  var outcome = Int64.max
  var recipients = Int64.max
  var opened = Int64.max
  var message = Int64.max
  var demo = Int64.max

  init() {}

  /// Of columns in the order of time.
  init(_ columns: ActivityColumns) {
    for row in 0..<columns.count {
      let start = columns.start[row]
      let nature = columns.nature[row]
      let flags = nature.flags
      if kind == .max, flags.contains(.saysKind) { kind = start }
      if direction == .max, nature.direction != .unsaid { direction = start }
      if outcome == .max, nature.outcome != .unsaid { outcome = start }
      if opened == .max, flags.contains(.saysOpened) { opened = start }
      if demo == .max, flags.contains(.demo) { demo = start }
      if person == .max, columns.person[row] >= 0 { person = start }
      if recipients == .max, columns.recipients[row] >= 0 { recipients = start }
      if message == .max, columns.message[row] != 0 { message = start }
    }
  }
}
