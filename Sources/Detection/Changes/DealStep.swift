internal import Calendars
internal import Forecasting

/// What a deal adds: known, or to be valued.
enum DealValue {
  case fixed(Int64)
  case priced(DealMoment, PriceVersion)
}

/// One step of a deal's way through the interval.
struct DealStep {
  /// What it adds after the step.
  let value: DealValue
  /// `nil` for the first, with which the deal enters the interval.
  let cause: ChangeCause?
  /// When.
  let at: Instant
  /// Its leaf after the step; `nil` where it is not there.
  let leaf: Int?
  var before: String?
  var after: String?
}
