internal import Foundation

extension DealFeatures {
  /// These features with some groups of fields as they are later.
  func changed(_ groups: FieldGroups, to after: DealFeatures) -> DealFeatures {
    let owner = groups.contains(.owner) ? after : self
    let amount = groups.contains(.amount) ? after : self
    let closeDay = groups.contains(.closeDay) ? after : self
    let stage = groups.contains(.stage) ? after : self
    let category = groups.contains(.category) ? after : self
    var trace = trace
    trace.categoryLately = category.trace.categoryLately
    trace.categoryLong = category.trace.categoryLong
    trace.weeksInCategory = category.trace.weeksInCategory
    return DealFeatures(
      deal: deal, owner: owner.owner, segment: owner.segment, stage: stage.stage,
      closeBucket: closeDay.closeBucket, category: category.category, pushes: closeDay.pushes,
      weeksInStage: stage.weeksInStage, weeksOld: weeksOld,
      activitiesInFourWeeks: activitiesInFourWeeks, weeksSilent: weeksSilent,
      logAmount: amount.logAmount, amount: amount.amount, ownerEffect: owner.ownerEffect,
      cellEffect: owner.cellEffect, periodEffect: periodEffect, timeLeft: timeLeft, trace: trace)
  }

  /// These features with another amount, minor units.
  func with(amount: Int64, _ minorPerMajor: Double) -> DealFeatures {
    DealFeatures(
      deal: deal, owner: owner, segment: segment, stage: stage, closeBucket: closeBucket,
      category: category, pushes: pushes, weeksInStage: weeksInStage, weeksOld: weeksOld,
      activitiesInFourWeeks: activitiesInFourWeeks, weeksSilent: weeksSilent,
      logAmount: amount > 0 ? Float(log(Double(amount) / minorPerMajor)) : .nan, amount: amount,
      ownerEffect: ownerEffect, cellEffect: cellEffect, periodEffect: periodEffect,
      timeLeft: timeLeft, trace: trace)
  }
}

extension FeatureColumn {
  /// Whether it tells of a deal's activities.
  var readsActivities: Bool {
    switch self {
    case .logActivities, .silent, .busy, .busyLate, .dormancy, .logDormancy, .busyness: true
    default: false
    }
  }
}
