extension MetricQuery {
  static let funnel: [MetricQuery] = []
}
