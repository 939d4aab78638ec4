extension MetricRegistry {
  /// Deals created, won, lost, transferred: rates, sizes, cycles (A5, A6, B4, C2, D2, D3, D5, E4).
  static let bookings: [MetricDefinition] =
    bookingsWon + bookingsLost + winRates + winCohorts + dealSizes + dealFlow + cycles
}
