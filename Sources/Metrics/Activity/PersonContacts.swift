internal import Deals

/// When each person was last in touch, kept while activities go by in the order of their starts.
struct PersonContacts {
  private var last: [Int64]
  /// The last moment before ``last``: activities of one moment do not precede each other.
  private var earlier: [Int64]

  init(people: Int) {
    last = Array(repeating: .min, count: people)
    earlier = last
  }

  mutating func note(_ activity: TrackedActivity) {
    let person = activity.person
    guard last[person] < activity.start else { return }
    earlier[person] = last[person]
    last[person] = activity.start
  }

  /// Whether something happened with a person in `[from, moment)`; the moment is that of the
  /// activity gone by last, or later.
  func has(_ person: Int, from: Int64, to moment: Int64) -> Bool {
    let before = last[person] < moment ? last[person] : earlier[person]
    return before >= from
  }
}

/// Mails that wait for an answer, by person.
struct PendingReplies {
  private struct Waiting {
    let mail: Int
    let deal: Int
    let start: Int64
  }

  private var waiting: [[Waiting]]

  init(people: Int) { waiting = Array(repeating: [], count: people) }

  mutating func add(_ activity: TrackedActivity, mail: Int) {
    guard activity.person >= 0 else { return }
    waiting[activity.person].append(
      Waiting(mail: mail, deal: activity.deal, start: activity.start))
  }

  /// The mails that an inbound one answers: of the same person, sent before it and within the days in
  /// which an answer counts, and of the same deal where both say one.
  mutating func answered(by reply: TrackedActivity) -> [Int] {
    guard reply.person >= 0, !waiting[reply.person].isEmpty, reply.isMade,
      reply.outcome != .autoReply
    else { return [] }
    var answered: [Int] = []
    waiting[reply.person].removeAll { mail in
      if mail.start + ActivityPass.replySeconds <= reply.start { return true }
      guard mail.start < reply.start, mail.deal < 0 || reply.deal < 0 || mail.deal == reply.deal
      else { return false }
      answered.append(mail.mail)
      return true
    }
    return answered
  }
}
