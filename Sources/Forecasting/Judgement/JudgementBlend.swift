public import Deals
internal import Statistics

/// Which voices are blended into the model's forecast, and how much; most often none.
///
/// A voice is judged as it would have been used: its call of each past period corrected by the bias
/// of the periods before (``BlendWeight/correction``). It earns a say when it has at least
/// ``minimumPeriods`` past periods and errs less than the model with p < ``significance``
/// (Diebold-Mariano with the correction for short series, one-sided, absolute errors, one mean per
/// period; p after Holm (1979) among the voices of its level). Its weight is the inverse of its mean squared error among those of the model and of all
/// voices of the node that earned one, times n / (n + 8) for n periods.
///
/// Weights live on one level, the one whose voices add most value: there each node's remaining
/// bookings are multiplied by a factor, and with them those of everything below it, so that children
/// go on adding to their parents and what is booked stays as it is.
public struct JudgementBlend: Codable, Equatable, Sendable {
  /// The level of all weights, or `total`; `nil` where nobody earned one.
  public let level: String?
  /// In the order of the voices.
  public let weights: [BlendWeight]

  /// Periods below which no voice is blended.
  public static let minimumPeriods = 8
  /// What is still to come is never multiplied by more: late in a period little is expected, and a
  /// call may be a slip.
  public static let maximumFactor = 10.0
  /// The largest p-value that earns a weight.
  public static let significance = 0.05

  /// A blend of given weights.
  public init(level: String?, weights: [BlendWeight]) {
    self.level = level
    self.weights = weights
  }

  /// The model alone.
  public static let none = JudgementBlend(level: nil, weights: [])

  /// What the voices of single nodes earned.
  ///
  /// - Parameter horizon: periods that a forecast reaches ahead, the running one counted.
  public init(_ cases: [JudgementCase], horizon: Int = 1) {
    let judged = Dictionary(grouping: cases, by: \.voice).compactMap { voice, cases in
      EarnedVoice(voice, cases, horizon: horizon)
    }
    // Of many voices some are lucky: the p-values of a level are Holm's.
    let levels = Dictionary(grouping: judged, by: \.voice.level).mapValues { voices in
      let sorted = voices.sorted { $0.voice < $1.voice }
      let adjusted = (try? AdjustedPValues.holm(sorted.map(\.pValue))) ?? []
      return zip(sorted, adjusted).compactMap { voice, p -> EarnedVoice? in
        var voice = voice
        voice.pValue = p
        return p < JudgementBlend.significance ? voice : nil
      }
    }.filter { !$0.value.isEmpty }
    // Of two levels of equal worth the upper one, which moves more nodes together.
    let best = levels.max { left, right in
      let worth = [left, right].map { $0.value.reduce(0) { $0 + $1.valueAdded } }
      let depth = [left, right].map { $0.value[0].voice.path?.count ?? 0 }
      return worth[0] == worth[1]
        ? (depth[0], left.key) > (depth[1], right.key) : worth[0] < worth[1]
    }
    level = best?.key
    let nodes = Dictionary(grouping: best?.value ?? [], by: \.voice.path)
    weights = nodes.values.flatMap(EarnedVoice.weights).sorted { $0.voice < $1.voice }
  }

  /// The factor for what is still to come at a node: of the blended forecast over the model's,
  /// both less what is booked.
  ///
  /// - Parameters:
  ///   - mean: the model's, minor units.
  ///   - calls: what the voices call now, as said, with what they earned.
  /// - Returns: 0 to ``maximumFactor``; 1 where the model expects nothing more or nobody has a weight.
  public static func factor(
    mean: Int64, booked: Int64, calls: [(amount: Int64, weight: BlendWeight)]
  ) -> Double {
    let remaining = Double(mean - booked)
    guard remaining > 0 else { return 1 }
    var change = 0.0
    for (amount, weight) in calls {
      // Nobody calls less than what is booked already.
      let called = max(Double(booked), weight.correction * Double(amount))
      change += weight.weight * (called - Double(mean))
    }
    return min(maximumFactor, max(0, 1 + change / remaining))
  }

  /// The weight of a call for a node; 0 where its voice earned none.
  public func weight(of call: KnownCall, path: [PathElement]) -> Double {
    self[Voice(call, path: path)]?.weight ?? 0
  }

  /// What a voice earned, if anything.
  public subscript(voice: Voice) -> BlendWeight? { weights.first { $0.voice == voice } }

  /// The factors of the nodes of ``level`` whose voices called the period; nodes that are not named
  /// keep the model's forecast.
  ///
  /// - Parameter calls: known now, for the period of the forecast.
  public func factors(
    _ nodes: [NodeForecast], calls: [PlacedCall]
  ) -> [[PathElement]: Double] {
    guard level != nil else { return [:] }
    var newest: [Voice: Int64] = [:]
    for placed in calls.sorted(by: { $0.call < $1.call }) {
      newest[Voice(placed.call, path: placed.path)] = placed.call.amount
    }
    var factors: [[PathElement]: Double] = [:]
    for node in nodes {
      let own = weights.filter { $0.voice.path == node.path }.compactMap { weight in
        newest[weight.voice].map { (amount: $0, weight: weight) }
      }
      guard !own.isEmpty else { continue }
      factors[node.path] = JudgementBlend.factor(
        mean: node.mean, booked: node.booked, calls: own)
    }
    return factors
  }
}
