public import Tabular

/// The records that a reading refused, as violations of the contract.
public struct RejectedRecords: Sendable {
  /// ``ViolationKind/stageUnmapped`` with the labels as examples, the commonest first, and
  /// ``ViolationKind/recordRejected`` with file and line; neither where there is none.
  public let violations: [ContractViolation]

  /// - Parameters:
  ///   - records: the number of records read.
  ///   - examples: the most examples kept for each.
  public init(
    _ rejects: [Reject], records: Int, policy: ContractPolicy = ContractPolicy(), examples: Int = 5
  ) {
    var labels: [String: Int] = [:]
    var others: [Reject] = []
    for reject in rejects {
      if let label = RejectedRecords.unmappedStage(reject) {
        labels[label, default: 0] += 1
      } else {
        others.append(reject)
      }
    }
    let found: [(ViolationKind, Int, [String])] = [
      (.recordRejected, others.count, others.prefix(max(0, examples)).map(\.description)),
      (
        .stageUnmapped, labels.values.reduce(0, +),
        labels.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(0, examples)).map {
          "\($0.key) (\($0.value))"
        }
      ),
    ]
    violations = found.filter { $0.1 > 0 }.map { kind, count, examples in
      ContractViolation(
        kind: kind, count: count, checked: records, amount: nil, pricedCount: 0,
        examples: examples, isAccepted: policy.accepted.contains(kind))
    }
  }

  /// The label, when that is why the record was refused.
  private static func unmappedStage(_ reject: Reject) -> String? {
    guard reject.reason.hasPrefix("\""),
      let end = reject.reason.firstRange(of: "\" is no stage of the process")
    else { return nil }
    return String(reject.reason[..<end.lowerBound].dropFirst())
  }
}
