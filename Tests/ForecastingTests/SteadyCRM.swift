import Calendars
import DealFixtures
import Deals

/// A CRM in which every deal lives alike: created at even distances, two stages, closed after 20 to
/// 76 days; of three closes two are won.
func steadyCRM(
  deals: Int, start: String = "2022-01-03", stepDays: Int = 2, closedUntil: String = "2024-05-15",
  prefix: String = "D"
) throws -> SampleCRM {
  var crm = try SampleCRM()
  let first = try Day(iso: start)
  let end = try Day(iso: closedUntil)
  for index in 0..<deals {
    let id = prefix + String(10_000 + index)
    let created = first + index * stepDays
    let closed = created + 20 + 7 * (index % 9)
    let isClosed = closed < end
    let isWon = index % 3 != 0
    let amount = Int64(100_000 + 1_000 * (index % 50))
    try crm.deal(
      id, created: created.iso8601, closed: isClosed ? closed.iso8601 : nil,
      closeDay: closed.iso8601, stage: isClosed ? (isWon ? "Won" : "Lost") : "Proposal",
      amount: amount, owner: index % 2 == 0 ? "Ada" : "Zoe",
      ["region": index % 2 == 0 ? "North" : "South", "segment": index % 4 == 0 ? "Big" : "Small"])
    try crm.change(
      id, created.iso8601, stage: "Qualify", amount: amount, closeDay: closed.iso8601,
      owner: index % 2 == 0 ? "Ada" : "Zoe")
    try crm.change(id, (created + 10).iso8601, stage: "Proposal")
    if isClosed { try crm.change(id, closed.iso8601, stage: isWon ? "Won" : "Lost") }
  }
  return crm
}
