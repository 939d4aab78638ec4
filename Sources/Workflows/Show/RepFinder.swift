internal import Calendars
internal import Deals

/// Finds the representative of a name, among those who were known.
struct RepFinder {
  private let known: KnownDeals
  private let owners: Set<Int>

  init(_ source: ShowSource) {
    let known = source.known
    var owners: Set<Int> = []
    for deal in known.deals {
      var timeline = known.timeline(deal)
      while let moment = timeline.nextChange {
        timeline.advance(to: Instant(seconds: moment.seconds + 1))
        if let owner = timeline.owner { owners.insert(owner) }
      }
    }
    source.tracking.forEachActivity { owners.insert($0.owner) }
    for lead in source.tracking.leads { owners.insert(lead.owner) }
    for owner in 0..<known.ownerCount {
      for name in ["manager", "region"] where (known.column(name)?.code(owner: owner) ?? -1) >= 0 {
        owners.insert(owner)
      }
    }
    owners.remove(-1)
    self.known = known
    self.owners = owners
  }

  func find(_ word: String) throws(WorkflowError) -> Int {
    if let owner = owners.first(where: { known.ownerName($0) == word }) { return owner }
    let small = word.lowercased()
    let alike = owners.filter { known.ownerName($0).lowercased() == small }.sorted()
    guard alike.count <= 1 else {
      let names = alike.map(known.ownerName).joined(separator: ", ")
      throw .unknown("several representatives are named alike; write one of \(names)")
    }
    if let owner = alike.first { return owner }
    throw ShowSource.unknown(
      "representative", word, nearest: ShowSource.nearest(word, owners.map(known.ownerName)))
  }
}
