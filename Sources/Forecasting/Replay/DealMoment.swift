package import Calendars

/// Groups of a deal's fields that change one after the other where they changed at one instant.
package struct FieldGroups: OptionSet, Hashable, Sendable {
  /// One bit a group.
  package let rawValue: UInt8

  /// Groups by their bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The owner, and what follows from where the owner stands.
  package static let owner = FieldGroups(rawValue: 1)
  /// The amount.
  package static let amount = FieldGroups(rawValue: 2)
  /// The expected close day.
  package static let closeDay = FieldGroups(rawValue: 4)
  /// The stage.
  package static let stage = FieldGroups(rawValue: 8)
  /// The forecast category.
  package static let category = FieldGroups(rawValue: 16)
}

/// An open deal at a moment, to be valued.
package struct DealMoment: Hashable, Sendable {
  /// Its position among the known deals.
  package let deal: Int
  /// The moment; what was known strictly before it counts.
  package let moment: Instant
  /// An earlier moment whose facts count but for those of ``changed``; `nil` where all count.
  package var earlier: Instant?
  /// The fields that count as of ``moment`` where ``earlier`` is given.
  package var changed: FieldGroups = []
  /// An amount instead of the deal's own, minor units.
  package var amount: Int64?

  /// A deal with all that was known strictly before a moment.
  package init(deal: Int, moment: Instant) {
    self.deal = deal
    self.moment = moment
  }
}
