internal import Deals

extension MetricRegistry {
  /// Answers to mails (E1, E2).
  static let activityReplies = [repliesPerMessage, repliesPerPerson, opensPerMessage]

  private static let answers = """
    Messages younger than 14 days at the as-of day are out of both parts, and flagged immature. A \
    mail of which nobody knows whether it arrived is taken as delivered, and flagged.
    """

  /// The messages delivered and old enough, and what the reader must know.
  private static func mature(
    _ scope: NodeScope, _ reading: (ArraySlice<ActivityFacts.Mail>) -> MetricReading
  ) -> MetricReading {
    let delivered = scope.mails.filter(\.isDelivered)
    let mature = delivered.filter(\.isMature)
    return reading(mature[...])
      .flagged(.immature, if: mature.count < delivered.count)
      .flagged(.deliveryUnknown, if: mature.contains { !$0.saysOutcome })
  }

  private static let repliesPerMessage = MetricDefinition(
    "reply_rate.per_message.14d", catalogue: ["E1"],
    title: BilingualText(
      en: "Email response rate, per message", es: "Tasa de respuesta a los correos, por mensaje"),
    group: .activity, unit: .share, direction: .higher, basis: .cohort,
    words: """
      Of the messages delivered to customers in the period and at least 14 days old: the share \
      answered within 14 days by a mail of the same person, of the same deal where both say one, and \
      not by a machine.
      """,
    code: """
      #{m: some inbound r, r.person = m.person, r not auto-reply, m.start < r.start < m.start + 14 d} \
      / #{m: outbound, delivered, start in P, start + 14 d <= T}
      """,
    missing: answers + " Messages without a person are left out and counted as missing.",
    pitfalls: """
      One answer answers all messages of the 14 days before it: frequent senders look better. \
      Automatic answers that are not marked count.
      """,
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 0.4,
        """
        M1 and M5 of M1, M2, M4, M5, M6: M2 was answered after 14 days, M4 by a machine, M6 on \
        another deal; M3 bounced, M7 names nobody, M8 is 6 days old
        """),
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-04-30", 0.5,
        "M8 is old enough now, and was answered after two days: 3 / 6"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "owner=Cleo", 0,
        "M6 was not answered; M7 names nobody"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil, "no directions, no people"),
      MetricVector(
        .edge, .activity, "2025-03", asOf: "2025-03-31", node: "owner=Ana", nil,
        "M8, the only message, is too young"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions, .people]) { _ in
      mature(scope) { mails in
        let named = mails.filter { $0.person >= 0 }
        return .share(
          named.count(where: \.isReplied), of: named.count, least: scope.least,
          missing: mails.count - named.count)
      }
    }
  }

  private static let repliesPerPerson = MetricDefinition(
    "reply_rate.per_person.14d", catalogue: ["E1"],
    title: BilingualText(
      en: "Email response rate, per person", es: "Tasa de respuesta a los correos, por persona"),
    group: .activity, unit: .share, direction: .higher, basis: .cohort,
    words: """
      Of the people to whom a message was delivered in the period at least 14 days ago: the share who \
      answered one of these messages within 14 days, not by a machine.
      """,
    code: """
      #{p: some m to p answered within 14 d} / #{p: some m to p outbound, delivered, start in P, \
      start + 14 d <= T}
      """,
    missing: answers + " Messages without a person are counted as missing.",
    pitfalls: "A person written to by two reps counts once for each, and once for the team.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 0.666_667,
        "P1 (M1) and P3 (M5) of P1, P3 and P4; P2's M3 bounced and M8 is too young"),
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-04-30", 0.75, "P2 answered M8: 3 / 4"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "owner=Cleo", 0,
        "P4 did not answer M6; M7 names nobody"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil, "no directions, no people"),
      MetricVector(
        .edge, .activity, "2025-03", asOf: "2025-03-31", node: "owner=Ana", nil,
        "M8, the only message, is too young"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions, .people]) { _ in
      mature(scope) { mails in
        let named = mails.filter { $0.person >= 0 }
        return .share(
          Set(named.filter(\.isReplied).map(\.person)).count, of: Set(named.map(\.person)).count,
          least: scope.least, missing: mails.count - named.count)
      }
    }
  }

  private static let opensPerMessage = MetricDefinition(
    "open_rate.per_message.14d", catalogue: ["E2"],
    title: BilingualText(
      en: "Email open rate, per message", es: "Tasa de apertura de correos, por mensaje"),
    group: .activity, unit: .share, direction: .higher, basis: .cohort,
    words: """
      Of the messages delivered to customers in the period and at least 14 days old: the share marked \
      as opened.
      """,
    code: "#{m: opened} / #{m: outbound, delivered, start in P, start + 14 d <= T, opened is said}",
    missing: answers + " Messages that do not say whether they were opened are counted as missing.",
    pitfalls: """
      Always flagged unreliable: image proxies open mails that nobody reads, and readers who block \
      images are never seen. No export says when a mail was opened.
      """,
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 0.4,
        "M1 and M4 of M1, M2, M4, M6, M7; M5 does not say, M3 bounced, M8 is too young"),
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-04-30", 0.5, "with M8: 3 / 6"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "owner=Ben", 1,
        "M4 was opened; M5 does not say"),
      MetricVector(
        .edge, .activity, "2025-03", asOf: "2025-03-31", node: "owner=Ana", nil,
        "M8, the only message, is too young"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions, .opens]) { _ in
      mature(scope) { mails in
        let said = mails.compactMap(\.isOpened)
        return .share(
          said.count { $0 }, of: said.count, least: scope.least, missing: mails.count - said.count)
      }.flagged(.unreliable)
    }
  }
}
