extension TeamVectors {
  static let attainmentPace = [
    example(
      .ordinary, "owner=Ana", -0.0566667,
      """
      A9: 36000 of 100000 = 0.36. By the 33rd business day of the past quarters Ana had 0.3, 0.4, 0.2, 0.5 (median \
      0.35), Ben 0.8, 0.6; all six: median 0.45. Usual (4*0.35 + 8*0.45)/12 = 0.4166667.
      """),
    example(
      .edge, "owner=Ben", -0.25,
      "B5: 15000 of 60000 = 0.25; own median 0.7 of two quarters: usual (2*0.7 + 8*0.45)/10 = 0.5."),
    example(
      .edge, "owner=Gus", 0.75, "G1: 12000 of 10000 = 1.2; no past quotas of his own: usual 0.45."),
    example(.missing, "owner=Eva", nil, "Eva has no quota of 2024-Q4.", period: "2024-Q4"),
  ]

  static let coverageRemaining = [
    example(
      .ordinary, "owner=Ben", 0.6666667,
      "B6 20000 and B7 10000 are due; lacking 60000 - 15000 = 45000: 30000/45000."),
    example(
      .missing, "owner=Ana", 1.875,
      """
      L4 70000 and N1 50000 are due, N2 and M1 too but have no amount; N3 and S1 are due later. Lacking \
      100000 - 36000 = 64000: 120000/64000.
      """),
    example(
      .edge, "owner=Eva", 1.5,
      "E1 30000 over 20000; Z1 is 360 days overdue and as long untouched: left out."),
    example(.edge, "owner=Gus", nil, "G1 12000 of 10000: the quota is met."),
  ]

  static let coverageRequired = [
    example(
      .ordinary, "owner=Ana", 2.2222222,
      """
      Open and due on the 33rd business day: A2 60000 + L1 40000, A4 40000 + L2 60000, A6 80000 + L3 20000, A8 30000 \
      + L4 70000; won of them in the quarter 50000, 40000, 60000, 30000. 400000/180000.
      """),
    example(.missing, "owner=Ben", nil, "Ben had nothing open on those days: no yield."),
    example(
      .edge, "owner=Ana", nil, "2024-Q4 is over: nothing has to be covered.", period: "2024-Q4"),
  ]

  static let coverageWeighted = [
    example(
      .ordinary, "owner=Ana", 0.7875,
      """
      P(win in P) * amount: L4 0.5*70000, N1 0.2*50000, N3 0.1*24000, S1 0.1*30000 = 50400; N2 has no \
      amount. 50400/64000.
      """, in: judged),
    example(.missing, "owner=Ana", nil, "No model says how likely the deals are."),
    example(.edge, "owner=Gus", nil, "The quota is met.", in: judged),
  ]

  static let creationRate = [
    example(
      .ordinary, "owner=Ana", 6,
      """
      N1, N2, N3 from 01-18 to 02-14; A7 in the 28 days to 2024-11-14, L1 in those to 02-14, none in those to 05-15 \
      and 08-14: 3/(2/4).
      """),
    example(.edge, "owner=Eva", 0, "None now; E1 in the 28 days to 2024-11-14: 0/(1/4)."),
    example(.missing, "owner=Gus", nil, "Nothing was created in the weeks to compare with."),
  ]

  static let slipRate = [
    example(
      .ordinary, "manager=Mia", 0.3161290,
      """
      Due at the start: L4 70000, A9 36000, S1 30000, S2 14000, B8 5000 = 155000; S1 is moved to April, S2 and B8 are \
      lost: 49000.
      """),
    example(
      .missing, "owner=Ana", 0.2933333,
      "As Mia's without B8: 44000/150000; M1 was due too but has no amount."),
    example(.edge, "owner=Gus", nil, "Nothing of his was due at the start: G1 was created later."),
  ]

  static let commitYield = [
    example(
      .ordinary, "owner=Ana", 0.55,
      """
      In Commit and due on the 33rd business day: A2 60000 (won 50000), L2 60000 (lost), A6 80000 (won 60000): \
      110000/200000.
      """),
    example(.missing, "owner=Ben", nil, "On those days Ben had nothing in Commit."),
    example(.edge, "", nil, "The period begins after the as-of day.", period: "2025-Q3"),
  ]
}
