public import Detection
internal import Metrics
public import Reporting

extension KPIAnswer {
  /// The figures that a condition can be set on: how many goals are `missed` and how many the period runs
  /// `behind`, of the values in the answer.
  public var measures: [FindingMeasure] {
    let standings = nodes.flatMap(\.values).compactMap(\.standing?.status)
    return [
      FindingMeasure(
        "missed", .count, Double(standings.count { $0 == .missed }), period: period.id),
      FindingMeasure(
        "behind", .count, Double(standings.count { $0 == .behind }), period: period.id),
    ]
  }
}
