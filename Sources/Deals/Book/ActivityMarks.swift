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

  init(at: Int64, _ detail: ActivityDetail) {
    self.at = at
    way = ActivityDirection(word: detail.direction).rawValue
    person = detail.person.isEmpty ? 0 : LabelHash.of(detail.person.utf8)
    entered = detail.created
  }

  static func precedes(_ left: ActivityMark, _ right: ActivityMark) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.way != right.way { return left.way < right.way }
    if left.person != right.person { return left.person < right.person }
    return left.entered < right.entered
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
