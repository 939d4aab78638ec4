extension LeadVectors {
  static let created: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", 7, "L1 to L6 and L9; L7 is older, L8 newer"),
    MetricVector(
      .missing, TargetVectors.crm, "2025-Q1", asOf: "2025-04-30", nil, "that CRM has no leads"),
    MetricVector(
      .edge, crm, "2025-03", asOf: "2025-03-31", 2,
      "L5, and L6 in the last half hour; L8 came with the first moment of April"),
    MetricVector(
      .edge, crm, "2024-Q3", asOf: "2025-06-30", 0, "the data has leads, that quarter none"),
    MetricVector(
      .edge, crm, "2024-Q4", asOf: "2024-12-01", nil, "on that day no lead was known yet"),
  ]

  static let bySource: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", key: "Web", 4, "L1, L2, L3 and L9"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", key: "(none)", 1, "L5 has no source"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-06-30", key: "Event", 1,
      "L8, created with the first moment of the quarter"),
  ]

  static let converted: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", 4, "L1, L4, L7 and L9; L2 was in May"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana", 1,
      "L1; nobody knows when L6 was converted"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-05-09", 0,
      "L2 is converted with the first moment of May 10"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-05-10", 1, "L2, a day later"),
  ]

  static let undated: [MetricVector] = [
    MetricVector(.ordinary, crm, "2025-Q1", asOf: "2025-06-30", 1, "L6"),
    MetricVector(
      .missing, TargetVectors.crm, "2025-Q1", asOf: "2025-04-30", nil, "that CRM has no leads"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-06-30", node: "owner=Ben", 0, "both of Ben's are dated"),
  ]

  static let periodRate: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", 0.571429, "4 converted of 7 created"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana", 0.25,
      "L1 of L1, L2, L5 and L6, whose conversion has no date"),
    MetricVector(
      .edge, crm, "2025-02-05..2025-03-12", asOf: "2025-06-30", 2,
      "L4 and L7 were converted, L4 alone was created"),
    MetricVector(
      .edge, crm, "2025-02-08..2025-02-09", asOf: "2025-06-30", nil,
      "L7 was converted, none was created"),
  ]

  static let cohortRate: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", 0.4,
      """
      L1 after 20 days, L4 after 30, L2 after 120; L3 and L5 watched for 150 and 108; L6 and L9 are out: \
      1 - 4/5 x 3/4
      """),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana", 0.333333,
      "L1 of L1, L2, L5; L6 is out of the curve: 1 - 2/3"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-04", 0.466667,
      """
      L1 is just 90 days old; L5 has been watched for 21 only, so 3 are at risk on day 30: \
      1 - 4/5 x 2/3
      """),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-04-03", nil, "the oldest, L1, is 89 days old"),
  ]

  private static let scores = ["L2": 0.0, "L3": 0.02, "L5": 0.1, "L8": 0.3]

  static let scoreMean: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q2", asOf: "2025-04-30", node: "owner=Ben", leadScores: scores, 0.16,
      "L3 0.02 and L8 0.3"),
    MetricVector(
      .missing, crm, "2025-Q2", asOf: "2025-04-30", leadScores: ["L5": 0.1, "L8": 0.3], 0.2,
      "L5 and L8; L3, 89 days old, has no score"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-05-10", leadScores: ["L2": 0.5, "L8": 0.3], 0.3,
      "L2 has been converted by then"),
    MetricVector(
      .edge, crm, "2025-Q2", asOf: "2025-04-30", nil, "no scores are given"),
  ]

  static let scoreSum: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q2", asOf: "2025-04-30", leadScores: scores, 0.42,
      "0 + 0.02 + 0.1 + 0.3"),
    MetricVector(
      .missing, crm, "2025-Q2", asOf: "2025-04-30", leadScores: ["L8": 0.3], 0.3,
      "L8 alone has a score"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-06-30", leadScores: ["L8": 0.3, "L5": 0.1], 0.1,
      "at the end of March L8 was not there yet"),
  ]
}
