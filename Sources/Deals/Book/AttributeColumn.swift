public import Calendars

/// One attribute of all deals, as known at a cutoff.
public struct AttributeColumn: Sendable {
  private let book: DealBook
  private let position: Int
  private let cutoff: Int64
  /// Whether the owner stands for what the deal itself does not say.
  private let isOfOwner: Bool

  init(book: DealBook, position: Int, cutoff: Int64) {
    self.book = book
    self.position = position
    self.cutoff = cutoff
    isOfOwner = position == OwnerPlaces.manager || position == OwnerPlaces.region
  }

  /// The labels in the order of their codes.
  public var labels: [String] { book.attributes[position].labels }

  /// The deal's code, -1 where blank; for managers and regions that the deals do not carry, that
  /// of the owner given.
  ///
  /// - Parameter moment: the owner's place is the one known before it: the cutoff, or an earlier
  ///   moment such as a timeline's clock. A later one than the cutoff counts as the cutoff.
  public func code(deal: Int, owner: Int?, at moment: Instant? = nil) -> Int {
    let own = Int(book.attributes[position].codes[deal])
    guard own < 0, isOfOwner, let owner else { return own }
    let clock = moment.map { min($0.seconds, cutoff) } ?? cutoff
    return Int(book.places.code(position, owner: owner, before: clock))
  }

  /// The code of an owner's own manager or region as known at the cutoff; -1 where it is not, and for
  /// attributes that owners do not have.
  public func code(owner: Int) -> Int {
    isOfOwner ? Int(book.places.code(position, owner: owner, before: cutoff)) : -1
  }
}
