extension TeamVectors {
  static let forecastBias = [
    example(
      .ordinary, "owner=Ana", 0.0958333,
      """
      Newest call by the 33rd business day over what was won in the quarter (80000 each): 96/80, 64/80, 100/80 (that \
      of September is later), 88/80: errors 0.2, -0.2, 0.25, 0.1, mean 0.0875; with Ben's -0.25, 0.5: mean 0.1. \
      (4*0.0875 + 8*0.1)/12.
      """),
    example(
      .edge, "owner=Ben", 0.105,
      "30000/40000 - 1 = -0.25, 57000/38000 - 1 = 0.5: mean 0.125. (2*0.125 + 8*0.1)/10."),
    example(.missing, "owner=Eva", nil, "Nobody called a figure for Eva."),
  ]

  static let forecastSpread = [
    example(
      .ordinary, "owner=Ana", 0.2645537,
      """
      Variance of 0.2, -0.2, 0.25, 0.1: 0.121875/3; of these with -0.25, 0.5: 0.405/5 = 0.081. \
      sqrt((0.121875 + 8*0.081)/(3 + 8)).
      """),
    example(
      .edge, "owner=Ben", 0.3213254,
      "Variance of -0.25, 0.5: 0.28125. sqrt((0.28125 + 8*0.081)/(1 + 8))."),
    example(.missing, "owner=Eva", nil, "Nobody called a figure for Eva."),
  ]

  static let sandbagIndex = [
    example(
      .ordinary, "owner=Ana", 0.3333333,
      """
      A1 to A9 were won in this quarter and the four before; never in Commit by 14 days before: A4, A5 (seven days \
      before), A8. 3/9.
      """),
    example(
      .edge, "owner=Ben", 0.25,
      """
      B1, B2, B5 were committed in time; B4 too, but it was due in the next quarter when the last 9 days of 2024-Q4 \
      began, and was won in them. 1/4.
      """),
    example(.missing, "owner=Eva", nil, "Eva has won nothing."),
  ]

  private static let noOpen = "Gus has no open deal."
  private static let alone = "E1 alone is due; Z1 is left out as in coverage.remaining."

  static let openTop1 = [
    example(.ordinary, "manager=Mia", 0.4666667, "L4 70000 of 70000 + 50000 + 20000 + 10000."),
    example(.edge, "owner=Eva", 1, alone), example(.missing, "owner=Gus", nil, noOpen),
  ]

  static let openTop3 = [
    example(.ordinary, "manager=Mia", 0.9333333, "L4, N1 and B6: 140000 of 150000."),
    example(.edge, "owner=Eva", 1, alone), example(.missing, "owner=Gus", nil, noOpen),
  ]

  static let openEffective = [
    example(
      .ordinary, "manager=Mia", 2.8481013,
      "15^2/(7^2 + 5^2 + 2^2 + 1^2) = 225/79, in ten thousands."),
    example(.edge, "owner=Eva", 1, alone), example(.missing, "owner=Gus", nil, noOpen),
  ]

  private static let noModel = example(
    .missing, "owner=Ana", nil, "No model says how likely the deals are.")
  private static let oneDeal = example(
    .edge, "owner=Ben", 1, "B6 alone: the model says nothing of B7.", in: judged)

  static let expectedTop1 = [
    example(
      .ordinary, "owner=Ana", 0.6944444, "L4 35000 of 35000 + 10000 + 2400 + 3000.", in: judged),
    oneDeal, noModel,
  ]

  static let expectedTop3 = [
    example(.ordinary, "owner=Ana", 0.9523810, "L4, N1, S1: 48000 of 50400.", in: judged),
    oneDeal, noModel,
  ]

  static let expectedEffective = [
    example(
      .ordinary, "owner=Ana", 1.8959814,
      "50.4^2/(35^2 + 10^2 + 2.4^2 + 3^2) = 2540.16/1339.76, in thousands.", in: judged),
    oneDeal, noModel,
  ]

  static let hygiene = [
    example(
      .ordinary, "owner=Ana", 0.5747126,
      "L4 70000 and S1 30000 are untidy, of L4, S1, N1 50000, N3 24000; N2 and M1 have no amount.",
      in: judged),
    example(.missing, "owner=Ana", nil, "The data contract was not checked."),
    example(.edge, "owner=Gus", nil, noOpen, in: judged),
  ]

  static let activityAnomaly = [
    example(
      .ordinary, "", 5.3959180,
      """
      7 in the last week; before it 2 and 3 in turn. Median 3 a week: residuals -1/sqrt(3) and 0, median of their \
      sizes 0.2886751, over 0.6744898 = 0.4279907. (7 - 3)/sqrt(3)/0.4279907.
      """, in: weeks),
    example(
      .edge, "owner=Ana", 0.9538726,
      """
      5 in the last week, when Ben was twice as busy as usual: usual 2*2 = 4, residual 1/2. Before it 2 and 1 in turn: \
      residuals 0 and -1/sqrt(2), 0.3535534/0.6744898 = 0.5241790. 0.5/0.5241790.
      """, in: weeks),
    example(.missing, "owner=Ana", nil, "No activities are in this CRM."),
  ]
}
