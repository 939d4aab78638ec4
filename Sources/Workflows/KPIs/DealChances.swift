internal import Calendars
internal import Deals
internal import Forecasting
internal import Metrics

/// The chances of open deals for the metrics that are made of them: by a stored model, never by one that is
/// trained for the answer.
enum DealChances {
  /// The metrics that need them, by their names.
  private static let metrics: Set<String> = [
    "coverage.weighted", "concentration.expected.top_1.share", "concentration.expected.top_3.share",
    "concentration.expected.effective_deals",
  ]

  /// Whether such a metric is asked for by its name, row, chapter or goal; not by asking for all.
  static func isAskedFor(_ question: KPIQuestion, _ metrics: [MetricDefinition]) -> Bool {
    metrics.contains { Self.metrics.contains($0.name) }
      && !(question.metrics ?? []).contains("all")
  }

  /// By deal its chances for a fiscal period that is not over; empty, which is noted, where no stored
  /// model applies.
  static func chances(
    _ known: KnownDeals, _ period: MetricPeriod, project: Project, notes: inout [String]
  ) throws(WorkflowError) -> [Int: DealChance] {
    guard let fiscal = period.fiscal, known.asOf + 1 < period.end else { return [:] }
    let target = ForecastTarget(fiscal)
    let needed = target.leading(as: known)
    guard
      let stored = try ModelLibrary.newest(
        for: known, target: target, ahead: max(0, needed.count - 1), project: project, notes: &notes
      )
    else {
      notes.append(
        "no stored model applies: metrics of expected bookings are null; see `aforo train`")
      return [:]
    }
    do throws(ForecastError) {
      let forecaster = try Forecaster(model: stored.model, prepared: PreparedDeals(known))
      return try forecaster.dealForecasts(target).reduce(into: [:]) { chances, deal in
        chances[deal.deal] = DealChance(
          win: deal.winProbability, winInPeriod: deal.periodProbability)
      }
    } catch {
      guard case .tooLittleHistory = error else { throw .forecast(error) }
      notes.append("model \(stored.id) gives no probabilities: \(error)")
      return [:]
    }
  }
}
