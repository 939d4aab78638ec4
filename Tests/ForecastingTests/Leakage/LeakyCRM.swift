import Calendars
import DealFixtures
import Deals

/// Deals with stage history and attributes without one, as most exports have them: created over two
/// years up to 2024-06-30, closed after 10 to 200 days, two of five won. Each field is made by a
/// test from what becomes of the deal.
struct LeakyCRM {
  /// A deal before its fields are made.
  struct Fate {
    let number: Int
    let created: Day
    /// Won, lost, or open as of the last day.
    let isWon: Bool?
  }

  static let lastDay = Day(number: 19_904)  // 2024-06-30

  private(set) var crm: SampleCRM
  private(set) var fates: [Fate] = []
  var noise: NoiseSource

  init(deals: Int = 600, seed: UInt64) throws {
    crm = try SampleCRM()
    noise = NoiseSource(seed: seed)
    for number in 0..<deals {
      let created = LeakyCRM.lastDay - 730 + Int.random(in: 0...729, using: &noise)
      let closed = created + Int.random(in: 10...200, using: &noise)
      let isWon = Int.random(in: 0..<5, using: &noise) < 2
      let isClosed = closed <= LeakyCRM.lastDay
      let id = "D\(10_000 + number)"
      try crm.deal(
        id, created: created.iso8601, closed: isClosed ? closed.iso8601 : nil,
        stage: isClosed ? (isWon ? "Won" : "Lost") : "Qualify",
        amount: Int64.random(in: 1_000...90_000, using: &noise),
        owner: ["Ada", "Bob", "Cem"].randomElement(using: &noise))
      try crm.change(id, created.iso8601, stage: "Qualify")
      if isClosed { try crm.change(id, closed.iso8601, stage: isWon ? "Won" : "Lost") }
      fates.append(Fate(number: number, created: created, isWon: isClosed ? isWon : nil))
    }
  }

  /// Writes an attribute of every deal.
  mutating func set(
    _ field: String, _ value: (Fate, inout NoiseSource) -> String?
  ) {
    for (index, fate) in fates.enumerated() {
      crm.deals[index].attributes[field] = value(fate, &noise)
    }
  }

  /// Writes the amount of every deal.
  mutating func setAmount(_ value: (Fate, inout NoiseSource) -> Int64?) {
    for (index, fate) in fates.enumerated() { crm.deals[index].amount = value(fate, &noise) }
  }

  /// A value that says nothing, blank in one of five deals.
  static func random(_ fate: Fate, _ noise: inout NoiseSource) -> String? {
    Int.random(in: 0..<5, using: &noise) == 0
      ? nil : "value \(Int.random(in: 0..<6, using: &noise))"
  }

  func known(
    segments: [String] = [], exclude: [String]? = nil, include: [String]? = nil,
    amountKnown: AmountKnown = .creation, asOf day: Day = LeakyCRM.lastDay
  ) throws -> KnownDeals {
    var settings = crm.settings(segments: segments, amountKnown: amountKnown)
    settings.exclude = exclude
    settings.include = include
    return try crm.book(settings).known(atEndOf: day)
  }
}

extension NoiseSource {
  /// True once in so many times.
  mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &self) == 0 }
}
