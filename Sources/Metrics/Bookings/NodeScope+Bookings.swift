/// What the metrics of bookings read of a node.
extension NodeScope {
  /// Deals won in the period.
  var won: [Closing] { facts.bookings.closings.of(node).filter(\.isWon) }
  /// Deals lost in the period.
  var lost: [Closing] { facts.bookings.closings.of(node).filter { !$0.isWon } }
  /// Deals won or lost in the period.
  var closings: ArraySlice<Closing> { facts.bookings.closings.of(node) }
  /// Won deals whose close date lies in the period.
  var wonByCloseDate: [Closing] { facts.bookings.dated.of(node).filter(\.isWon) }
  /// Lost deals whose close date lies in the period.
  var lostByCloseDate: [Closing] { facts.bookings.dated.of(node).filter { !$0.isWon } }
  /// Deals created in the period.
  var created: ArraySlice<CreatedDeal> { facts.bookings.created.of(node) }
  /// Deals created in the trailing four quarters.
  var createdTrailing: ArraySlice<CreatedDeal> { facts.bookings.trailing.of(node) }

  /// How often open deals came from other owners in the period.
  var transfers: Int { facts.bookings.transfers.of(node).count }
  /// The amounts of deals won in the period, minor units, where they are known.
  var wonSizes: [Double] { won.compactMap { $0.amount.map(Double.init) } }
  /// How many deals won in the period have no amount.
  var wonUnpriced: Int { won.count { $0.amount == nil } }

  /// A reading, unless nothing of the period can be known.
  func begun(_ reading: () -> MetricReading) -> MetricReading {
    frame.isAhead ? .undefined("the period begins after the as-of day") : reading()
  }

  /// A reading of instants of winning and losing, flagged where these are close dates.
  func closing(_ reading: () -> MetricReading) -> MetricReading {
    begun { reading().flagged(.basisCloseDate, if: !facts.bookings.hasStages) }
  }
}
