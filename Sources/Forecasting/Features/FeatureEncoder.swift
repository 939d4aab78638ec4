internal import Deals
internal import Foundation

/// Codes features into the columns of a schema, with labels resolved against one set of deals.
struct FeatureEncoder: Sendable {
  private enum Code: Sendable {
    case one
    case stage(Int16)
    case logWeeksInStage, longInStage, logWeeksOld
    case olderThan(Float)
    case bucket(CloseBucket)
    case category(Int8)
    case logActivities, silent, busy, busyLate, pushes
    case dormancy, logDormancy, busyness, categoryLately, categoryLong, logWeeksInCategory
    case attribute(Int, Int)
    case logAmount, amountUnknown, owner, cell, period
    case lateBucket(CloseBucket), lastBucket(CloseBucket)
    case segmentStage(Int32, Int16)
    case timeLeft, timeLeftSquared
    case timeLeftStage(Int16)
    case timeLeftSegment(Int32), timeLeftSquaredSegment(Int32)
  }

  let columnCount: Int
  private let codes: [Code]
  private let attributes: [AttributeColumn]
  private let medianOfSegment: [Float]
  private let medianOfRest: Float
  private let lateStage: Int16
  private let lastStage: Int16

  init(schema: FeatureSchema, known: KnownDeals) {
    columnCount = schema.columns.count
    let stages = known.settings.stages
    lateStage = Int16((stages.openCount + 1) / 2)
    lastStage = Int16(stages.openCount - 1)
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    let rest = Float(schema.medianLogAmount[""] ?? 0)
    medianOfRest = rest
    medianOfSegment = segments.map { schema.medianLogAmount[$0].map { Float($0) } ?? rest }
    var names: [String] = []
    let stageCode: (String) -> Int16 = { name in
      Int16(stages.stages.firstIndex { $0.name == name } ?? Int(Int16.max))
    }
    let segmentCode: (String) -> Int32 = { Int32(segments.firstIndex(of: $0) ?? -2) }
    codes = schema.columns.map { column in
      switch column {
      case .intercept: return .one
      case .stage(let stage): return .stage(stageCode(stage))
      case .logWeeksInStage: return .logWeeksInStage
      case .longInStage: return .longInStage
      case .logWeeksOld: return .logWeeksOld
      case .olderThan(let weeks): return .olderThan(Float(weeks))
      case .closeBucket(let bucket): return .bucket(bucket)
      case .category(let category): return .category(category)
      case .logActivities: return .logActivities
      case .silent: return .silent
      case .busy: return .busy
      case .busyLate: return .busyLate
      case .pushes: return .pushes
      case .dormancy: return .dormancy
      case .logDormancy: return .logDormancy
      case .busyness: return .busyness
      case .categoryLately: return .categoryLately
      case .categoryLong: return .categoryLong
      case .logWeeksInCategory: return .logWeeksInCategory
      case .attribute(let name, let label):
        if !names.contains(name) { names.append(name) }
        let code = known.labels(of: name).firstIndex(of: label) ?? -2
        return .attribute(names.firstIndex(of: name) ?? 0, code)
      case .logAmount: return .logAmount
      case .amountUnknown: return .amountUnknown
      case .owner: return .owner
      case .cell: return .cell
      case .period: return .period
      case .lateBucket(let bucket): return .lateBucket(bucket)
      case .lastBucket(let bucket): return .lastBucket(bucket)
      case .segmentStage(let segment, let stage):
        return .segmentStage(segmentCode(segment), stageCode(stage))
      case .timeLeft: return .timeLeft
      case .timeLeftSquared: return .timeLeftSquared
      case .timeLeftStage(let stage): return .timeLeftStage(stageCode(stage))
      case .timeLeftSegment(let segment): return .timeLeftSegment(segmentCode(segment))
      case .timeLeftSquaredSegment(let segment):
        return .timeLeftSquaredSegment(segmentCode(segment))
      }
    }
    attributes = names.compactMap { known.column($0) }
  }

  /// Writes the row of a deal: element *j* goes to `write(j, value)`; zeros are not written.
  func encode(_ features: DealFeatures, write: (Int, Double) -> Void) {
    let owner = features.owner < 0 ? nil : Int(features.owner)
    let attributes = self.attributes.map { $0.code(deal: Int(features.deal), owner: owner) }
    let isLate = features.stage >= lateStage
    for (column, code) in codes.enumerated() {
      let value = value(code, features, attributes, isLate: isLate)
      if value != 0 { write(column, value) }
    }
  }

  private func value(
    _ code: Code, _ row: DealFeatures, _ attributes: [Int], isLate: Bool
  ) -> Double {
    switch code {
    case .one: 1
    case .stage(let stage): row.stage == stage ? 1 : 0
    case .logWeeksInStage: Double(log1p(row.weeksInStage))
    case .longInStage: row.weeksInStage > 12 ? 1 : 0
    case .logWeeksOld: Double(log1p(row.weeksOld))
    case .olderThan(let weeks): row.weeksOld > weeks ? 1 : 0
    case .bucket(let bucket): row.closeBucket == bucket ? 1 : 0
    case .category(let category): row.category == category ? 1 : 0
    case .logActivities: Double(log1p(row.activitiesInFourWeeks)) - 1
    case .silent: row.weeksSilent > 3 ? 1 : 0
    case .busy: row.activitiesInFourWeeks > 8 ? 1 : 0
    case .busyLate: isLate ? Double(log1p(row.activitiesInFourWeeks)) - 1 : 0
    case .pushes: Double(row.pushes)
    case .dormancy: Double(row.trace.dormancy)
    case .logDormancy: Double(log(row.trace.dormancy + 0.003))
    case .busyness: Double(row.trace.busyness)
    case .categoryLately: Double(row.trace.categoryLately)
    case .categoryLong: Double(row.trace.categoryLong)
    case .logWeeksInCategory: Double(log1p(row.trace.weeksInCategory))
    case .attribute(let name, let label): attributes[name] == label ? 1 : 0
    case .logAmount: row.logAmount.isNaN ? 0 : Double(row.logAmount - median(of: row.segment))
    case .amountUnknown: row.logAmount.isNaN ? 1 : 0
    case .owner: Double(row.ownerEffect)
    case .cell: Double(row.cellEffect)
    case .period: Double(row.periodEffect)
    case .lateBucket(let bucket): isLate && row.closeBucket == bucket ? 1 : 0
    case .lastBucket(let bucket):
      row.stage == lastStage && row.closeBucket == bucket ? 1 : 0
    case .segmentStage(let segment, let stage):
      row.segment == segment && row.stage == stage ? 1 : 0
    case .timeLeft: Double(row.timeLeft)
    case .timeLeftSquared: Double(row.timeLeft * row.timeLeft)
    case .timeLeftStage(let stage): row.stage == stage ? Double(row.timeLeft) : 0
    case .timeLeftSegment(let segment): row.segment == segment ? Double(row.timeLeft) : 0
    case .timeLeftSquaredSegment(let segment):
      row.segment == segment ? Double(row.timeLeft * row.timeLeft) : 0
    }
  }

  private func median(of segment: Int32) -> Float {
    segment < 0 ? medianOfRest : medianOfSegment[Int(segment)]
  }
}
