import Calendars
import Currencies
import Detection
import Forecasting

/// Values made by hand; none is the answer of a model.
enum Fixtures {
  static let asOf = Day(number: 20_407)  // 2025-11-15
  static let trained = Day(number: 20_393)  // 2025-11-01
  static let target = ForecastTarget(
    FiscalPeriod(
      id: "2025-Q4", start: Day(number: 20_362), end: Day(number: 20_454), kind: .quarter))
  static let next = ForecastTarget(
    FiscalPeriod(
      id: "2026-Q1", start: Day(number: 20_454), end: Day(number: 20_544), kind: .quarter))

  /// A node whose quantiles are the mean times fixed factors; amounts in euros.
  static func node(
    _ path: [String], _ parts: (booked: Int64, open: Int64, new: Int64), quota: Int64?,
    odds: Double?, grade: Grade = .model, hasBaselines: Bool = true
  ) -> NodeForecast {
    let mean = 100 * (parts.booked + parts.open + parts.new)
    let factors: [Int64] = [70, 75, 82, 91, 99, 108, 119, 125, 131]
    return NodeForecast(
      path: zip(["region", "owner"], path).map { PathElement(level: $0, value: $1) },
      grade: grade, booked: 100 * parts.booked, open: 100 * parts.open, new: 100 * parts.new + 7,
      quantiles: factors.map { mean / 100 * $0 }, quota: quota.map { 100 * $0 },
      probabilityOfQuota: odds,
      baselines: NodeBaselines(
        stageWeighted: hasBaselines ? mean * 9 / 10 : nil,
        pace: hasBaselines ? mean * 11 / 10 : nil),
      openCount: 40)
  }

  static let nodes = [
    node([], (812_345, 503_210, 120_000), quota: 1_600_000, odds: 0.324),
    node(["EMEA"], (512_345, 303_210, 70_000), quota: 950_000, odds: 0.41),
    node(["Américas"], (300_000, 200_000, 50_000), quota: 650_000, odds: 0.12),
    node(["EMEA", "Ana | Núñez"], (400_000, 200_000, 40_000), quota: nil, odds: nil),
    node(
      ["EMEA", "=cmd()\u{1B}[31m"], (112_345, 103_210, 30_000), quota: nil, odds: nil,
      grade: .pooled, hasBaselines: false),
    node(["Américas", "田中 太郎"], (300_000, 200_000, 50_000), quota: 650_000, odds: 0.997),
  ]

  static let deals = [
    DealForecast(
      id: "006A", deal: 0, winProbability: 0.62, periodProbability: 0.31, stageWinRate: 0.3,
      expectedAmount: 4_500_050),
    DealForecast(
      id: "=006B", deal: 1, winProbability: 0.4, periodProbability: 0.0625, stageWinRate: 0.3,
      expectedAmount: nil),
  ]

  static let forecast = BookingsForecast(
    asOf: asOf, currency: .eur, trainedAsOf: trained, target: target, nodes: nodes, deals: deals,
    warnings: ["3 open deals have no amount and nothing to price them by"])

  static let nextForecast = BookingsForecast(
    asOf: asOf, currency: .eur, trainedAsOf: trained, target: next, nodes: [nodes[0]], deals: [],
    warnings: [])

  static let needed = NeededPipeline(
    pipeline: 210_000_000, byDate: asOf + 12, probability: 0.8, yield: 0.11,
    segments: [
      NeededSegment(
        segment: "Enterprise", share: 0.6, amount: 126_000_000, deals: 21, yield: 0.04),
      NeededSegment(segment: "", share: 0.4, amount: 84_000_000, deals: 69.3, yield: 0.215),
    ],
    plan: NeededPlan(
      total: 260_000_001,
      weeks: [
        NeededPlan.Week(
          start: asOf + 1, last: asOf + 8, amount: 144_444_445,
          segments: [86_666_667, 57_777_778], yield: 0.1),
        NeededPlan.Week(
          start: asOf + 9, last: asOf + 12, amount: 115_555_556,
          segments: [69_333_334, 46_222_222], yield: 0.07),
      ]),
    mostCreated: 900_000_000, reachable: 0.993, closedForm: 214_000_000)

  static let pace = NodePace(
    running: "2025-Q4", businessDay: 33, businessDays: 66,
    periods: ["2025-Q3", "2025-Q2", "2025-Q1", "2024-Q4"],
    days: [asOf - 92, asOf - 183, asOf - 273, asOf - 367],
    booked: PaceFan(
      today: 81_234_500, earlier: [90_000_000, 60_000_000, 75_000_000, 82_000_000]),
    open: PaceFan(
      today: 600_000_000, earlier: [500_000_000, 510_000_000, 480_000_000, 470_000_000]),
    created: PaceFan(
      today: 120_000_000, earlier: [300_000_000, 280_000_000, 250_000_000, 310_000_000]),
    finallyBooked: [150_000_000, 140_000_000, 160_000_000, 155_000_000])

  static let deadlines = [
    DeadlineCurve(
      segment: "Enterprise", first: asOf + 1,
      winInPeriod: (0..<46).map { 0.06 * Double(45 - $0) / 45 }, everWon: 0.2, deals: 300,
      wins: 55),
    DeadlineCurve(
      segment: "", first: asOf + 1, winInPeriod: (0..<46).map { 0.28 * Double(45 - $0) / 45 },
      everWon: 0.3, deals: 700, wins: 205),
    DeadlineCurve(
      segment: "No wins yet", first: asOf + 1, winInPeriod: Array(repeating: 0, count: 46),
      everWon: 0, deals: 4, wins: 0),
  ]

  static let split = CauseSplit(
    lines: [
      CauseLine(cause: .plan, amount: 4_500_000, pValue: nil),
      CauseLine(cause: .coverage, amount: -3_100_000, pValue: 0.412),
      CauseLine(cause: .creation, amount: 9_944_493, pValue: 0.0031),
      CauseLine(cause: .timing, amount: 2_000_000, pValue: 0.31),
      CauseLine(cause: .conversion, amount: 6_000_000, pValue: 0.0001),
      CauseLine(cause: .size, amount: -1_900_000, pValue: 0.9),
      CauseLine(cause: .mix, amount: -1_000_000, pValue: 0.77),
    ],
    reference: 155_500_000, since: Day(number: 20_362), named: [.creation, .conversion])
  static let splitOfPart = CauseSplit(
    lines: GapCause.allCases.map { cause in
      CauseLine(
        cause: cause, amount: cause == .plan ? 8_000_000 : cause == .timing ? 1_999_993 : 0,
        pValue: cause == .timing ? 0.2 : nil)
    },
    reference: 57_000_000, since: Day(number: 20_362), named: [])

  static let gaps = GapReport(
    asOf: asOf, currency: .eur, trainedAsOf: trained, targets: [target, next],
    gaps: [
      PipelineGap(
        node: nodes[0], target: target, needed: needed, causes: .split(split),
        coverage: PipelineCoverage(due: 250_000_000, missing: 78_765_500), pace: pace),
      PipelineGap(
        node: nodes[2], target: target,
        needed: NeededPipeline(
          pipeline: nil, byDate: nil, probability: 0.8, yield: 0.001, mostCreated: 90_000_000,
          reachable: 0.14, closedForm: nil), causes: .split(splitOfPart)),
      PipelineGap(
        node: nodes[5], target: target,
        needed: NeededPipeline(pipeline: 0, byDate: asOf + 12, probability: 0.8, yield: 0.11),
        causes: .undefined(.thin(wins: 2.25))),
      PipelineGap(
        node: nodes[1], target: target, needed: nil, causes: .undefined(.thin(wins: 3))),
      PipelineGap(
        node: nodes[0], target: next, needed: nil, causes: .undefined(.period(.fewPeriods(3)))),
    ],
    deadlines: [PeriodDeadlines(target: target, curves: deadlines)],
    warnings: ["no quota for 1 owner"])

  static let lift = SignalLift(
    winRateFlagged: 0.18, winRateOther: 0.44, count: 212, observations: 603, otherCount: 518,
    lower: 0.134, upper: 0.237, differenceLower: -0.33, differenceUpper: -0.19)
  static let noLift = SignalLift(
    winRateFlagged: 0.40, winRateOther: 0.43, count: 25, observations: 31, otherCount: 700,
    lower: 0.234, upper: 0.593, differenceLower: -0.2, differenceUpper: 0.16)
  static let thinLift = SignalLift(
    winRateFlagged: 0, winRateOther: 0.43, count: 3, otherCount: 700, lower: 0, upper: 0.56,
    differenceLower: -0.45, differenceUpper: 0.14)

  static let risks = RiskReport(
    asOf: asOf, currency: .eur, trainedAsOf: trained, target: target,
    deals: [
      DealRisk(
        forecast: deals[0], owner: "Ana | Núñez", account: "Çelik & Söhne GmbH",
        stage: "Negotiation", amount: 4_800_000, closeDay: asOf - 12, moneyAtRisk: 3_105_035,
        signals: [
          SignalHit(signal: .overdue, value: 12, threshold: 0, lift: lift),
          SignalHit(signal: .stalled, value: 9.42, threshold: 6.1, lift: noLift),
          SignalHit(signal: .pushed, value: 3, threshold: 2, lift: nil),
        ], pushes: PushCounts(events: 3, months: 5, quarters: 2)),
      DealRisk(
        forecast: deals[1], owner: "田中 太郎", account: nil, stage: nil, amount: nil,
        closeDay: nil, moneyAtRisk: 0,
        signals: RiskSignal.allCases.dropFirst(2).map { signal in
          SignalHit(
            signal: signal, value: signal.readsModel ? 0.31 : 1, threshold: 0.5,
            lift: signal == .noActivity ? thinLift : nil)
        }),
    ],
    openCount: 340,
    rules: RiskSignal.allCases.map { signal in
      switch signal {
      case .overdue:
        RuleSummary(signal: signal, lift: lift, flaggedCount: 1, moneyAtRisk: 3_105_035)
      case .stalled: RuleSummary(signal: signal, lift: noLift, flaggedCount: 1, moneyAtRisk: 310)
      case .noActivity: RuleSummary(signal: signal, lift: thinLift, flaggedCount: 1)
      case .noReply: RuleSummary(signal: signal, state: .unseen(.directions))
      case .stageSkip: RuleSummary(signal: signal, state: .disabled)
      case .amountOutlier:
        RuleSummary(
          signal: signal,
          lift: SignalLift(
            winRateFlagged: 0.6, winRateOther: 0.4, count: 99, lower: 0.5, upper: 0.7,
            differenceLower: 0.1, differenceUpper: 0.3))
      default: RuleSummary(signal: signal)
      }
    },
    nodes: [
      risk(nodes[0], defined: false),
      risk(nodes[1], defined: true),
    ], selection: RiskSelection(nodes: [PathFilter(level: "region", value: "O'Higgins & Co")]),
    warnings: [])

  private static func risk(_ node: NodeForecast, defined: Bool) -> NodeRisk {
    NodeRisk(
      node: node, openDue: 1_234_567,
      readings: NodeSignal.allCases.map { signal in
        guard defined else {
          return NodeReading(
            signal, nil, isMet: signal == .coverage,
            reason: signal == .coverage ? nil : .noQuota)
        }
        return NodeReading(
          signal, 0.123, threshold: 0.2, lower: 0.1, upper: nil, isFlagged: true,
          figures: [NodeFigure("deals", 12)])
      })
  }
}
