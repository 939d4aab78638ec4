package import Calendars
package import Forecasting

/// Which model values a deal, and which records of other deals it reads.
package struct PriceVersion: Hashable, Sendable {
  /// The number of the model; -1 values every open deal at nothing: the period is over.
  package let model: Int
  /// The number of the records.
  package let records: Int

  /// A pair of numbers.
  package init(model: Int, records: Int) {
    self.model = model
    self.records = records
  }

  /// For a period that is over.
  package static let none = PriceVersion(model: -1, records: -1)
}

/// Values open deals.
package protocol DealPricing: Sendable {
  /// What each deal adds to the forecast at its moment, minor units.
  func values(_ moments: [DealMoment], version: PriceVersion) -> [Int64]
}

/// Which version is in force when; none of it depends on the days between which changes are asked
/// for, but for the answers at the two ends.
package struct PriceSchedule: Sendable {
  /// A version that is in force from the start of a day on.
  package struct Step: Sendable {
    /// The start of the day.
    package let from: Instant
    /// The version.
    package let version: PriceVersion

    /// A step.
    package init(from: Instant, version: PriceVersion) {
      self.from = from
      self.version = version
    }
  }

  /// The moment before which facts are known at the start.
  package let start: Instant
  /// That of the end.
  package let end: Instant
  /// The version of the answer at the start.
  package let first: PriceVersion
  /// The version of the answer at the end.
  package let last: PriceVersion
  /// The versions in between: the first holds at ``start``; the others begin after it, the last not
  /// after ``end``.
  package let steps: [Step]

  /// A schedule.
  package init(
    start: Instant, end: Instant, first: PriceVersion, last: PriceVersion, steps: [Step]
  ) {
    self.start = start
    self.end = end
    self.first = first
    self.last = last
    self.steps = steps
  }
}
