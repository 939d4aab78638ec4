import Statistics

/// What a CRM says of an activity beside what the deal's fate depends on: with whom it was, how long
/// it took, whether a mail arrived and was opened.
public struct ActivityRemark: Equatable, Sendable {
  /// The customer's person, for example `C000017-2`.
  public let person: String
  /// How it ended, in the words of a CRM.
  public let status: String
  /// Length of a call in seconds; `nil` for anything else.
  public let seconds: Int?
  /// To how many a mail went; `nil` for anything else.
  public let recipients: Int?
  /// Whether a mail of ours was opened; `nil` for anything else.
  public let isOpened: Bool?
}

extension SyntheticDeal {
  /// A remark for each activity, drawn from a stream of their own: nothing else depends on them.
  ///
  /// A deal has one to five people of its account; a mail from the customer comes from the one who
  /// was last written to, as an answer does. Of the mails sent 3 % bounce, of those received 4 % are
  /// automatic replies.
  func remarks(_ configuration: SimulationConfiguration) -> [ActivityRemark] {
    var stream = configuration.stream(.contact, number)
    let count = 1 + stream.integer(below: [2, 3, 5][segment.index])
    // Who of the account's people they are.
    let offset = stream.integer(below: 3)
    var addressee: Int?
    return activities.map { activity in
      // The first one is met most.
      var place = min(stream.integer(below: count + 1), stream.integer(below: count + 1)) % count
      if activity.kind == .email {
        if activity.isInbound { place = addressee ?? place } else { addressee = place }
      }
      let draw = stream.uniform()
      let chance = stream.uniform()
      return ActivityRemark(
        person: "C" + ISOText.padded(account, to: 6) + "-\(1 + (place + offset) % 5)",
        status: activity.status(draw), seconds: activity.seconds,
        recipients: activity.kind == .email ? activity.recipients(chance) : nil,
        isOpened: activity.kind == .email && !activity.isInbound ? chance < 0.41 : nil)
    }
  }
}

extension SyntheticActivity {
  fileprivate func status(_ draw: Double) -> String {
    guard kind == .email else { return status.rawValue }
    if isInbound { return draw < 0.04 ? "auto_reply" : status.rawValue }
    return draw < 0.03 ? "bounced" : status.rawValue
  }

  fileprivate var seconds: Int? { kind == .call ? end - start : nil }

  fileprivate func recipients(_ chance: Double) -> Int {
    isInbound ? 1 : 1 + Int(3 * chance * chance)
  }
}
