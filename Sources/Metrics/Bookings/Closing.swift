internal import Calendars
internal import Deals

/// A deal that was won or lost and is so at the cutoff, as it was right after that instant.
struct Closing: Sendable {
  let isWon: Bool
  /// Since when, in seconds.
  let at: Int64
  /// Seconds of the deal's creation.
  let created: Int64
  /// Minor units; `nil` where it is not known.
  let amount: Int64?
  /// Why it was lost; `nil` where it was not, or nobody says.
  var reason: String?

  /// Calendar days from the creation.
  var days: Double { MetricFrame.days(from: created, to: at) }

  /// The closing of a deal, and the owner at that instant; where the owner was not known then, the one
  /// that was named first later.
  ///
  /// - Parameter latest: the deal as it is known at the cutoff.
  /// - Returns: `nil` for a deal that is open.
  static func of(
    _ latest: DealTimeline, _ known: KnownDeals
  ) -> (closing: Closing, owner: Int?)? {
    guard let closed = latest.closed else { return nil }
    var life = known.timeline(latest.deal)
    life.advance(to: Instant(seconds: closed.seconds + 1))
    let closing = Closing(
      isWon: latest.status == .won, at: closed.seconds, created: latest.created.seconds,
      amount: life.amount)
    return (closing, life.owner ?? latest.owner)
  }
}

/// A deal that was created, and what became of it up to the cutoff.
struct CreatedDeal: Sendable {
  /// How it stands at the cutoff; these are the causes of the competing-risk curves.
  enum Ending: Int, Sendable {
    case open = 0
    case won = 1
    case lost = 2
  }

  let ending: Ending
  /// Calendar days from the creation to the end, or to the cutoff.
  let days: Double
  /// Minor units right after the creation; `nil` where not known.
  let firstAmount: Int64?
  /// Minor units at the end, or at the cutoff; `nil` where not known.
  let amount: Int64?
}

extension MetricReading {
  /// The sum of the amounts that are known; undefined where there are things and none has one.
  static func money(of amounts: some Sequence<Int64?>) -> MetricReading {
    var (sum, priced, missing) = (Int64(0), 0, 0)
    for amount in amounts {
      if let amount {
        sum += amount
        priced += 1
      } else {
        missing += 1
      }
    }
    if priced == 0, missing > 0 { return .undefined("no amount is known", missing: missing) }
    return .money(sum, count: priced, missing: missing)
  }
}
