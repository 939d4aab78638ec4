internal import Forecasting
internal import Statistics

/// The share of won deals that came as a surprise, by node, against the nodes beside it.
struct SurpriseShares {
  static let minimumWins = 5
  static let minimumNodes = 5
  static let highShare = 0.9

  private let shares: [Double?]
  private let wins: [Int]
  private let limits: [Int: Double]
  private let depths: [Int]

  init(_ forecast: BookingsForecast, _ sums: [NodeSums]) {
    wins = sums.map(\.wins)
    depths = forecast.nodes.map(\.path.count)
    shares = sums.map {
      $0.wins >= SurpriseShares.minimumWins ? Double($0.surprises) / Double($0.wins) : nil
    }
    var limits: [Int: Double] = [:]
    for depth in Set(depths) {
      let team = zip(shares, depths).filter { $0.1 == depth }.compactMap(\.0)
      guard team.count >= SurpriseShares.minimumNodes else { continue }
      limits[depth] = Descriptive.quantile(team, probability: SurpriseShares.highShare)
    }
    self.limits = limits
  }

  func reading(_ position: Int) -> NodeReading {
    guard let share = shares[position] else { return .undefined(.sandbagging, .fewWins) }
    let limit = limits[depths[position]]
    return NodeReading(
      .sandbagging, share, threshold: limit, isFlagged: limit.map { share > $0 } ?? false,
      figures: [NodeFigure("wins", Double(wins[position]))])
  }
}
