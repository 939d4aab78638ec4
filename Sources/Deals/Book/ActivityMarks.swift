internal import Tabular

/// What is kept of an activity beside its deal and time.
struct ActivityMark {
  let at: Int64
  /// 1 towards the customer, 2 from the customer, 0 where not said.
  let way: UInt8
  /// A number for the person it was with, 0 where not said.
  let person: UInt64
  /// Seconds of when it was entered, or ``Blank/instant``.
  let entered: Int64

  static func precedes(_ left: ActivityMark, _ right: ActivityMark) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.way != right.way { return left.way < right.way }
    if left.person != right.person { return left.person < right.person }
    return left.entered < right.entered
  }
}

/// Makes the marks of activities; what a word or name means is found once for each.
struct ActivityMarkReader {
  private let table: ActivityTable
  private let directions: CodeColumn
  private let people: CodeColumn
  private let ways: [UInt8]
  private let numbers: [UInt64]

  init(_ table: ActivityTable) {
    self.table = table
    directions = table.details.labels[ActivityDetails.Label.direction.rawValue]
    people = table.details.labels[ActivityDetails.Label.person.rawValue]
    ways = table.details.table(.direction).strings.map { ActivityDirection(word: $0).rawValue }
    let names = table.details.table(.person)
    numbers = (0..<Int32(names.count)).map { names.withBytes(of: $0) { LabelHash.of($0) } }
  }

  /// The mark of a row.
  func mark(_ row: Int) -> ActivityMark {
    let (direction, person) = (Int(directions[row]), Int(people[row]))
    return ActivityMark(
      at: table.at[row], way: direction < 0 ? 0 : ways[direction],
      person: person < 0 ? 0 : numbers[person], entered: table.details.number(.created, row))
  }
}

/// The marks of all activities, in columns beside their times; empty where no details were read.
struct ActivityMarks: Sendable {
  private(set) var way: [UInt8] = []
  private(set) var person: [UInt64] = []
  private(set) var entered: [Int64] = []
  /// The first activity that says a direction, and the first that says a person.
  private(set) var firstWay = Int64.max
  private(set) var firstPerson = Int64.max
  /// The first moment at which something was planned.
  private(set) var firstPlan = Int64.max

  var isEmpty: Bool { way.isEmpty }

  mutating func reserve(_ count: Int) {
    way.reserveCapacity(count)
    person.reserveCapacity(count)
    entered.reserveCapacity(count)
  }

  mutating func append(_ mark: ActivityMark) {
    way.append(mark.way)
    person.append(mark.person)
    entered.append(mark.entered)
    if mark.way > 0 { firstWay = min(firstWay, mark.at) }
    if mark.person > 0 { firstPerson = min(firstPerson, mark.at) }
    if mark.entered != Blank.instant, mark.entered < mark.at {
      firstPlan = min(firstPlan, mark.entered)
    }
  }

  /// The moment of the last thing that is known of activities at these times.
  func lastFact(_ times: [Int64]) -> Int64? {
    guard !isEmpty else { return times.max() }
    return zip(times, entered).lazy.map { $1 == Blank.instant ? $0 : min($0, $1) }.max()
  }
}
