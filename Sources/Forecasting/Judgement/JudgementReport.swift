internal import Calendars
public import Currencies
public import Deals

/// People's forecasts and the CRM's categories beside the model on past periods: who adds value,
/// who calls too little or too much, and what is blended.
public struct JudgementReport: Equatable, Sendable {
  /// The currency of all amounts.
  public let currency: Currency
  /// Roles and categories, all their nodes of a level together.
  public let roles: [JudgementScore]
  /// Each voice at each node.
  public let voices: [JudgementScore]
  /// What was earned.
  public let blend: JudgementBlend

  /// A report.
  public init(
    currency: Currency, roles: [JudgementScore], voices: [JudgementScore], blend: JudgementBlend
  ) {
    self.currency = currency
    self.roles = roles
    self.voices = voices
    self.blend = blend
  }

  /// Judges the calls that were known on the days of past forecasts.
  ///
  /// - Parameters:
  ///   - known: what is known now: the bookings that came, and all calls made by now.
  ///   - forecasts: of the past, each from what was known at its day, with the nodes to judge;
  ///     those of windows of days, and of periods that are not over, are left out.
  ///   - live: only forecasts of the same kind of period, made within three weeks of the same day
  ///     of it, count; `nil` for all.
  ///   - horizon: periods that a forecast reaches ahead, the running one counted.
  public static func make(
    known: KnownDeals, forecasts: [BookingsForecast], comparableTo live: BookingsForecast? = nil,
    horizon: Int = 1
  ) -> JudgementReport {
    // Nobody calls a window of days, and windows have no ids of their own.
    let periodic = forecasts.filter { forecast in
      forecast.target.kind != nil && (live.map { forecast.isComparable(to: $0) } ?? true)
    }
    let past = PastNodeForecast.judged(periodic, known: known)
    var calls: [PlacedCall] = []
    for (period, forecasts) in Dictionary(grouping: periodic, by: \.target.id) {
      let paths = Set(forecasts.flatMap { $0.nodes.map(\.path) })
      calls += known.placedCalls(period: period, paths: Array(paths))
    }
    // Sums of categories are made anew for every day, so those of one day are newest on it.
    for forecast in periodic {
      let then = known.known(before: known.zone.startOfDay(forecast.asOf + 1))
      calls += CategoryCalls(forecast, known: then).calls
    }
    let cases = JudgementCase.cases(calls, past: past, zone: known.zone)
    return make(cases, currency: known.settings.currency, horizon: horizon)
  }

  /// Judges cases as given, in order of time.
  public static func make(
    _ cases: [JudgementCase], currency: Currency, horizon: Int = 1
  ) -> JudgementReport {
    let roles = Dictionary(grouping: cases, by: \.voice.pooled).map { role, cases in
      JudgementScore(voice: role, cases: cases, roleLogBias: nil, horizon: horizon)
    }
    let biases = Dictionary(uniqueKeysWithValues: roles.map { ($0.voice, $0.logBias) })
    let voices = Dictionary(grouping: cases, by: \.voice).map { voice, cases in
      JudgementScore(
        voice: voice, cases: cases, roleLogBias: biases[voice.pooled] ?? nil, horizon: horizon)
    }
    return JudgementReport(
      currency: currency, roles: roles.sorted { $0.voice < $1.voice },
      voices: voices.sorted { $0.voice < $1.voice },
      blend: JudgementBlend(cases, horizon: horizon))
  }
}

extension BookingsForecast {
  /// Whether both stand within three weeks of the same day of a period of one kind.
  func isComparable(to other: BookingsForecast) -> Bool {
    let days = [self, other].map { $0.asOf - $0.target.start }
    return target.kind == other.target.kind
      && abs(days[0] - days[1]) <= Forecaster.maximumModelAge
  }
}

extension KnownDeals {
  /// The calls known now for a period, each with the node that it speaks of, if it is among the
  /// paths.
  func placedCalls(period: String, paths: [[PathElement]]) -> [PlacedCall] {
    let all = calls(period: period)
    guard !all.isEmpty else { return [] }
    return paths.flatMap { path in
      let levels = path.map { (level: $0.level, value: $0.value) }
      return all.filter { isCall($0, for: levels) }.map { PlacedCall(path: path, call: $0) }
    }
  }
}
