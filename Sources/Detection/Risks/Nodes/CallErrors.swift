internal import Calendars
internal import Deals
internal import Forecasting
internal import Statistics

/// How far people's calls lay from what was booked in past periods, by node.
struct CallErrors {
  /// (call - actual) / actual by node, of the periods in which something was called and booked.
  private let errors: [[Double]]
  private let depths: [Int]
  /// Mean error of the nodes as deep in the hierarchy.
  private var team: [Int: Double] = [:]

  static let minimumPeriods = 3

  init(
    _ known: KnownDeals, _ forecast: BookingsForecast, _ moments: PastMoments, _ sums: [NodeSums]
  ) {
    depths = forecast.nodes.map(\.path.count)
    let calls = moments.all.map { moment in
      known.calls(period: moment.id).filter { $0.madeAt < moment.at }
    }
    errors = zip(forecast.nodes, sums).map { node, sums in
      let path = node.path.map { (level: $0.level, value: $0.value) }
      return moments.all.enumerated().dropFirst().compactMap { age, moment in
        let own = calls[age].filter { known.isCall($0, for: path) }
        // The call as such before those of a category.
        let newest = own.last { $0.category == nil } ?? own.last
        guard let newest, sums.total[age] > 0, moment.endAt <= known.cutoff else { return nil }
        return Double(newest.amount) / sums.total[age] - 1
      }
    }
    for depth in Set(depths) {
      let all = zip(errors, depths).filter { $0.1 == depth }.flatMap(\.0)
      team[depth] = Descriptive.mean(all)
    }
  }

  /// The mean error drawn towards the team's; flagged where the interval of the own errors excludes 0
  /// (Student's t).
  func reading(_ position: Int) -> NodeReading {
    let own = errors[position]
    guard let mean = Descriptive.mean(own) else { return .undefined(.forecastBias, .noCalls) }
    let n = Double(own.count)
    let prior = JudgementScore.priorPeriods
    let shrunk = (n * mean + prior * (team[depths[position]] ?? 0)) / (n + prior)
    var figures = [NodeFigure("periods", n), NodeFigure("meanError", mean)]
    guard own.count >= CallErrors.minimumPeriods,
      let spread = Descriptive.standardDeviation(own),
      let student = try? StudentT(degreesOfFreedom: n - 1)
    else { return NodeReading(.forecastBias, shrunk, figures: figures) }
    figures.append(NodeFigure("spread", spread))
    let half = student.quantile(0.975) * spread / n.squareRoot()
    return NodeReading(
      .forecastBias, shrunk, threshold: 0, lower: mean - half, upper: mean + half,
      isFlagged: mean - half > 0 || mean + half < 0, figures: figures)
  }
}
