extension TargetVectors {
  static let quotaOwn: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia", 300_000,
      "the row of Mia without an owner"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Noah", nil,
      "only Eva below Noah has a quota"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-02-28", node: "manager=Mia, owner=Ana", 200_000,
      "220000 is known from 2025-03-01 on only"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-03-01", node: "manager=Mia, owner=Ana", 220_000,
      "known from that day on, so at its end"),
  ]

  static let quotaLeaves: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 470_000,
      "Ana 220000 + Ben 150000 + Eva 100000; Zoe has none"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=(none)", nil,
      "nobody without a manager has a quota"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-02-28", node: "manager=Mia", 350_000,
      "Ana's raise is not known yet: 200000 + 150000"),
    MetricVector(
      .edge, crm, "2025-03", asOf: "2025-04-30", nil, "quotas are by the quarter, not the month"),
  ]

  static let overAssignment: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia", 0.233333,
      "(220000 + 150000) / 300000 - 1"),
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 0.175, "470000 / 400000 - 1"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Noah", nil,
      "Noah has no quota of his own"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia, owner=Ana", nil,
      "there is nobody below Ana"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-04-30", node: "manager=Noah", nil,
      "Noah has a quota and nobody below him has one"),
  ]

  static let ownersWithout: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 1, "Zoe won W5 and has no quota"),
    MetricVector(
      .missing, crm, "2024-Q4", asOf: "2025-04-30", nil, "no quota of that quarter is known"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia", 0, "Ana and Ben have one"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-04-30", 0,
      "W14 was won by Ana, who has a quota; Ben, who has none, took it later"),
  ]

  static let growthPrevious: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 0.9,
      """
      80000 + 60000 + 90000 + 120000 + 30000 = 380000 (W7 was undone) against W8 100000 + W11 40000 + \
      W12 60000 = 200000
      """),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia, owner=Ben", 1.25,
      "W3 90000, W6 without amount, against W11 40000"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-01-31", 0.5,
      """
      W3 90000 after 23 business days; the 23rd of 2024-Q4 is 31 October, on which W12 60000 was won
      """),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-01-30", nil,
      "after 22 business days of 2024-Q4, on 30 October, nothing had been won"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=(none), owner=Zoe", nil,
      "Zoe won nothing in 2024-Q4"),
  ]

  static let growthLastYear: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 4,
      "380000 against W9 50000 + W10 26000 = 76000"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia, owner=Ben", 2.461538,
      "W3 90000, W6 without amount, against W10 26000: 64 / 26"),
    MetricVector(
      .edge, crm, "2024-Q1", asOf: "2024-04-30", nil,
      "the data begins on 2023-12-20, within 2023 but after 2023-01-01"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-01-31", 2.461538,
      "W3 90000 after 23 business days; as many of 2024-Q1 end on 31 January: W10 26000"),
  ]

  static let attainment: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 0.744681,
      "Ana 140000 + Ben 90000 + Eva 120000 = 350000 of 470000; Zoe is out of both sides"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia, owner=Ben", 0.6,
      "W3 90000 of 150000; W6 has no amount"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=(none), owner=Zoe", nil,
      "Zoe has no quota"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-02-14", 0.4,
      "W1 80000 + W3 90000 + W7 10000, undone on the 15th only, of 200000 + 150000 + 100000"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-04-30", 0.1, "W14, won by Ana: 25000 of 250000"),
  ]

  static let ownAttainment: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia", 0.766667,
      "80000 + 60000 + 90000 of 300000"),
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 0.95, "380000, Zoe's with it, of 400000"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Noah", nil,
      "Noah has no quota of his own"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Noah, owner=Eva", 1.2,
      "W4, won in the quarter's last hour: 120000 of 100000"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-04-30", node: "manager=Noah", 0,
      "nothing won of 90000 is a share of 0"),
  ]

  static let gap: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", 120_000, "470000 - 350000"),
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia", 140_000,
      "220000 + 150000 - 140000 - 90000"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia, owner=Ben", 60_000,
      "150000 - 90000; W6 has no amount"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Noah, owner=Eva", -20_000,
      "100000 - 120000"),
  ]

  static let ownGap: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Mia", 70_000,
      "300000 - 80000 - 60000 - 90000"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-04-30", node: "manager=Noah", nil,
      "Noah has no quota of his own"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-04-30", node: "manager=Noah", 90_000,
      "90000, of which nothing is won"),
  ]
}
