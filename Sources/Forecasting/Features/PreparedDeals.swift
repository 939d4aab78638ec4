public import Deals

/// What was known at a cutoff, counted and ordered once for training and forecasting alike.
public struct PreparedDeals: Sendable {
  /// The deals as they were known.
  public let known: KnownDeals
  let log: DealLog
  let maker: FeatureMaker

  /// Prepares the deals; the longest single step of a forecast by a stored model.
  public init(_ known: KnownDeals) {
    self.known = known
    log = DealLog(known: known)
    maker = FeatureMaker(log: log)
  }

  init(known: KnownDeals, log: DealLog, maker: FeatureMaker) {
    self.known = known
    self.log = log
    self.maker = maker
  }
}

extension Forecaster {
  /// The deals that the answers are made of.
  package var prepared: PreparedDeals { PreparedDeals(known: known, log: log, maker: maker) }

  /// The model that answers; `nil` where only what is over was asked for.
  package var answering: BookingsModel? { model }
}
