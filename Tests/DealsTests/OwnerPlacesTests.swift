import Calendars
import DealFixtures
import Deals
import Testing

@Suite("The hierarchy over time")
struct OwnerPlacesTests {
  private func paths(_ crm: SampleCRM, before text: String) throws -> [[String]] {
    let settings = crm.settings(hierarchy: ["region", "manager", "owner"])
    let known = try crm.book(settings).known(before: try instant(text))
    return known.deals.map { known.path(of: $0, owner: known.latest($0).owner) }
  }

  private func place(_ owner: String, _ manager: String, _ region: String, _ from: String?) throws
    -> PersonFact
  {
    PersonFact(
      owner: owner, manager: manager, region: region,
      validFrom: try from.map(seconds) ?? Blank.instant)
  }

  @Test("of several dated places the one known at the cutoff counts, whatever the file's order")
  func dated() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1, owner: "Ada")
    try crm.deal("D2", created: "2024-01-01", amount: 1, owner: "Zoe")
    crm.people = [
      try place("Ada", "Mia", "South", "2024-06-01"),
      try place("Ada", "Max", "North", nil),
      try place("Ada", "Kim", "", "2024-09-01"),
      try place("Zoe", "Max", "North", nil),
    ]
    let expected = [
      "2024-02-01": ["North", "Max", "Ada"], "2024-06-01": ["North", "Max", "Ada"],
      "2024-06-01T00:00:01": ["South", "Mia", "Ada"], "2024-10-01": ["South", "Kim", "Ada"],
    ]
    for (moment, path) in expected {
      for seed in 0..<6 as Range<UInt64> {
        let found = try paths(crm.shuffled(seed: seed), before: moment)
        #expect(found == [path, ["North", "Max", "Zoe"]], "\(moment)")
      }
    }
  }

  @Test("before the first of dated places nothing is known of an owner's")
  func beforeTheFirst() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1, owner: "Ada")
    crm.people = [try place("Ada", "Mia", "South", "2024-06-01")]
    let none = KnownDeals.none
    #expect(try paths(crm, before: "2024-03-01") == [[none, none, "Ada"]])
    #expect(try paths(crm, before: "2024-07-01") == [["South", "Mia", "Ada"]])
  }

  @Test("a column can be asked for an earlier moment, and tells no later one than its cutoff")
  func clock() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1, owner: "Ada")
    crm.people = [
      try place("Ada", "Max", "", nil), try place("Ada", "Mia", "", "2024-06-01"),
      try place("Ada", "Kim", "", "2024-09-01"),
    ]
    let known = try crm.book().known(before: try instant("2024-08-01"))
    let column = try #require(known.column("manager"))
    func manager(_ text: String?) throws -> String {
      column.labels[column.code(deal: 0, owner: 0, at: try text.map { try instant($0) })]
    }
    #expect(try manager(nil) == "Mia")
    #expect(try manager("2024-03-01") == "Max")
    #expect(try manager("2025-01-01") == "Mia")
  }
}
