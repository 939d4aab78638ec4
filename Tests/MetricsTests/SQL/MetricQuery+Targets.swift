extension MetricQuery {
  static let targets: [MetricQuery] = []
}
