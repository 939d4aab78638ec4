extension MetricQuery {
  static let activity: [MetricQuery] = []
}
