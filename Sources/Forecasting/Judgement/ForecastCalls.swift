public import Calendars
public import Deals

/// A call to be shown beside a node's forecast.
public struct NodeCall: Equatable, Sendable {
  /// The call.
  public let call: KnownCall
  /// Its role, or what stands for it; see ``Voice/role``.
  public let role: String
  /// The day on which it was made.
  public let day: Day
  /// Its share of the forecast; 0 where its voice earned none.
  public let weight: Double

  /// A call.
  public init(call: KnownCall, role: String, day: Day, weight: Double) {
    self.call = call
    self.role = role
    self.day = day
    self.weight = weight
  }
}

/// What people call for the periods of forecasts, by node: the newest call of each role and
/// category that was known on the day of the forecast.
public struct ForecastCalls: Equatable, Sendable {
  private let calls: [String: [[PathElement]: [NodeCall]]]

  /// No calls.
  public static let none = ForecastCalls([:])

  /// Calls by period and node.
  public init(_ calls: [String: [[PathElement]: [NodeCall]]]) { self.calls = calls }

  /// The calls known at the cutoff of `known`.
  ///
  /// - Parameters:
  ///   - blend: gives the weights.
  ///   - blended: the period's id into whose forecast they went; `nil` for all.
  public init(
    _ forecasts: [BookingsForecast], known: KnownDeals, blend: JudgementBlend = .none,
    blended: String? = nil
  ) {
    var calls: [String: [[PathElement]: [NodeCall]]] = [:]
    for forecast in forecasts {
      let hasWeights = blended.map { $0 == forecast.target.id } ?? true
      let placed = known.placedCalls(
        period: forecast.target.id, paths: forecast.nodes.map(\.path))
      for (path, placed) in Dictionary(grouping: placed, by: \.path) {
        var newest: [Voice: KnownCall] = [:]
        for call in placed.map(\.call).sorted() { newest[Voice(call, path: path).pooled] = call }
        calls[forecast.target.id, default: [:]][path] = newest.sorted { $0.key < $1.key }.map {
          NodeCall(
            call: $0.value, role: $0.key.role, day: known.zone.day(of: $0.value.madeAt),
            weight: hasWeights ? blend.weight(of: $0.value, path: path) : 0)
        }
      }
    }
    self.calls = calls
  }

  /// The calls for a node in a period; a role's call as such comes before those of its categories.
  public func calls(of path: [PathElement], in period: String) -> [NodeCall] {
    calls[period]?[path] ?? []
  }

  /// Whether there is any call for a period.
  public func hasCalls(in period: String) -> Bool { !(calls[period]?.isEmpty ?? true) }

  /// The newest call as such for a node, else the newest of any category.
  public func newest(of path: [PathElement], in period: String) -> NodeCall? {
    calls(of: path, in: period).max {
      ($0.call.category == nil ? 1 : 0, $0.call) < ($1.call.category == nil ? 1 : 0, $1.call)
    }
  }
}
