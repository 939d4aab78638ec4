public import Calendars

/// One activity of a deal.
public struct DealActivity: Equatable, Sendable {
  /// When it happened.
  public let at: Instant
  /// Whether it came from the customer; `nil` where the export does not say.
  public let isInbound: Bool?
  /// A number for the person it was with; `nil` where the export does not say.
  public let person: UInt64?
}

extension DealTimeline {
  /// The activities in `[from, to)`, in the order of time; `to` is not after the cutoff.
  public func activities(from: Instant, to moment: Instant) -> [DealActivity] {
    let marks = book.activityMarks
    let low = firstActivity(notBefore: min(from.seconds, cutoff))
    let high = firstActivity(notBefore: min(moment.seconds, cutoff))
    guard low < high else { return [] }
    return (low..<high).map { index in
      let way = marks.isEmpty ? 0 : marks.way[index]
      let person = marks.isEmpty ? 0 : marks.person[index]
      return DealActivity(
        at: Instant(seconds: book.activityAt[index]), isInbound: way == 0 ? nil : way == 2,
        person: person == 0 ? nil : person)
    }
  }

  /// Whether something was planned for the deal at a moment: entered before it, to happen at it or
  /// later. The moment is not after the cutoff.
  public func hasPlan(at moment: Instant) -> Bool {
    let marks = book.activityMarks
    guard !marks.isEmpty else { return false }
    let now = min(moment.seconds, cutoff)
    let end = Int(book.activityStart[deal + 1])
    return (firstActivity(notBefore: now)..<end).contains { index in
      marks.entered[index] != Blank.instant && marks.entered[index] < now
    }
  }
}
