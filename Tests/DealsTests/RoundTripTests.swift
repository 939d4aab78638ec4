import Calendars
import DealFixtures
import Deals
import Foundation
import Synthetic
import Testing

/// A simulated CRM exported as Salesforce history, as field history and as weekly snapshots, each
/// read back from its files.
@Suite("Round trip of a history")
struct RoundTripTests {
  static let weeks = 40

  /// What is known of a deal on a day; `nil` where it is not.
  struct State: Equatable {
    var status: DealStatus
    var stage: String?
    var amount: Int64?
    var closeDay: Day?
    var owner: String?
    var category: String?

    var known: Int {
      [stage != nil, amount != nil, closeDay != nil, owner != nil, category != nil]
        .count { $0 }
    }
  }

  private static func states(_ book: DealBook, endOf day: Day) -> [String: State] {
    let known = book.known(atEndOf: day)
    var states: [String: State] = [:]
    known.forEachLatest { latest in
      states[known.id(latest.deal)] = State(
        status: latest.status,
        stage: latest.stage.map { known.settings.stages.stages[$0].name }, amount: latest.amount,
        closeDay: latest.closeDay, owner: latest.owner.map(known.ownerName),
        category: latest.category?.name)
    }
    return states
  }

  /// What the simulator says of a day: deals that are there and were never merged away.
  private static func truth(_ crm: ExportedCRM, endOf day: Day) -> [String: State] {
    let second = (Int(day.number) + 1) * 86_400 - 1
    var states: [String: State] = [:]
    for deal in crm.deals where deal.mergedInto == nil {
      guard let state = deal.state(at: second) else { continue }
      states[deal.id] = State(
        status: state.stage == .closedWon ? .won : state.stage == .closedLost ? .lost : .open,
        stage: state.stage.rawValue,
        amount: euros(crm, state, at: state.stage.isClosed ? state.changedAt : second),
        closeDay: Day(number: Int32(state.closeDay)), owner: crm.owner(state),
        category: ForecastCategory(label: state.category.rawValue)?.name)
    }
    return states
  }

  private static func euros(_ crm: ExportedCRM, _ state: SyntheticState, at second: Int) -> Int64? {
    guard state.currency == .dollar else { return Int64(state.amountMinor) }
    let rate = crm.simulator.rates.last { $0.firstDay * 86_400 <= second }
    return rate.map { rate in
      Int64((Double(state.amountMinor * rate.tenThousandths) / 10_000).rounded())
    }
  }

  private static func read(
    _ files: [ExportedCRM.File], _ crm: ExportedCRM
  ) throws -> DealFacts {
    let fixture = try ImportFixture()
    var reader = try FactReader(settings: try crm.settings())
    for file in files {
      let path = try fixture.write(file.text, file.name)
      try reader.read(path: path, mapping: SourceMapping(pattern: "*", kind: file.kind))
    }
    #expect(reader.rejects.isEmpty)
    return reader.facts
  }

  private static func snapshots(_ crm: ExportedCRM) throws -> DealBook {
    var history = try SnapshotHistory(settings: try crm.settings())
    for day in crm.weeks(weeks) {
      let file = crm.snapshot(day)
      #expect(SnapshotDate.of(fileName: file.name) == day)
      try history.add(try read([file], crm), takenOn: day)
    }
    var facts = try read(crm.files(.snapshots), crm)
    history.merged(into: &facts)
    return try DealBook(facts, settings: try crm.settings())
  }

  private static func book(_ shape: ExportedCRM.Shape, _ crm: ExportedCRM) throws -> DealBook {
    if shape == .snapshots { return try snapshots(crm) }
    return try DealBook(try read(crm.files(shape), crm), settings: try crm.settings())
  }

  /// Fields of known states that differ; amounts converted by two ways of rounding may by a cent.
  private static func differences(_ found: State, _ expected: State) -> [String] {
    var fields: [String] = []
    if found.stage != nil {
      if found.stage != expected.stage { fields.append("stage") }
      if found.status != expected.status { fields.append("status") }
    }
    if let amount = found.amount, abs(amount - (expected.amount ?? .max / 2)) > 1 {
      fields.append("amount")
    }
    if found.closeDay != nil, found.closeDay != expected.closeDay { fields.append("close day") }
    if found.owner != nil, found.owner != expected.owner { fields.append("owner") }
    if found.category != nil, found.category != expected.category { fields.append("category") }
    return fields
  }

  @Test("three shapes of one CRM give the same states on 40 common days, and those are true")
  func roundTrip() throws {
    let crm = try ExportedCRM(deals: 2_000, quarters: 8, seed: 2_026)
    let odd = [
      crm.deals.count { $0.deletedAt != nil }, crm.deals.count { $0.mergedInto != nil },
      crm.deals.count { Set($0.history.map(\.currency)).count > 1 },
      crm.deals.count { $0.history.contains { $0.currency == .dollar } },
      crm.deals.count { deal in
        zip(deal.history, deal.history.dropFirst()).contains {
          $0.stage.isClosed && !$1.stage.isClosed
        }
      },
      crm.deals.count { Set($0.history.map(\.owner)).count > 1 },
    ]
    #expect(odd.allSatisfy { $0 >= 20 }, "\(odd)")
    let shapes: [ExportedCRM.Shape] = [.canonical, .salesforce, .fieldHistory, .snapshots]
    let books = try shapes.map { try Self.book($0, crm) }
    var compared = 0
    var unknown = [Int](repeating: 0, count: shapes.count)
    for day in crm.weeks(Self.weeks) {
      let truth = Self.truth(crm, endOf: day)
      let found = books.map { Self.states($0, endOf: day) }
      for (index, states) in found.enumerated() {
        #expect(Set(states.keys) == Set(truth.keys), "\(shapes[index]) on \(day)")
      }
      for (id, expected) in truth {
        compared += 1
        let snapshot = found[3][id]
        for (index, states) in found.enumerated() {
          guard let state = states[id] else { continue }
          unknown[index] += 5 - state.known
          if state != snapshot || !Self.differences(state, expected).isEmpty {
            Issue.record("\(shapes[index]) on \(day), \(id): \(state), true is \(expected)")
          }
        }
      }
    }
    print(
      "round trip: \(crm.deals.count) deals, \(compared) states on \(Self.weeks) days compared, "
        + "in \(shapes.count) shapes; deleted, merged, currency changed, in dollars, reopened, "
        + "moved: \(odd)")
    #expect(compared > 30_000)
    #expect(unknown == [0, 0, 0, 0])
  }

  @Test("of a truncated history what is missing is censored; what is known is true")
  func truncated() throws {
    let crm = try ExportedCRM(deals: 1_000, quarters: 8, seed: 7)
    let days = crm.weeks(100)
    let middle = ISOMoment(days[40])
    for shape in [ExportedCRM.Shape.salesforce, .fieldHistory] {
      let whole = try Self.book(shape, crm)
      let files = crm.files(shape).map { file in
        guard file.kind == .history, let time = file.header.firstIndex(of: "CreatedDate") else {
          return file
        }
        var cut = file
        cut.rows.removeAll { $0[time] < middle.text }
        #expect(cut.rows.count < file.rows.count * 4 / 5)
        return cut
      }
      let book = try DealBook(try Self.read(files, crm), settings: try crm.settings())
      var known = 0
      var censored = 0
      for day in days {
        let truth = Self.truth(crm, endOf: day)
        let states = Self.states(book, endOf: day)
        #expect(Set(states.keys) == Set(truth.keys))
        for (id, expected) in truth {
          guard let state = states[id] else { continue }
          known += state.known
          censored += 5 - state.known
          let differences = Self.differences(state, expected)
          if !differences.isEmpty {
            Issue.record("\(shape) on \(day), \(id): \(differences): \(state), true is \(expected)")
          }
        }
      }
      print("truncated \(shape): \(known) values known, \(censored) censored")
      #expect(known > 50_000)
      #expect(censored > 20_000)
      for name in ["stage", "amount", "close_date", "owner"] {
        let field = try #require(book.coverage.field(name))
        let full = try #require(whole.coverage.field(name))
        #expect(try #require(field.firstRecord).seconds >= middle.seconds, "\(shape) \(name)")
        #expect(field.whole < full.whole, "\(shape) \(name)")
        #expect(field.censored + field.unknown > full.censored + full.unknown + 100)
      }
    }
  }
}

/// The first second of a day as the exports write it.
private struct ISOMoment {
  let seconds: Int64
  let text: String

  init(_ day: Day) {
    seconds = Int64(day.number) * 86_400
    text = day.iso8601 + "T00:00:00.000Z"
  }
}
