internal import Calendars
public import Forecasting

/// Sets a forecast against the quotas, and says what the gaps are made of and what pipeline would
/// close them.
public struct GapFinder: Sendable {
  private let forecaster: Forecaster
  private let levels: [String]
  private let method: ForecastMethod
  private let probability: Double

  /// The probability that the needed pipeline is to reach unless told.
  public static let wantedProbability = 0.8

  /// A finder on top of a forecaster, for nodes cut by these levels.
  ///
  /// - Parameters:
  ///   - method: that of the forecasts whose gaps are asked for.
  ///   - probability: that the needed pipeline is to reach, in 0...1 without the ends.
  public init(
    forecaster: Forecaster, levels: [String], method: ForecastMethod = .auto,
    probability: Double = GapFinder.wantedProbability
  ) {
    self.forecaster = forecaster
    self.levels = levels
    self.method = method
    self.probability = probability
  }

  /// The gaps of every node that has a quota, period by period, the whole company first.
  ///
  /// - Parameters:
  ///   - forecasts: of one or several periods, of one day; the first one's facts head the report.
  ///   - workers: threads; no influence on the answer.
  public func find(in forecasts: [BookingsForecast], workers: Int = 1) -> GapReport {
    precondition(!forecasts.isEmpty)
    var gaps: [PipelineGap] = []
    var warnings: [String] = []
    for forecast in forecasts {
      let found = find(in: forecast, workers: workers)
      gaps += found
      for warning in forecast.warnings where !warnings.contains(warning) {
        warnings.append(warning)
      }
      if found.isEmpty {
        warnings.append(
          "no quota is known for \(forecast.target.id) at \(forecast.asOf); import a quotas file")
      }
    }
    let deadlines = forecasts.map {
      PeriodDeadlines(target: $0.target, curves: forecaster.deadlines($0.target))
    }
    return GapReport(
      asOf: forecasts[0].asOf, currency: forecasts[0].currency,
      trainedAsOf: forecasts[0].trainedAsOf, targets: forecasts.map(\.target), gaps: gaps,
      deadlines: deadlines.filter { !$0.curves.isEmpty }, warnings: warnings)
  }

  private func find(in forecast: BookingsForecast, workers: Int) -> [PipelineGap] {
    let nodes = forecast.nodes.filter { $0.quota != nil }
    guard !nodes.isEmpty else { return [] }
    let outlooks = forecaster.creationOutlooks(
      forecast.target, levels: levels, method: method)
    let due = forecaster.duePipeline(forecast.target, levels: levels)
    let pace = PaceFinder(
      known: forecaster.known, levels: levels, target: forecast.target)?.find()
    let solver = NeedSolver(probability: probability, draws: forecast.draws)
    let causes = causes(of: nodes, in: forecast, workers: workers)
    return zip(nodes, causes).map { node, causes in
      let path = node.path.map(\.value)
      return PipelineGap(
        node: node, target: forecast.target,
        needed: outlooks.outlook(path: path).flatMap { solver.needed(node, $0) }, causes: causes,
        coverage: PipelineCoverage(node: node, due: due[path]), pace: pace?[path])
    }
  }

  private func causes(
    of nodes: [NodeForecast], in forecast: BookingsForecast, workers: Int
  ) -> [GapCauses] {
    do throws(FactorsUndefined) {
      let finder = CauseFinder(
        try forecaster.factors(of: forecast, levels: levels, method: method, workers: workers))
      return nodes.map { finder.causes(of: $0, quota: $0.quota ?? 0) }
    } catch { return nodes.map { _ in .undefined(.period(error)) } }
  }
}
