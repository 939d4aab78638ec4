/// How unusual each row of a table is.
public struct OutlierScores: Equatable, Sendable {
  /// The values of one detector, one for each row; larger is more unusual.
  public struct Member: Equatable, Sendable {
    /// Which one.
    public let member: OutlierMember
    /// A distance, or for tails a sum of -log shares, in the order of the rows.
    public let values: [Double]
  }

  /// The sum over the members of -log(1 - rank / (*n* + 1)), in the order of the rows: from about
  /// the number of members / *n* up to that number times log(*n* + 1). Ranks of equal values are their mean.
  public let scores: [Double]
  /// The members that took part.
  public let members: [Member]
  /// The columns that took part, ascending.
  public let columns: [Int]
  /// What was done otherwise than for a usual table; empty when nothing was.
  public let notes: [OutlierNote]

  init(members: [Member], columns: [Int], notes: [OutlierNote]) {
    self.members = members
    self.columns = columns
    self.notes = notes
    var sums = [Double](repeating: 0, count: members.first?.values.count ?? 0)
    for member in members {
      for (i, rarity) in RankTransform.rarities(member.values).enumerated() { sums[i] += rarity }
    }
    scores = sums
  }

  /// The rows from the most to the least unusual; of equal ones the earlier first.
  public var order: [Int] {
    scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
  }
}
