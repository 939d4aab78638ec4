internal import Calendars
internal import Deals

/// Tells whether a customer had an open deal at a moment.
struct OpenDeals {
  private let known: KnownDeals
  private let accounts: AttributeColumn?
  /// Deals by account, once somebody asks: where each account starts, and the deals.
  private var table: (starts: [Int32], deals: [Int32])?

  init(_ known: KnownDeals) {
    self.known = known
    accounts = known.column("account")
  }

  /// Whether the deal of an activity, or any deal of its account, was open when the activity began;
  /// an activity without account is of that of its deal.
  mutating func isAny(of activity: TrackedActivity) -> Bool {
    let moment = Instant(seconds: activity.start)
    if activity.deal >= 0, isOpen(activity.deal, at: moment) { return true }
    var account = activity.account
    if account < 0, activity.deal >= 0 {
      account = accounts?.code(deal: activity.deal, owner: nil) ?? -1
    }
    guard account >= 0 else { return false }
    return deals(of: account).contains { isOpen(Int($0), at: moment) }
  }

  private func isOpen(_ deal: Int, at moment: Instant) -> Bool {
    guard known.created(deal) < moment else { return false }
    var timeline = known.timeline(deal)
    timeline.advance(to: min(moment, known.cutoff))
    return timeline.status == .open
  }

  private mutating func deals(of account: Int) -> ArraySlice<Int32> {
    let (starts, deals) = table ?? byAccount()
    table = (starts, deals)
    return deals[Int(starts[account])..<Int(starts[account + 1])]
  }

  private func byAccount() -> (starts: [Int32], deals: [Int32]) {
    guard let accounts else { return ([], []) }
    let known = known.deals.map { ($0, accounts.code(deal: $0, owner: nil)) }.filter { $0.1 >= 0 }
    var starts = [Int32](repeating: 0, count: accounts.labels.count + 1)
    for (_, account) in known { starts[account + 1] += 1 }
    for account in 1..<starts.count { starts[account] += starts[account - 1] }
    var next = starts
    var deals = [Int32](repeating: 0, count: known.count)
    for (deal, account) in known {
      deals[Int(next[account])] = Int32(deal)
      next[account] += 1
    }
    return (starts, deals)
  }
}
