internal import Tabular

extension DealFacts {
  /// Takes over the activities and leads of other facts, which have nothing else, as if their files
  /// had been read after the others.
  ///
  /// These facts must have none of their own.
  public mutating func absorb(_ other: consuming DealFacts) {
    let codes = (0..<Int32(other.ids.count)).map { code in
      other.ids.withBytes(of: code) { ids.internInOrder($0) }
    }
    activities = other.activities
    leads = other.leads
    other.activities = ActivityTable()
    for row in activities.deal.indices where activities.deal[row] >= 0 {
      activities.deal[row] = codes[Int(activities.deal[row])]
    }
  }
}
