extension MetricQuery {
  static let team: [MetricQuery] = []
}
