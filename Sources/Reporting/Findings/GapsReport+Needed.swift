internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

/// What to create, until when, and the pace, as JSON.
extension GapsReport {
  static func needed(_ needed: NeededPipeline, _ currency: Currency) -> JSONValue {
    let labels = needed.segments.map(\.segment)
    let plan = needed.plan.map { plan -> JSONValue in
      .object([
        "total": .money(plan.total, currency),
        "weeks": .array(plan.weeks.map { week($0, labels, currency) }),
      ])
    }
    return .object([
      "pipeline": .money(needed.pipeline, currency),
      "byDate": .day(needed.byDate),
      "probability": .number(needed.probability),
      "yield": .number(needed.yield),
      "segments": .array(needed.segments.map { segment($0, currency) }),
      "plan": plan ?? .null,
      "mostEverCreated": .money(needed.mostCreated, currency),
      "reachableProbability": .number(needed.reachable),
      "closedForm": .money(needed.closedForm, currency),
    ])
  }

  private static func segment(_ segment: NeededSegment, _ currency: Currency) -> JSONValue {
    .object([
      "segment": .string(segment.segment), "share": .number(segment.share),
      "pipeline": .money(segment.amount, currency), "deals": .number(segment.deals),
      "yield": .number(segment.yield),
    ])
  }

  private static func week(
    _ week: NeededPlan.Week, _ labels: [String], _ currency: Currency
  ) -> JSONValue {
    .object([
      "start": .day(week.start), "end": .day(week.last), "pipeline": .money(week.amount, currency),
      "yield": .number(week.yield),
      "segments": .array(
        zip(labels, week.segments).map { label, amount in
          .object(["segment": .string(label), "pipeline": .money(amount, currency)])
        }),
    ])
  }

  static func coverage(_ coverage: PipelineCoverage?, _ currency: Currency) -> JSONValue {
    guard let coverage else { return .null }
    return .object([
      "due": .money(coverage.due, currency), "missing": .money(coverage.missing, currency),
      "ratio": .number(coverage.ratio),
    ])
  }

  static func deadlines(_ deadlines: PeriodDeadlines) -> [JSONValue] {
    deadlines.curves.map { deadline($0, period: deadlines.target.id) }
  }

  private static func deadline(_ curve: DeadlineCurve, period: String) -> JSONValue {
    .object([
      "period": .string(period), "segment": .string(curve.segment), "deals": .integer(curve.deals),
      "wins": .integer(curve.wins), "everWon": .number(curve.everWon),
      "lastDays": .array(
        DeadlineCurve.shares.map { share in
          .object(["inTimeShare": .number(share), "day": .day(curve.lastDay(share: share))])
        }),
      "from": .day(curve.first),
      "winInPeriod": .array(curve.winInPeriod.map { .number($0) }),
    ])
  }

  static func pace(_ pace: NodePace, _ currency: Currency) -> JSONValue {
    let earlier = pace.periods.indices.map { index -> JSONValue in
      .object([
        "period": .string(pace.periods[index]), "day": .day(pace.days[index]),
        "booked": .money(pace.booked.earlier[index], currency),
        "open": .money(pace.open.earlier[index], currency),
        "created": .money(pace.created.earlier[index], currency),
        "finallyBooked": .money(pace.finallyBooked[index], currency),
      ])
    }
    return .object([
      "period": .string(pace.running), "businessDay": .integer(pace.businessDay),
      "businessDays": .integer(pace.businessDays), "booked": fan(pace.booked, currency),
      "open": fan(pace.open, currency), "created": fan(pace.created, currency),
      "earlier": .array(earlier),
    ])
  }

  private static func fan(_ fan: PaceFan, _ currency: Currency) -> JSONValue {
    let names = ["smallest", "lowerQuartile", "median", "upperQuartile", "largest"]
    var members: [String: JSONValue] = [
      "today": .money(fan.today, currency), "percentile": .number(fan.percentile),
    ]
    for (index, name) in names.enumerated() {
      members[name] = .money(fan.quartiles?[index], currency)
    }
    return .object(members)
  }
}
