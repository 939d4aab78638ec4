extension LeadVectors {
  static let spend: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-01", asOf: "2025-06-30", 30_000, "marketing 10000 + sales 20000"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", 97_000,
      "30000 + 32000 + 35000; the 5000 dollars of March have no rate"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", node: "manager=Mia", nil,
      "spend is the company's"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-03-15", 62_000, "March is not over: 30000 + 32000"),
    MetricVector(
      .edge, crm, "2025-W07", asOf: "2025-06-30", nil, "no row lies wholly within a week"),
  ]

  static let customers: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", 3,
      "Alpha by C1, Beta by C3, Gamma by C4; Delta was won in 2024"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", node: "owner=Ana", 1,
      "Alpha; C5 does not say whose it is"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-01-18", 2, "Alpha, and Epsilon before C8 was reopened"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-06-30", node: "owner=Eva", 0,
      "C7 is Delta's second deal"),
  ]

  static let cac: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-01", asOf: "2025-06-30", 30_000, "30000 for Alpha"),
    MetricVector(
      .missing, crm, "2025-Q1", asOf: "2025-06-30", 32_333.3333,
      "97000, without the dollars, for 3 customers"),
    MetricVector(
      .missing, TargetVectors.crm, "2025-Q1", asOf: "2025-04-30", nil, "that CRM has no spend"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-03-15", 31_000,
      "January and February: 62000 for Alpha and Beta; Gamma came in March, which is not over"),
    MetricVector(
      .edge, crm, "2025-04", asOf: "2025-06-30", nil, "14000 and no new customer"),
  ]

  static let cacCycle: [MetricVector] = [
    MetricVector(
      .ordinary, crm, "2025-Q1", asOf: "2025-06-30", 27_666.6667,
      """
      cycles of 40, 50, 60, 60, 60, 70, 70 days: 60 / 30.4375 rounds to 2 months; November 26000 + \
      December 27000 + January 30000 for 3 customers
      """),
    MetricVector(
      .missing, crm, "2024-Q4", asOf: "2025-06-30", nil,
      "C6 took 70 days, 2 months; no spend from August to October is in the file"),
    MetricVector(
      .edge, crm, "2025-02", asOf: "2025-06-30", 27_000,
      "cycles of 40, 50, 60, 70 days up to then: 55, so 2 months; December 27000 for Beta"),
    MetricVector(
      .edge, crm, "2025-Q1", asOf: "2025-03-15", 26_500,
      "January and February are over: November 26000 + December 27000 for Alpha and Beta"),
  ]
}
