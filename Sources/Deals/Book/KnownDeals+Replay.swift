public import Calendars

/// What a replay of the past needs beyond the deals as they are known at the cutoff.
extension KnownDeals {
  /// The positions of all deals created before the cutoff, those deleted since with them.
  public var dealsEverCreated: [Int] {
    (0..<book.count).filter { book.states.at[Int(book.stateStart[$0])] < cutoff.seconds }
  }

  /// When a deal was deleted; `nil` where it was not before the cutoff.
  public func deleted(_ deal: Int) -> Instant? {
    book.deletedAt[Int32(deal)].flatMap {
      $0 < cutoff.seconds ? Instant(seconds: $0) : nil
    }
  }

  /// The moments in `[from, cutoff)` at which an owner's manager or region changes, ascending.
  public func placeChanges(ofOwner owner: Int, from: Instant) -> [Instant] {
    book.places.moments(owner: owner).filter { from.seconds <= $0 && $0 < cutoff.seconds }
      .map { Instant(seconds: $0) }
  }
}
