/// Worked examples of signals of segments, in the CRM of ``TeamVectors``.
enum SegmentVectors {
  private static func example(
    _ kind: MetricVector.Kind, _ node: String, _ expected: Double?, _ because: String,
    period: String = "2025-Q1", key: String? = nil
  ) -> MetricVector {
    TeamVectors.example(kind, node, expected, because, period: period, key: key)
  }

  static let bookedChange = [
    example(
      .ordinary, "owner=Ana", 0.0285714,
      "36000 against 30000, 40000, 20000, 50000 on the 33rd business day: 36000/35000 - 1."),
    example(.edge, "owner=Ben", 0, "15000 against 0, 0, 40000, 30000: 15000/15000 - 1."),
    example(.missing, "owner=Gus", nil, "He had won nothing by that day of the past quarters."),
  ]

  static let openChange = [
    example(
      .ordinary, "owner=Ana", 0.74,
      "L4 70000, N1 50000, N3 24000, S1 30000 are open; 100000 on each of the past days."),
    example(.edge, "owner=Eva", 3, "40000 against 10000, 10000, 10000, 40000: median 10000."),
    example(.missing, "owner=Ben", nil, "Ben had nothing open on the past days."),
  ]

  static let createdChange = [
    example(
      .ordinary, "owner=Ana", -0.26,
      "N1 50000 and N3 24000 against 100000, 100000, 100000, 150000: 74000/100000 - 1."),
    example(.edge, "owner=Eva", -1, "Nothing against 10000, 0, 0, 30000: median 5000."),
    example(
      .missing, "owner=Ben", nil, "Ben had created nothing by that day of the past quarters."),
  ]

  private static let noBookings = "Eva has booked nothing: there is no final."

  static let bookedFinal = [
    example(
      .ordinary, "owner=Ana", 0.4375, "3/8, 4/8, 2/8, 5/8 of what was booked in the quarter."),
    example(
      .edge, "owner=Ben", 0.8947368, "40000/40000 and 30000/38000; nothing was booked before."),
    example(.missing, "owner=Eva", nil, noBookings),
  ]

  static let openFinal = [
    example(.ordinary, "owner=Ana", 1.25, "100000 open over 80000 booked in each quarter."),
    example(.edge, "owner=Ben", 0, "Nothing open by that day of the two quarters with bookings."),
    example(.missing, "owner=Eva", nil, noBookings),
  ]

  static let createdFinal = [
    example(
      .ordinary, "owner=Ana", 1.25, "100000, 100000, 100000, 150000 over 80000: the median."),
    example(
      .edge, "owner=Ben", 0, "Nothing created by that day of the two quarters with bookings."),
    example(.missing, "owner=Eva", nil, noBookings),
  ]

  static let months = [
    example(
      .ordinary, "owner=Ana", 0.625, "A7 50000 in November of A7 and A8 30000.", period: "2024-Q4",
      key: "m2"),
    example(.edge, "owner=Ana", 0, "Nothing in October.", period: "2024-Q4", key: "m1"),
    example(.missing, "owner=Eva", nil, "Eva has booked nothing.", key: "m1"),
  ]

  static let gini = [
    example(
      .ordinary, "owner=Ana", 0.9809783,
      "92 days, 30000 and 50000 on two: 2*(91*30000 + 92*50000)/(92*80000) - 93/92.",
      period: "2024-Q4"),
    example(.edge, "owner=Ana", 0, "A single day cannot be uneven.", period: "2024-11-05"),
    example(.missing, "owner=Eva", nil, "Eva has booked nothing."),
  ]

  static let createAndClose = [
    example(
      .ordinary, "owner=Ana", 0.625, "A2 50000 was created in the quarter, A1 30000 before it.",
      period: "2024-Q1"),
    example(.edge, "owner=Ana", 1, "A7 and A8 were both created in it.", period: "2024-Q4"),
    example(.missing, "owner=Eva", nil, "Eva has booked nothing."),
  ]

  static let cohorts = [
    example(
      .ordinary, "owner=Ana", 0.24,
      "Due on the first day: L4 70000, A9 36000 (won), S1 30000, S2 14000; M1 without amount.",
      key: "day_1_open"),
    example(
      .ordinary, "owner=Gus", 0.6666667,
      "G2 was open and due later; due from 11-20 on with 9000; won with 6000.", period: "2024-Q4",
      key: "pulled_in"),
    example(
      .edge, "owner=Ben", 1,
      "B4 was created in the quarter, due after it, and won in it with 8000: due with these since its win.",
      period: "2024-Q4", key: "created_since"),
    example(
      .missing, "owner=Ana", 0, "N1 50000 is not won yet; N2 has no amount; N3 is due later.",
      key: "created_since"),
  ]

  static let mix = [
    example(
      .ordinary, "owner=Ana", 0.1691667,
      """
      2025-Q1: SMB 80000 of 150000, yield 36/80; Enterprise 70000, 0. 2024-Q1 by 02-14: SMB 30000 of 100000, yield 1; \
      Enterprise 70000, 0. (0.5333333 - 0.3)*(0.45 + 1)/2 + 0.
      """),
    example(
      .edge, "owner=Ana", 0.602,
      """
      February: SMB only, A9 36000 won and S2 14000: 0.72. The year before SMB 30000 won, Enterprise 70000 lost. \
      (1 - 0.3)*(0.72 + 1)/2.
      """, period: "2025-02"),
    example(.missing, "owner=Eva", nil, "Nothing of hers was due on the first day of 2024-Q1."),
  ]

  static let inside = [
    example(
      .ordinary, "owner=Ana", -0.2291667,
      "As for mix_shift.mix: (0.45 - 1)*(0.5333333 + 0.3)/2; both sum to 0.24 - 0.3."),
    example(
      .edge, "owner=Ana", -0.182,
      "As for mix_shift.mix: (0.72 - 1)*(1 + 0.3)/2; both sum to 0.72 - 0.3.", period: "2025-02"),
    example(.missing, "owner=Eva", nil, "Nothing of hers was due on the first day of 2024-Q1."),
  ]

  static let conversion = [
    example(
      .ordinary, "owner=Ana", 0.6666667,
      """
      N1 passed after 20 days, N2 and N3 have been in the stage for longer than that: 1/3. The year before: A2 passed \
      after 22 days, L1 was lost after 63: 1/2.
      """, key: "Qualification"),
    example(
      .edge, "owner=Ana", 0, "N1 entered it and has not passed; the year before some had.",
      key: "Proposal"),
    example(.missing, "owner=Ana", nil, "No deal of hers entered it.", key: "Negotiation"),
  ]

  static let cycleZ = [
    example(
      .ordinary, "owner=Ben", -2,
      """
      At B5's win after 20.1 days B1, B2, B4 and B8 are at risk too (B6 and B7 are younger): expected 1/5, variance \
      1/5*4/5; later only old ones are at risk. (0.2 - 1)/sqrt(0.16).
      """),
    example(.edge, "owner=Gus", -1, "G1 and G2 alone: expected 1/2, variance 1/4. (0.5 - 1)/0.5."),
    example(.missing, "owner=Eva", nil, "Nothing was created in the period."),
  ]

  static let cycleP = [
    example(.ordinary, "owner=Ben", 0.0455003, "Chi-squared 4 with 1 degree of freedom."),
    example(.edge, "owner=Gus", 0.3173105, "Chi-squared 1 with 1 degree of freedom."),
    example(.missing, "owner=Eva", nil, "Nothing was created in the period."),
  ]

  static let shape = [
    example(
      .ordinary, "owner=Ana", 0.0379310,
      """
      Qualification 24000, Proposal 150000. Usual: 0.4 and 0.6 in 2024-Q1 (L1, A2), else 0 and 1: means 0.1 and 0.9. \
      24/174 - 0.1, and as much less in Proposal.
      """),
    example(
      .edge, "owner=Eva", 0.5625,
      "Z1 and E1: 0.25 and 0.75. Usual 1, 1, 1, 0.25 in Qualification: mean 0.8125."),
    example(.missing, "owner=Gus", nil, "Gus has no open deal."),
  ]

  static let erosion = [
    example(
      .ordinary, "owner=Ben", 0.9, "B2 30000/30000, B4 8000/10000 at its entry into Negotiation.",
      period: "2024-Q4"),
    example(.edge, "owner=Gus", nil, "G2 was won without a late stage.", period: "2024-Q4"),
    example(
      .missing, "owner=Ben", nil, "B1 had no amount yet when it entered Negotiation.",
      period: "2024-Q3"),
  ]

  static let reasons = [
    example(
      .ordinary, "manager=Mia", 0.75,
      """
      Lost in the quarter: S2 Price, B8 Competitor; in the year before: L1 Price, L2 and L3 Competitor, X1 without \
      reason. Expected 2/3, 1, 1/3 and 4/3, 2, 2/3: 1/6 + 0 + 1/3 + 1/12 + 0 + 1/6.
      """),
    example(
      .missing, "owner=Ana", 1.875,
      """
      S2 against L1, L2, L3, X1; that X1 has no reason is one of three answers: 0.9 + 0.4 + 0.2 + 0.225 + 0.1 + 0.05.
      """),
    example(.edge, "owner=Eva", nil, "Eva has lost nothing."),
  ]

  static let reasonsP = [
    example(.ordinary, "manager=Mia", 0.6872893, "2 degrees of freedom: exp(-0.75/2)."),
    example(.missing, "owner=Ana", 0.3916056, "2 degrees of freedom: exp(-1.875/2)."),
    example(.edge, "owner=Eva", nil, "Eva has lost nothing."),
  ]
}
