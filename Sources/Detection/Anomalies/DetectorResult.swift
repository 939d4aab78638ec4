/// What a detector gives back.
struct DetectorResult: Sendable {
  var found: [Anomaly] = []
  var tested = 0
  var reason: NotLookedAt?
  var ranks: [OwnerRank] = []

  static func notLookedAt(_ reason: NotLookedAt) -> DetectorResult {
    DetectorResult(reason: reason)
  }
}

extension DetectorResult {
  /// Those of the tested whose adjusted p-value is at most the rate.
  static func selecting(
    _ tested: [Anomaly], rate: Double, else reason: NotLookedAt
  ) -> DetectorResult {
    guard !tested.isEmpty else { return .notLookedAt(reason) }
    let qValues = FalseDiscoveries.adjusted(tested.map { $0.pValue ?? 1 })
    var found: [Anomaly] = []
    for (anomaly, qValue) in zip(tested, qValues) where qValue <= rate {
      var copy = anomaly
      copy.qValue = qValue
      found.append(copy)
    }
    return DetectorResult(found: found, tested: tested.count)
  }
}
