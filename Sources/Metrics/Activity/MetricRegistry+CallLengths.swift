internal import Deals

extension MetricRegistry {
  /// How long calls are (A3, E3).
  static let activityCallLengths = [
    callLengthSum, callLengthMean, callLengthMedian, callLengthPerWin,
  ]

  private static let connected = """
    Calls without a logged length, or with 0, are left out and counted as missing; null where no call \
    at all has a length.
    """

  /// The lengths of the connected calls, and the number of those without.
  private static func lengths(_ scope: NodeScope) -> (seconds: [Double], missing: Int) {
    let connected = scope.calls.filter(\.isConnected)
    let seconds = connected.filter { $0.seconds > 0 }.map { Double($0.seconds) }
    return (seconds, connected.count - seconds.count)
  }

  private static let callLengthSum = MetricDefinition(
    "call_duration.sum", catalogue: ["A3", "E3"],
    title: BilingualText(en: "Time on calls", es: "Duración total de las llamadas"),
    group: .activity, unit: .seconds, direction: .higher, basis: .event,
    words: "The logged seconds of the connected calls that began in the period.",
    code: "sum of seconds over {call: start in P, connected, seconds > 0}",
    missing: connected + " Null where no connected call of the period has one.",
    pitfalls: "Some systems log the time on the line with the ringing, some only the talk.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 3420,
        "C1 300, C2 600, C5 900, C6 120, C7 60, C9 1200, C10 240; nobody answered C3, C4 says 0"),
      MetricVector(
        .missing, .activity, "2025-02", asOf: "2025-03-31", node: "owner=Ben", nil,
        "C4, the only connected call, says 0 seconds"),
      MetricVector(
        .edge, .activity, "2024-Q2", asOf: "2025-03-31", 0, "no call in a quarter that is over"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .lengths]) { _ in
      let (seconds, missing) = lengths(scope)
      guard !seconds.isEmpty || missing == 0 else {
        return .undefined("none of the connected calls says how long it was", missing: missing)
      }
      return MetricReading(value: seconds.reduce(0, +), count: seconds.count, missing: missing)
    }
  }

  private static let callLengthMean = MetricDefinition(
    "call_duration.mean", catalogue: ["A3", "E3"],
    title: BilingualText(en: "Mean length of calls", es: "Duración media de las llamadas"),
    group: .activity, unit: .seconds, direction: .neither, basis: .event,
    words: "The mean of the logged seconds of the connected calls that began in the period.",
    code: "mean of seconds over {call: start in P, connected, seconds > 0}",
    missing: connected,
    pitfalls: "A few conference calls move the mean: see the median.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 488.571_429, "3420 / 7"),
      MetricVector(
        .missing, .activity, "2025-02", asOf: "2025-03-31", node: "owner=Ben", nil,
        "C4, the only connected call, says 0 seconds"),
      MetricVector(
        .edge, .activity, "2025-03", asOf: "2025-03-31", 630,
        "(60 + 1200) / 2: C8 is planned, and C9 stands there twice"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .lengths]) { _ in
      let (seconds, missing) = lengths(scope)
      return .mean(seconds, least: scope.least, missing: missing)
    }
  }

  private static let callLengthMedian = MetricDefinition(
    "call_duration.median", catalogue: ["A3", "E3"],
    title: BilingualText(
      en: "Median length of calls", es: "Mediana de la duración de las llamadas"),
    group: .activity, unit: .seconds, direction: .neither, basis: .event,
    words: "The median of the logged seconds of the connected calls that began in the period.",
    code: "median of seconds over {call: start in P, connected, seconds > 0}",
    missing: connected,
    pitfalls: "Says nothing of the long calls in which deals are decided.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 300,
        "the fourth of 60, 120, 240, 300, 600, 900, 1200"),
      MetricVector(
        .missing, .activity, "2025-02", asOf: "2025-03-31", node: "owner=Ben", nil,
        "C4, the only connected call, says 0 seconds"),
      MetricVector(
        .edge, .activity, "2025-03", asOf: "2025-03-31", 630,
        "two calls: the middle between 60 and 1200"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .lengths]) { _ in
      let (seconds, missing) = lengths(scope)
      return .quantile(0.5, of: seconds, least: scope.least, missing: missing)
    }
  }

  private static let callLengthPerWin = MetricDefinition(
    "call_duration.mean.per_won_deal", catalogue: ["E3"],
    title: BilingualText(
      en: "Time on calls per won deal", es: "Duración de las llamadas por oportunidad ganada"),
    group: .activity, unit: .seconds, direction: .neither, basis: .event,
    words: """
      For the deals won in the period: the logged seconds of the connected calls on them from their \
      creation to the win, over the number of these deals. Belongs to the owner at the win.
      """,
    code: "sum over {o: won(o) in P} of seconds(calls on o in [created(o), won(o))) / #{o}",
    missing: """
      A won deal without calls counts with 0 seconds. Null without wins, and where no call says how \
      long it was.
      """,
    pitfalls: "Calls logged on the account or the person, and on no deal, are not in it.",
    vectors: [
      MetricVector(
        .ordinary, .activity, "2025-Q1", asOf: "2025-03-31", 900,
        "D1: C2 600; D3: C9 1200, C4 says 0; (600 + 1200) / 2"),
      MetricVector(
        .missing, .bareActivity, "2025-Q1", asOf: "2025-03-31", nil,
        "a deal is won, no call says how long it was"),
      MetricVector(
        .edge, .activity, "2025-02", asOf: "2025-03-31", 600,
        "D1 alone: C10 came five days after the win, C1 is on no deal"),
      MetricVector(.edge, .activity, "2025-01", asOf: "2025-03-31", nil, "no deal was won"),
    ]
  ) { scope in
    scope.ofActivities([.kinds, .lengths]) { facts in
      .mean(facts.wins.of(scope.node).map(Double.init), least: scope.least)
    }
  }
}
