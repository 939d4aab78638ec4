public import Calendars
internal import Tabular

extension KnownDeals {
  /// Gives every fact known at the cutoff to `body` as bytes, in a fixed order: deals by id, their
  /// labels, states and activities; then people's calls. Equal facts give equal bytes, whatever the files looked like.
  public func forEachFact(_ body: (UnsafeRawBufferPointer) -> Void) {
    var buffer: [UInt64] = []
    buffer.reserveCapacity(LabelHash.bufferSize + 64)
    let owners = book.owners.labels.map { LabelHash.of(Array($0.utf8)) }
    let labels = book.attributes.map { $0.labels.map { LabelHash.of(Array($0.utf8)) } }
    for deal in deals {
      buffer.append(book.ids.withBytes(of: book.idCode[deal]) { LabelHash.of($0) })
      for (column, hashes) in zip(book.attributes, labels) {
        let code = Int(column.codes[deal])
        buffer.append(code < 0 ? 0 : hashes[code])
      }
      for index in Int(book.stateStart[deal])..<Int(book.stateStart[deal + 1])
      where book.states.at[index] < cutoff.seconds {
        let owner = Int(book.states.owner[index])
        buffer.append(UInt64(bitPattern: book.states.at[index]))
        buffer.append(UInt64(bitPattern: book.states.amount[index]))
        buffer.append(owner < 0 ? 0 : owners[owner])
        let stage = UInt64(UInt16(bitPattern: book.states.stage[index]))
        let day = UInt64(UInt32(bitPattern: book.states.closeDay[index]))
        let category = UInt64(UInt8(bitPattern: book.states.category[index]))
        buffer.append(day << 32 | stage << 8 | category)
      }
      for index in Int(book.activityStart[deal])..<Int(book.activityStart[deal + 1])
      where book.activityAt[index] < cutoff.seconds {
        buffer.append(UInt64(bitPattern: book.activityAt[index]))
      }
      if buffer.count >= LabelHash.bufferSize {
        buffer.withUnsafeBytes(body)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    for call in calls() {
      buffer.append(LabelHash.of(Array(call.period.utf8)))
      for (level, value) in call.path.sorted(by: { $0.key < $1.key }) {
        buffer.append(LabelHash.of(Array(level.utf8)))
        buffer.append(LabelHash.of(Array(value.utf8)))
      }
      buffer.append(UInt64(bitPattern: call.amount))
      buffer.append(UInt64(bitPattern: call.madeAt.seconds))
      for text in [call.category, call.madeBy, call.role] {
        buffer.append(LabelHash.of(Array((text ?? "").utf8)))
      }
    }
    buffer.withUnsafeBytes(body)
  }

  /// The first day of which anything is known.
  public var firstDay: Day? {
    deals.lazy.map { created($0) }.min().map { zone.day(of: $0) }
  }
}
