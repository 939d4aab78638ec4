import Calendars
import Deals

extension MetricCRM {
  /// Scores of leads by row, from those by id.
  static func leadChances(
    _ book: DealBook, asOf: String, _ score: (String) -> Double?
  ) throws -> [Int: Double] {
    let leads = book.known(atEndOf: try Day(iso: asOf)).tracking?.leads ?? []
    return leads.reduce(into: [:]) { chances, lead in chances[lead.row] = score(lead.id) }
  }
}
