internal import Calendars
internal import Deals
internal import Forecasting
internal import Metrics

/// The scores of open leads for the metrics that are made of them.
enum LeadChances {
  /// Whether such a metric is asked for by its name, row, chapter or goal; not by asking for all, since
  /// scores take longer than all other metrics together.
  static func isAskedFor(_ question: KPIQuestion, _ metrics: [MetricDefinition]) -> Bool {
    guard metrics.contains(where: { $0.catalogue.contains("B3") }) else { return false }
    return !(question.metrics ?? []).contains("all")
  }

  /// By row of a lead its chance at the end of the period, or at the cutoff while it runs; empty where
  /// there is too little history for scores.
  static func chances(_ known: KnownDeals, _ period: MetricPeriod, workers: Int) -> [Int: Double] {
    let then = known.known(before: known.zone.startOfDay(period.end))
    do throws(ForecastError) {
      return try LeadScorer(then, workers: workers).scores().chances
    } catch { return [:] }
  }
}
