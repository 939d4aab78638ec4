import Calendars
import DealFixtures
import Deals
import Testing

@Suite("Finding deals by their identifiers")
struct FindTests {
  private func book() throws -> DealBook {
    var crm = try SampleCRM()
    for id in ["D100", "D101", "D200", "X9"] {
      try crm.deal(id, created: "2024-01-01")
      try crm.change(id, "2024-01-01", stage: "Qualify")
    }
    try crm.deal("Late", created: "2024-03-01")
    try crm.change("Late", "2024-03-01", stage: "Qualify")
    try crm.deal("Gone", created: "2024-01-01", deleted: "2024-01-20")
    try crm.change("Gone", "2024-01-01", stage: "Qualify")
    return try crm.book()
  }

  @Test("known deals are found, others are not")
  func find() throws {
    let book = try book()
    let known = book.known(atEndOf: try Day(iso: "2024-02-01"))
    for id in ["D100", "D101", "D200", "X9"] {
      #expect(known.find(id).map(known.id) == id)
    }
    #expect(known.find("Late") == nil && known.find("Gone") == nil && known.find("D1") == nil)
    let earlier = book.known(atEndOf: try Day(iso: "2024-01-10"))
    #expect(earlier.find("Gone").map(earlier.id) == "Gone")
  }

  @Test("why a deal is not known can be told")
  func lifespan() throws {
    let book = try book()
    #expect(book.lifespan(ofID: "Late")?.created == (try Day(iso: "2024-03-01")))
    #expect(book.lifespan(ofID: "Late")?.deleted == nil)
    #expect(book.lifespan(ofID: "Gone")?.deleted == (try Day(iso: "2024-01-20")))
    #expect(book.lifespan(ofID: "D1") == nil)
  }

  @Test(
    "the nearest identifiers are those with the fewest letters to change; unknown ones are not named"
  )
  func nearest() throws {
    let known = try book().known(atEndOf: try Day(iso: "2024-02-01"))
    #expect(known.nearestIDs(to: "D10O", count: 2) == ["D100", "D101"])
    #expect(known.nearestIDs(to: "x9", count: 1) == ["X9"])
    #expect(!known.nearestIDs(to: "Late", count: 10).contains("Late"))
  }
}
