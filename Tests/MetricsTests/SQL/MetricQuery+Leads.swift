extension MetricQuery {
  static let leads: [MetricQuery] = []
}
