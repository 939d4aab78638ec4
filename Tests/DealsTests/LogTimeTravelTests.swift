import Calendars
import DealFixtures
import Deals
import Testing

/// The states that a log of fields gives before a moment do not depend on what came later, as long
/// as each later change tells the old value that was true.
@Suite("Time travel in a log of fields")
struct LogTimeTravelTests {
  private func moments() throws -> [Instant] {
    try ["2024-11-01", "2025-02-14T13:30", "2025-06-30", "2025-10-01"].map(instant)
  }

  @Test("another future, with true old values, changes no byte of the past")
  func noLookAhead() throws {
    let crm = try SampleCRM.simulated(deals: 400, seed: 77)
    for (index, moment) in try moments().enumerated() {
      let expected = factBytes(try crm.asFieldLog().book(), moment)
      #expect(expected.count > 1_000)
      for seed in 0..<5 as Range<UInt64> {
        let other = crm.noised(from: moment, seed: seed + UInt64(index) * 100).asFieldLog()
        #expect(factBytes(try other.book(), moment) == expected, "seed \(seed), \(moment)")
      }
    }
  }

  @Test("a future whose log contradicts the past is found out: old values that were not true")
  func contradiction() throws {
    let crm = try SampleCRM.simulated(deals: 400, seed: 77)
    let moment = try instant("2025-06-30")
    let log = crm.asFieldLog()
    var other = log
    for index in other.changes.indices
    where other.changes[index].at >= moment.seconds && other.changes[index].says.contains(.before) {
      if other.changes[index].says.contains(.amount) { other.changes[index].amount = 12_345 }
    }
    #expect(factBytes(try other.book(), moment) != factBytes(try log.book(), moment))
  }

  @Test("a log tells the same as records of states from the day on which it began")
  func sameAsStates() throws {
    let crm = try SampleCRM.simulated(deals: 400, seed: 78)
    let states = try crm.book(crm.simulatedSettings)
    let log = try crm.asFieldLog().book(crm.simulatedSettings)
    var compared = 0
    for moment in try moments() {
      let a = states.known(before: moment)
      let b = log.known(before: moment)
      #expect(a.deals == b.deals)
      for deal in a.deals {
        let (x, y) = (a.latest(deal), b.latest(deal))
        #expect(x.stage == y.stage)
        #expect(x.amount == y.amount)
        #expect(x.closeDay == y.closeDay)
        #expect(x.owner.map(a.ownerName) == y.owner.map(b.ownerName))
        #expect(x.category == y.category)
        #expect(x.status == y.status)
        compared += 1
      }
    }
    #expect(compared > 800)
  }
}
