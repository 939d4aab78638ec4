internal import Deals

/// One column of the design matrix, by what it means; labels, not codes, so that a stored model
/// can be read against other data.
enum FeatureColumn: Codable, Equatable, Sendable {
  case intercept
  case stage(String)
  case logWeeksInStage
  case longInStage
  case logWeeksOld
  case olderThan(weeks: Int)
  case closeBucket(CloseBucket)
  case category(Int8)
  case logActivities
  case silent
  case busy
  case busyLate
  case dormancy
  case logDormancy
  case busyness
  case categoryLately
  case categoryLong
  case logWeeksInCategory
  case pushes
  case attribute(String, String)
  case logAmount
  case amountUnknown
  case owner
  case cell
  case period
  case lateBucket(CloseBucket)
  case lastBucket(CloseBucket)
  case segmentStage(String, String)
  case timeLeft
  case timeLeftSquared
  case timeLeftStage(String)
  case timeLeftSegment(String)
  case timeLeftSquaredSegment(String)

  /// The name in explanations and the model's file.
  var name: String {
    switch self {
    case .intercept: "intercept"
    case .stage(let stage): "stage: \(stage)"
    case .logWeeksInStage: "log weeks in stage"
    case .longInStage: "over 12 weeks in stage"
    case .logWeeksOld: "log weeks since creation"
    case .olderThan(let weeks): "over \(weeks) weeks old"
    case .closeBucket(let bucket): "close date: \(bucket)"
    case .category(let category):
      "forecast category: \(ForecastCategory(rawValue: category)?.name ?? "none")"
    case .logActivities: "log activities in 4 weeks"
    case .silent: "silent for over 3 weeks"
    case .busy: "over 8 activities in 4 weeks"
    case .busyLate: "activities in a late stage"
    case .dormancy: "chance of being dormant"
    case .logDormancy: "log chance of being dormant"
    case .busyness: "busyness against its kind"
    case .categoryLately: "forecast category lately against stage and owner"
    case .categoryLong: "forecast category in the long run against stage and owner"
    case .logWeeksInCategory: "log weeks in forecast category"
    case .pushes: "pushes"
    case .attribute(let attribute, let label): "\(attribute): \(label)"
    case .logAmount: "log amount against its segment"
    case .amountUnknown: "amount unknown"
    case .owner: "owner's record"
    case .cell: "recent record of segment and region"
    case .period: "record of the running period"
    case .lateBucket(let bucket): "late stage, close date: \(bucket)"
    case .lastBucket(let bucket): "last stage, close date: \(bucket)"
    case .segmentStage(let segment, let stage): "\(segment), stage: \(stage)"
    case .timeLeft: "time left"
    case .timeLeftSquared: "time left squared"
    case .timeLeftStage(let stage): "time left, stage: \(stage)"
    case .timeLeftSegment(let segment): "time left, \(segment)"
    case .timeLeftSquaredSegment(let segment): "time left squared, \(segment)"
    }
  }

  /// Ridge penalty on the standardised column (science-deals.md 3): light where the structure of
  /// the business sits, so that segments are not pulled together.
  func penalty(periodsAhead: Int, isFirstSegment: (String) -> Bool) -> Double {
    let firm = periodsAhead == 0 ? 10.0 : 20.0
    switch self {
    case .intercept: return 1e-6
    case .logAmount, .amountUnknown, .timeLeft, .timeLeftSquared, .timeLeftStage,
      .timeLeftSegment, .timeLeftSquaredSegment:
      return 0.3
    case .attribute(let attribute, _): return isFirstSegment(attribute) ? 0.3 : firm
    case .stage, .closeBucket: return periodsAhead == 0 ? 2 : firm
    // It says one thing a period: as many rows as there are, they tell little more.
    case .period: return 100
    default: return firm
    }
  }
}
