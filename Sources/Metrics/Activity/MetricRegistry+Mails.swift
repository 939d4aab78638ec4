internal import Deals

extension MetricRegistry {
  /// Mails sent (A2).
  static let activityMails = [mailsSent, mailRecipients, mailsDelivered]

  private static let mailsSent = MetricDefinition(
    "emails.sent.count", catalogue: ["A2"],
    title: BilingualText(en: "Emails sent", es: "Correos enviados"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: "The mails sent to customers in the period, one per message whatever its recipients.",
    code: "#{outbound email: start in P, outcome not in {planned, cancelled}}, one per message id",
    missing: """
      Null where the activities say neither what they were nor which way they went. A message logged \
      twice under one id counts once.
      """,
    pitfalls:
      "A sequence tool that logs each recipient as a message of its own multiplies the number.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 8,
        "M1 to M8; M1 was logged twice, M0 is of 2024"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil,
        "nothing says whether the mail came or went"),
      MetricVector(
        .edge, .activity, "2025-01", asOf: "2025-03-31", 2,
        "M1 once though it stands there twice, and M3, which bounced but was sent"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions]) { _ in .count(scope.mails.count) }
  }

  private static let mailRecipients = MetricDefinition(
    "emails.recipients.count", catalogue: ["A2"],
    title: BilingualText(en: "Recipients of emails", es: "Destinatarios de correos"),
    group: .activity, unit: .count, direction: .higher, basis: .event,
    words: "The recipients of the mails sent to customers in the period, added over the messages.",
    code: "sum of recipients over {outbound email: start in P}",
    missing: """
      Null where no mail says to how many it went, or none of those counted does. Messages that do \
      not say it are left out and counted as missing.
      """,
    pitfalls: "Copies to colleagues count where the export counts them.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 14,
        "M1 2, M2 1, M3 1, M4 3, M6 1, M7 5, M8 1; M5 does not say"),
      MetricVector(
        .missing, .activity, "2025-03", asOf: "2025-03-31", node: "owner=Ben", nil,
        "M5, the only mail, does not say"),
      MetricVector(
        .edge, .activity, "2024-Q2", asOf: "2025-03-31", 0, "no mail in a quarter that is over"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions, .recipients]) { _ in
      let said = scope.mails.compactMap(\.recipients)
      return .count(
        said.reduce(0) { $0 + Int($1) }, among: said.count, unknown: scope.mails.count - said.count,
        "none of the mails says to how many it went")
    }
  }

  private static let mailsDelivered = MetricDefinition(
    "emails.delivered.count", catalogue: ["A2"],
    title: BilingualText(en: "Emails delivered", es: "Correos entregados"), group: .activity,
    unit: .count, direction: .higher, basis: .event,
    words: "The mails sent to customers in the period that did not bounce or fail.",
    code: "emails.sent.count - #{those with outcome bounced or failed}",
    missing: """
      A mail of which nobody knows what became is taken as delivered, counted as missing, and the \
      value is flagged. Null as for mails sent.
      """,
    pitfalls: "Delivered to the server is not delivered to the reader: filters do not report back.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 7, "M1 to M8 without M3"),
      MetricVector(
        .missing, .activity, "2025-Q1", asOf: "2025-03-31", node: "owner=Ben", 2,
        "M5, and M4, which does not say: it is taken as delivered"),
      MetricVector(
        .edge, .activity, "2025-01", asOf: "2025-03-31", 1, "M1 once; M3 bounced"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .directions]) { _ in
      let unsaid = scope.mails.count { !$0.saysOutcome }
      return MetricReading.count(scope.mails.count(where: \.isDelivered), missing: unsaid)
        .flagged(.deliveryUnknown, if: unsaid > 0)
    }
  }
}
