/// The weeks of a lead's life up to the end of the window: seven days each, the last one what is left.
enum LeadWeeks {
  /// How many there are.
  static let count = (LeadScorer.window + 6) / 7

  /// Days since the creation at which a week starts.
  static func start(_ week: Int) -> Double { Double(7 * week) }

  /// Days since the creation at which a week ends.
  static func end(_ week: Int) -> Double { Double(min(7 * (week + 1), LeadScorer.window)) }

  /// The part of each week that is still to come at an age, in 0...1.
  static func left(_ week: Int, age: Double) -> Double {
    let length = end(week) - start(week)
    return min(1, max(0, (end(week) - age) / length))
  }
}

/// A week of a lead that was watched to its end.
struct LeadWeek: Sendable {
  /// Position among the cases.
  let lead: Int
  let week: Int
  let isConverted: Bool

  /// The weeks of leads that were over before a moment, up to the conversion.
  static func watched(_ cases: [LeadCase], before moment: Int64) -> [LeadWeek] {
    var weeks: [LeadWeek] = []
    for (position, lead) in cases.enumerated() {
      for week in 0..<LeadWeeks.count {
        let end = lead.created + Int64(LeadWeeks.end(week) * 86_400)
        guard end <= moment else { break }
        // A conversion on the creation's own moment belongs to the first week.
        let isConverted = lead.converted.map { $0 < end } ?? false
        weeks.append(LeadWeek(lead: position, week: week, isConverted: isConverted))
        if isConverted { break }
      }
    }
    return weeks
  }
}
