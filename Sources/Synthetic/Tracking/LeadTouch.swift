import Statistics

/// A call or mail to a lead before it became a deal.
public struct LeadTouch: Equatable, Sendable {
  /// A call; a mail otherwise.
  public let isCall: Bool
  /// Begin, in seconds since 1970-01-01T00:00:00Z.
  public let start: Int
  /// Length in seconds; none for a mail, nor for a call that nobody answered.
  public let seconds: Int
  /// How it ended, in the words of a CRM.
  public let status: String
}

extension SyntheticLead {
  /// Calls and mails to the lead, from a stream of their own: up to four in the first three weeks,
  /// before it became a deal. A lead that was sought out is called first, without ever having been
  /// spoken to.
  func touches(_ configuration: SimulationConfiguration) -> [LeadTouch] {
    var stream = configuration.stream(.touch, number)
    let isCold = source == "Outbound"
    let count = 1 + stream.integer(below: isCold ? 4 : 2)
    let end = min(convertedAt ?? .max, (configuration.lastDay + 1) * 86_400)
    var index = BusinessTime.index(ofDay: createdAt / 86_400)
    var touches: [LeadTouch] = []
    for place in 0..<count {
      index += place == 0 ? stream.integer(below: 3) : 1 + stream.integer(below: 5)
      let start = max(
        createdAt + 600,
        BusinessTime.instant(index: index, fraction: stream.uniform(), region: region))
      let isCall = place == 0 && isCold || stream.bernoulli(0.5)
      let isAnswered = stream.bernoulli(isCold ? 0.35 : 0.6)
      let length = 45 + Int(180 * stream.exponential())
      guard start < end else { break }
      touches.append(
        LeadTouch(
          isCall: isCall, start: start, seconds: isCall && isAnswered ? min(length, 3_600) : 0,
          status: isCall && !isAnswered ? "no_answer" : "completed"))
    }
    return touches
  }
}
