public import Calendars
internal import Tabular

extension KnownDeals {
  /// The position of the deal with an identifier; `nil` where it is not known at the cutoff.
  public func find(_ id: String) -> Int? {
    book.position(of: id).flatMap { isPresent($0) ? $0 : nil }
  }

  /// Identifiers of known deals that look most like a text, the likest first.
  public func nearestIDs(to text: String, count: Int = 3) -> [String] {
    let wanted = Array(text.utf8)
    // What shares the most bytes at both ends is compared letter by letter.
    let likely = deals.map { deal in
      (deal: deal, shared: book.ids.withBytes(of: book.idCode[deal]) { shared($0, wanted) })
    }.sorted { ($1.shared, $0.deal) < ($0.shared, $1.deal) }.prefix(200)
    return likely.map { id($0.deal) }.map { (id: $0, distance: editDistance($0, text)) }
      .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(count).map(\.id)
  }

  private func shared(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Int {
    let prefix = zip(bytes, wanted).prefix { $0 == $1 }.count
    let suffix = zip(bytes.reversed(), wanted.reversed()).prefix { $0 == $1 }.count
    return prefix + suffix - abs(bytes.count - wanted.count)
  }
}

extension DealBook {
  func position(of id: String) -> Int? {
    ids.find(id).flatMap { code in idCode.firstIndex(of: code) }
  }

  /// When the deal with an identifier was created and deleted, whatever the day asked about: only
  /// for saying why a deal is not known, never for an answer.
  ///
  /// - Returns: `nil` where the book has no such deal.
  public func lifespan(ofID id: String) -> (created: Day, deleted: Day?)? {
    position(of: id).map { deal in
      let created = Instant(seconds: states.at[Int(stateStart[deal])])
      let deleted = deletedAt[Int32(deal)].map { zone.day(of: Instant(seconds: $0)) }
      return (zone.day(of: created), deleted)
    }
  }
}
