extension MetricQuery {
  static let bookings: [MetricQuery] = []
}
