/// Shapley values: what each player adds to a game, on average over all orders of joining.
///
/// Source: Shapley (1953), "A value for n-person games".
public enum Shapley {
  /// The most players; every one of the 2^n coalitions is looked at.
  public static let maximumPlayers = 16

  /// The values of all players; they sum to `game(all) - game(none)`.
  ///
  /// - Parameters:
  ///   - players: 0...``maximumPlayers``; none for any other number.
  ///   - game: what a coalition is worth; bit i says whether player i is in it.
  public static func values(players: Int, game: (Int) -> Double) -> [Double] {
    guard (1...maximumPlayers).contains(players) else { return [] }
    let worth = (0..<(1 << players)).map(game)
    // |S|! (n - 1 - |S|)! / n!, by |S|: the inverse of n times the binomial coefficient.
    var weights: [Double] = []
    var choose = 1.0
    for size in 0..<players {
      weights.append(1 / (Double(players) * choose))
      choose *= Double(players - 1 - size) / Double(size + 1)
    }
    return (0..<players).map { player in
      let bit = 1 << player
      return worth.indices.reduce(0) { sum, coalition in
        guard coalition & bit == 0 else { return sum }
        return sum + weights[coalition.nonzeroBitCount]
          * (worth[coalition | bit] - worth[coalition])
      }
    }
  }
}
