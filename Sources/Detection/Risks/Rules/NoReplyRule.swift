internal import Calendars
internal import Deals
internal import Statistics

/// Silence from the customer, against the gaps between earlier answers of the person who answered
/// last.
struct NoReplyRule: SignalRule {
  let signal = RiskSignal.noReply

  /// Fewer gaps are no habit.
  static let minimumGaps = 2

  func missing(in known: KnownDeals) -> MissingData? {
    known.hasActivities ? known.hasDirections ? nil : .directions : .activities
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    let answers = deal.timeline.activities(from: deal.timeline.created, to: deal.moment)
      .filter { $0.isInbound == true }
    guard let last = answers.last else { return nil }
    let own = answers.filter { $0.person == last.person }.map { Double($0.at.seconds) / 86_400 }
    let gaps = zip(own, own.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    guard gaps.count >= NoReplyRule.minimumGaps, let usual = Descriptive.median(gaps) else {
      return nil
    }
    let days = Double(deal.moment.seconds - last.at.seconds) / 86_400
    let limit = deal.limits[.replyRatio]
    return SignalReading(
      value: days / usual, threshold: limit,
      fires: days / usual > limit && days >= deal.limits[.replyDays])
  }
}
