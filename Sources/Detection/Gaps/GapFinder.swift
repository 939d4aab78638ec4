internal import Calendars
public import Forecasting
internal import Foundation

/// Sets a forecast against the quotas, and says what pipeline would close the gaps.
public struct GapFinder: Sendable {
  private let forecaster: Forecaster
  private let levels: [String]
  private let method: ForecastMethod

  /// The probability that the needed pipeline is to reach.
  public static let wantedProbability = 0.8
  private static let wantedQuantile = 0.841_621_233_572_914_2

  /// A finder on top of a forecaster, for nodes cut by these levels.
  ///
  /// - Parameter method: that of the forecasts whose gaps are asked for.
  public init(forecaster: Forecaster, levels: [String], method: ForecastMethod = .auto) {
    self.forecaster = forecaster
    self.levels = levels
    self.method = method
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
    return GapReport(
      asOf: forecasts[0].asOf, currency: forecasts[0].currency,
      trainedAsOf: forecasts[0].trainedAsOf, targets: forecasts.map(\.target), gaps: gaps,
      warnings: warnings)
  }

  private func find(in forecast: BookingsForecast, workers: Int) -> [PipelineGap] {
    let nodes = forecast.nodes.filter { $0.quota != nil }
    guard !nodes.isEmpty else { return [] }
    let outlooks = forecaster.creationOutlooks(
      forecast.target, levels: levels, method: method)
    let causes = causes(of: nodes, in: forecast, workers: workers)
    return zip(nodes, causes).map { node, causes in
      PipelineGap(
        node: node, target: forecast.target,
        needed: needed(node, outlooks.outlook(path: node.path.map(\.value))), causes: causes)
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

  /// The amount G of new pipeline for which P(bookings + what G yields >= quota) is the wanted
  /// probability: the closed form of science-intervals-gap.md 3.1.
  private func needed(_ node: NodeForecast, _ outlook: CreationOutlook?) -> NeededPipeline? {
    guard let quota = node.quota, let outlook else { return nil }
    let pipeline: Double?
    if (node.probabilityOfQuota ?? 0) >= GapFinder.wantedProbability {
      pipeline = 0
    } else {
      pipeline = GapFinder.solve(
        quota: Double(quota), mean: Double(node.mean), deviation: GapFinder.deviation(node),
        outlook: outlook)
    }
    return NeededPipeline(
      pipeline: pipeline.map { Int64($0.rounded()) },
      byDate: pipeline.map { $0 > 0 } == true ? outlook.lastUsefulDay : nil,
      probability: GapFinder.wantedProbability, yield: outlook.yield)
  }

  /// From the 10 and 90 % quantiles, as if the distribution were normal between them.
  private static func deviation(_ node: NodeForecast) -> Double {
    Double(node.quantiles[6] - node.quantiles[2]) / (2 * 1.281_551_565_544_600_4)
  }

  /// G <- max(0, G + .7 [Q exp(z s + s^2/2) - (m + G kappa)] / kappa); `nil` when creation on that
  /// scale has never been seen.
  static func solve(
    quota: Double, mean: Double, deviation: Double, outlook: CreationOutlook
  ) -> Double? {
    guard outlook.yield > 0 else { return nil }
    var created = max(0, (quota - mean) / outlook.yield)
    for _ in 0..<200 {
      let expected = max(1, mean + created * outlook.yield)
      let variance = deviation * deviation + created * outlook.secondMoment
      let s2 = log1p(variance / (expected * expected))
      let aim = quota * exp(wantedQuantile * s2.squareRoot() + s2 / 2)
      let step = 0.7 * (aim - expected) / outlook.yield
      created = max(0, created + step)
      if abs(step) < 1e-6 * max(1, created) { break }
    }
    guard created.isFinite, created <= outlook.largestCreated else { return nil }
    return created
  }
}
