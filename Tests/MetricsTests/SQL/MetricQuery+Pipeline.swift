extension MetricQuery {
  static let pipeline: [MetricQuery] = []
}
