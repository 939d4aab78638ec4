/// What people would call the reason for a part of a deal's chance; each takes several columns of
/// the model together.
public enum ExplanationReason: Hashable, Sendable {
  /// The stage, also where it counts otherwise in one segment.
  case stage
  /// The deal's age, and how long it is in its stage.
  case age
  /// The expected close date, and how often it was pushed.
  case closeDate
  /// The forecast category that people gave it.
  case category
  /// Calls, mails and meetings.
  case activity
  /// The record of its owner.
  case owner
  /// An attribute such as segment, region or product.
  case attribute(String)
  /// The amount against those of its segment.
  case amount
  /// The recent record of its segment and region.
  case record
  /// The days left of the period against those the model was trained for.
  case timeLeft
  /// The run rate of bookings, where closings do not follow the pipeline.
  case runRate

  /// The name in machine-readable output.
  public var name: String {
    switch self {
    case .stage: "stage"
    case .age: "age"
    case .closeDate: "close_date"
    case .category: "category"
    case .activity: "activity"
    case .owner: "owner"
    case .attribute(let name): name
    case .amount: "amount"
    case .record: "recent_record"
    case .timeLeft: "time_left"
    case .runRate: "run_rate"
    }
  }
}

extension FeatureColumn {
  /// The reason to which the column belongs; `nil` for the intercept, which is no reason.
  var reason: ExplanationReason? {
    switch self {
    case .intercept: nil
    case .stage, .segmentStage: .stage
    case .logWeeksInStage, .longInStage, .logWeeksOld, .olderThan: .age
    case .closeBucket, .lateBucket, .lastBucket, .pushes: .closeDate
    case .category, .categoryLately, .categoryLong, .logWeeksInCategory: .category
    case .logActivities, .silent, .busy, .busyLate, .dormancy, .logDormancy, .busyness: .activity
    case .attribute(let name, _): .attribute(name)
    case .logAmount, .amountUnknown: .amount
    case .owner: .owner
    case .cell, .period: .record
    case .timeLeft, .timeLeftSquared, .timeLeftStage, .timeLeftSegment, .timeLeftSquaredSegment:
      .timeLeft
    }
  }
}
