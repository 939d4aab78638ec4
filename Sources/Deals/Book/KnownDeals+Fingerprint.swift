public import Calendars
internal import Tabular

extension KnownDeals {
  /// Gives every fact known at the cutoff to `body` as bytes, in a fixed order: deals by id, their
  /// labels, states and activities. Equal facts give equal bytes, whatever the files looked like.
  public func forEachFact(_ body: (UnsafeRawBufferPointer) -> Void) {
    for deal in deals {
      book.ids.withBytes(of: book.idCode[deal]) { body(UnsafeRawBufferPointer($0)) }
      for column in book.attributes {
        let code = Int(column.codes[deal])
        feed(code < 0 ? "" : column.labels[code], body)
      }
      for index in Int(book.stateStart[deal])..<Int(book.stateStart[deal + 1])
      where book.states.at[index] < cutoff.seconds {
        let owner = Int(book.states.owner[index])
        feed(owner < 0 ? "" : book.owners.labels[owner], body)
        let numbers = [
          book.states.at[index], book.states.amount[index], Int64(book.states.stage[index]),
          Int64(book.states.closeDay[index]), Int64(book.states.category[index]),
        ]
        numbers.withUnsafeBytes(body)
      }
      let activities = Int(book.activityStart[deal])..<Int(book.activityStart[deal + 1])
      let known = activities.filter { book.activityAt[$0] < cutoff.seconds }
        .map { book.activityAt[$0] }
      known.withUnsafeBytes(body)
    }
  }

  private func feed(_ text: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    Array((text + "\u{1F}").utf8).withUnsafeBytes(body)
  }

  /// The first day of which anything is known.
  public var firstDay: Day? {
    deals.map { created($0) }.min().map { zone.day(of: $0) }
  }
}
