import Calendars
import DealFixtures
import Deals

/// Deals to which anything may happen at any time, much of it at the same instant.
struct RandomCRM {
  var crm: SampleCRM
  let first: Day
  let days: Int
  private var random: NoiseSource

  static let owners = ["Ada", "Zoe", "Max"]

  init(seed: UInt64, first: Day, days: Int) throws {
    crm = try SampleCRM()
    self.first = first
    self.days = days
    random = NoiseSource(seed: seed)
    crm.rates = (0..<6).map {
      RateFact(
        currency: "USD", day: first.number - 5 + Int32($0 * days / 5),
        rate: Double(Int.random(in: 80...120, using: &random)) / 100)
    }
    for owner in Self.owners {
      crm.people.append(PersonFact(owner: owner, manager: "", region: "North"))
    }
    crm.people.append(
      PersonFact(owner: "Zoe", manager: "", region: "South", validFrom: moment().seconds))
    for number in 0..<Int.random(in: 2...6, using: &random) { try addDeal("D\(number)") }
  }

  /// A moment of the interval: often midnight or noon, so that events coincide.
  private mutating func moment() -> (text: String, seconds: Int64) {
    let day = first + Int.random(in: 0...days, using: &random)
    let hour = [0, 0, 12, 23][Int.random(in: 0...3, using: &random)]
    let minute = hour == 23 ? 59 : 0
    let text = "\(day.iso8601)T\(hour < 10 ? "0" : "")\(hour):\(minute == 0 ? "00" : "59")"
    return (text, Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60))
  }

  private mutating func addDeal(_ id: String) throws {
    let created = moment()
    let isForeign = Bool.random(using: &random)
    let isDeleted = Int.random(in: 0..<5, using: &random) == 0
    try crm.deal(
      id, created: created.text, stage: "Qualify", amount: amount(), owner: owner(),
      currency: isForeign ? "USD" : nil, deleted: isDeleted ? moment().text : nil)
    try crm.change(
      id, created.text, stage: "Qualify", amount: amount(), closeDay: closeDay(), owner: owner(),
      category: category())
    for _ in 0..<Int.random(in: 0...9, using: &random) { try addChange(id, after: created.seconds) }
    for _ in 0..<Int.random(in: 0...4, using: &random) { try crm.activity(id, moment().text) }
  }

  private mutating func addChange(_ id: String, after created: Int64) throws {
    let at = moment()
    guard at.seconds >= created else { return }
    let kinds = Int.random(in: 1..<32, using: &random)
    let stages = ["Qualify", "Proposal", "Commit", "Won", "Lost"]
    try crm.change(
      id, at.text,
      stage: kinds & 1 == 0 ? nil : stages[Int.random(in: 0..<5, using: &random)],
      amount: kinds & 2 == 0 ? nil : amount(), closeDay: kinds & 4 == 0 ? nil : closeDay(),
      owner: kinds & 8 == 0 ? nil : owner(), category: kinds & 16 == 0 ? nil : category(),
      says: Int.random(in: 0..<8, using: &random) == 0 ? [.amount] : [])
  }

  private mutating func amount() -> Int64 { Int64.random(in: 1_000...9_999_999, using: &random) }
  private mutating func owner() -> String { Self.owners[Int.random(in: 0..<3, using: &random)] }
  private mutating func category() -> Int8 { Int8.random(in: 1...3, using: &random) }
  private mutating func closeDay() -> String {
    (first + Int.random(in: -20...(days + 60), using: &random)).iso8601
  }
}
