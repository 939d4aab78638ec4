import Calendars
import Currencies
import Detection
import Forecasting

extension Fixtures {
  /// Values made by hand: log-odds -2 + 1.5 - 0.5 + 0.25 = -0.75; money 5,700 + 12,000.10 -
  /// 4,000.05 + 2,000 - 1,199.95 = 14,500.10.
  static let dealExplanation = DealExplanation(
    asOf: asOf, currency: .eur, trainedAsOf: trained, target: target, grade: .model,
    state: ExplainedDeal(
      stage: "Negotiation", amount: 4_800_000, closeDay: asOf + 20, owner: "Ana | Núñez",
      category: "commit",
      attributes: [
        PathElement(level: "account", value: "=Çelik & Söhne"),
        PathElement(level: "region", value: "EMEA"),
      ], created: asOf - 70, weeksOld: 10.14, weeksInStage: 2.5, pushes: 1,
      activitiesInFourWeeks: 3, lastActivity: asOf - 4),
    forecast: deals[0], nextProbability: 0.125, baselineLogOdds: -2, logOdds: -0.75,
    parts: [
      ExplanationPart(
        reason: .stage, logOdds: 1.5, money: 1_200_010,
        columns: [
          ExplanationColumn(name: "stage: Proposal", logOdds: -0.25, money: -200_000),
          ExplanationColumn(name: "stage: Negotiation", logOdds: 1.75, money: 1_400_010),
        ]),
      ExplanationPart(
        reason: .attribute("region"), logOdds: -0.5, money: -400_005,
        columns: [ExplanationColumn(name: "region: EMEA", logOdds: -0.5, money: -400_005)]),
      ExplanationPart(
        reason: .closeDate, logOdds: 0.25, money: 200_000,
        columns: [
          ExplanationColumn(name: "close date: thisPeriod", logOdds: 0.25, money: 200_000)
        ]),
      ExplanationPart(reason: .timeLeft, logOdds: 0, money: 0, columns: []),
    ], baselineMoney: 570_000, amountDrift: -119_995, contribution: 1_450_010,
    history: [
      DealEvent(day: asOf - 70, change: .created),
      DealEvent(day: asOf - 70, change: .stage(nil, "Qualification")),
      DealEvent(day: asOf - 70, change: .amount(nil, 5_000_000)),
      DealEvent(day: asOf - 30, change: .amount(5_000_000, 4_800_000)),
      DealEvent(day: asOf - 30, change: .closeDay(asOf, asOf + 20)),
      DealEvent(day: asOf - 18, change: .stage("Qualification", "Negotiation")),
      DealEvent(day: asOf - 18, change: .owner("田中 太郎", "Ana | Núñez")),
      DealEvent(day: asOf - 18, change: .category("pipeline", "commit")),
    ], warnings: [])

  /// A deal of which little is known.
  static let bareExplanation = DealExplanation(
    asOf: asOf, currency: .eur, trainedAsOf: trained, target: target, grade: .baseline,
    state: ExplainedDeal(
      stage: nil, amount: nil, closeDay: nil, owner: nil, category: nil, attributes: [],
      created: asOf - 7, weeksOld: 1, weeksInStage: nil, pushes: 0, activitiesInFourWeeks: nil,
      lastActivity: nil),
    forecast: deals[1], nextProbability: nil, baselineLogOdds: -2.708, logOdds: -2.708, parts: [],
    baselineMoney: 0, amountDrift: 0, contribution: 0,
    history: [DealEvent(day: asOf - 7, change: .created)],
    warnings: ["the deal has no amount and nothing to price it by: it adds no money"])

  /// 512,345 + 100,000 + 220,000 - 16,790 + 50,000.04 + 20,000.03 = 885,555.07.
  static let nodeExplanation = NodeExplanation(
    asOf: asOf, currency: .eur, trainedAsOf: trained, target: target, node: nodes[1],
    causes: [
      NodeCause(kind: .booked, count: 12, amount: 51_234_500),
      NodeCause(kind: .openStage("Qualification"), count: 25, amount: 10_000_000),
      NodeCause(kind: .openStage(nil), count: 15, amount: 22_000_000),
      NodeCause(kind: .amountDrift, count: nil, amount: -1_679_000),
      NodeCause(kind: .newSegment("=SMB"), count: 3.25, amount: 5_000_004),
      NodeCause(kind: .newSegment(""), count: 0.5, amount: 2_000_003),
    ],
    closeDates: [
      NodeCause(kind: .openCloseDate(.overdue), count: 8, amount: 1_000_000),
      NodeCause(kind: .openCloseDate(.now), count: 2, amount: 3_000_000),
      NodeCause(kind: .openCloseDate(.thisPeriod), count: 12, amount: 20_000_000),
      NodeCause(kind: .openCloseDate(.nextPeriod), count: 10, amount: 6_000_000),
      NodeCause(kind: .openCloseDate(.later), count: 5, amount: 1_500_000),
      NodeCause(kind: .openCloseDate(.unknown), count: 3, amount: 500_000),
    ],
    width: NodeWidth(whole: 72_615_510...105_381_045, dealsAlone: 75_000_000...101_000_000),
    deals: [
      DealContribution(
        forecast: deals[0], owner: "Ana | Núñez", stage: "Negotiation", amount: 4_800_000,
        closeDay: asOf + 20, contribution: 1_395_016),
      DealContribution(
        forecast: deals[1], owner: nil, stage: nil, amount: nil, closeDay: nil, contribution: 0),
    ], warnings: ["3 open deals have no amount and nothing to price them by"])
}
