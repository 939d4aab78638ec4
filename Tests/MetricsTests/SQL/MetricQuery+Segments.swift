extension MetricQuery {
  static let segments: [MetricQuery] = []
}
