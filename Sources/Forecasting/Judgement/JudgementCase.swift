public import Calendars
public import Deals

/// A call with the node for which it was made.
public struct PlacedCall: Equatable, Sendable {
  /// The node, from the top.
  public let path: [PathElement]
  /// The call.
  public let call: KnownCall

  /// A call for a node.
  public init(path: [PathElement], call: KnownCall) {
    self.path = path
    self.call = call
  }
}

/// A voice's newest call on a past day beside the model's mean and what came; amounts in minor
/// units.
public struct JudgementCase: Equatable, Sendable {
  /// The voice.
  public let voice: Voice
  /// The amount that it called.
  public let call: Int64
  /// The model's forecast of the same node on the same day, and what came.
  public let past: PastNodeForecast

  /// A case.
  public init(voice: Voice, call: Int64, past: PastNodeForecast) {
    self.voice = voice
    self.call = call
    self.past = past
  }

  /// Every voice's newest call by the end of each past day, where it had made one for the period.
  ///
  /// - Returns: in the order of days, nodes and voices.
  public static func cases(
    _ calls: [PlacedCall], past: [PastNodeForecast], zone: BusinessTimeZone
  ) -> [JudgementCase] {
    var byNode: [[String]: [PlacedCall]] = [:]
    for call in calls.sorted(by: { $0.call < $1.call }) {
      byNode[key(call.path, call.call.period), default: []].append(call)
    }
    let ordered = past.sorted {
      ($0.day, $0.period) != ($1.day, $1.period)
        ? ($0.day, $0.period) < ($1.day, $1.period)
        : $0.path.map(\.value).lexicographicallyPrecedes($1.path.map(\.value))
    }
    return ordered.flatMap { past in
      let end = zone.startOfDay(past.day + 1)
      var newest: [Voice: Int64] = [:]
      for placed in byNode[key(past.path, past.period)] ?? [] where placed.call.madeAt < end {
        newest[Voice(placed.call, path: past.path)] = placed.call.amount
      }
      return newest.sorted { $0.key < $1.key }.map {
        JudgementCase(voice: $0.key, call: $0.value, past: past)
      }
    }
  }

  private static func key(_ path: [PathElement], _ period: String) -> [String] {
    [period] + path.flatMap { [$0.level, $0.value] }
  }
}
