internal import Deals
internal import Foundation
internal import Statistics

/// How much of the data's detail a model may use, by how much history there is.
public enum Grade: String, Codable, Sendable, CaseIterable {
  /// The full model.
  case model
  /// Few closed deals: stage, age and amount only, all segments together.
  case pooled
  /// Very few: rates of the past, without looking at the single deal.
  case baseline
  /// Too few to say anything.
  case refused
}

/// The columns of a model and the constants by which they are made, all learnt from training rows.
struct FeatureSchema: Codable, Equatable, Sendable {
  let columns: [FeatureColumn]
  /// Median of the log amount by label of the first segment attribute; "" holds for the rest.
  let medianLogAmount: [String: Double]

  /// Levels with fewer training rows than this are taken together with the rest.
  static let minimumLevelRows = 20
  static let maximumLevels = 40
  /// Ages in weeks at which the chance may jump: deals that are never closed pile up beyond the
  /// longest cycle, wherever that lies.
  static let ageSteps = [4, 8, 13, 20, 30, 52]

  /// Attributes that a model may use beside the segments of the settings.
  static let attributeNames = ["segment", "region", "product", "source", "type"]

  /// - Parameter excluded: fields that no column may be made of.
  /// - Parameter periodsAhead: 0 for the running period, to which its own record so far speaks.
  init(
    rows: [DealFeatures], known: KnownDeals, grade: Grade, excluded: Set<String> = [],
    periodsAhead: Int = 0
  ) {
    var medians: [String: Double] = [:]
    let first = known.settings.segments.first.flatMap { excluded.contains($0) ? nil : $0 }
    let segments = first.map { known.labels(of: $0) } ?? []
    let amounts = Dictionary(grouping: rows.filter { !$0.logAmount.isNaN }, by: \.segment)
    medians[""] =
      Descriptive.median(rows.lazy.map { Double($0.logAmount) }.filter { !$0.isNaN }) ?? 0
    for (segment, group) in amounts where segment >= 0 && !segments.isEmpty {
      guard group.count >= FeatureSchema.minimumLevelRows else { continue }
      medians[segments[Int(segment)]] = Descriptive.median(
        group.map { Double($0.logAmount) })
    }
    medianLogAmount = medians
    columns = SchemaBuilder(
      rows: rows, known: known, grade: grade, excluded: excluded, periodsAhead: periodsAhead
    ).columns()
  }
}

extension FeatureSchema {
  /// A warning of a fit, with the columns by name.
  func sentence(_ warning: FitWarning) -> String {
    let names = { (positions: [Int]) in
      positions.map { "\"\(columns[$0].name)\"" }.joined(separator: ", ")
    }
    switch warning {
    case .constantColumns(let positions):
      return "\(names(positions)): one value only; without influence"
    case .separatingColumns(let positions):
      return "\(names(positions)): every such deal had the same outcome; only the penalty bounds "
        + "the coefficient"
    default: return "\(warning)"
    }
  }
}

/// Chooses the columns that the rows can carry.
private struct SchemaBuilder {
  let rows: [DealFeatures]
  let known: KnownDeals
  let grade: Grade
  let excluded: Set<String>
  let periodsAhead: Int

  func columns() -> [FeatureColumn] {
    switch grade {
    case .refused, .baseline: return [.intercept]
    case .pooled: return [.intercept] + stages() + ages() + amounts()
    case .model:
      let segments = levels(of: known.settings.segments.first ?? "")
      return [.intercept] + stages() + ages() + closeDates() + categories() + activities()
        + attributes() + amounts() + records() + interactions(segments)
        + timeColumns(segments)
    }
  }

  /// The records of the owner, of segment x region, and of the running period.
  private func records() -> [FeatureColumn] {
    let ofCell = ["region"] + known.settings.segments.prefix(1)
    return (excluded.contains("owner") ? [] : [.owner])
      + (excluded.isDisjoint(with: ofCell) ? [.cell] : [])
      + (periodsAhead == 0 ? [.period] : [])
  }

  private var stageNames: [String] { known.settings.stages.stages.map(\.name) }

  /// Stages but the first, each with enough rows.
  private func stageLevels() -> [String] {
    let counts = Dictionary(rows.map { ($0.stage, 1) }, uniquingKeysWith: +)
    return counts.filter { $0.key >= 0 && $0.value >= FeatureSchema.minimumLevelRows }
      .keys.sorted().dropFirst().map { stageNames[Int($0)] }
  }

  private func stages() -> [FeatureColumn] { stageLevels().map(FeatureColumn.stage) }

  private func ages() -> [FeatureColumn] {
    let hasStage = rows.contains { $0.stage >= 0 }
    return (hasStage ? [.logWeeksInStage, .longInStage] : []) + [.logWeeksOld]
      + FeatureSchema.ageSteps.map { .olderThan(weeks: $0) }
  }

  private func buckets() -> [CloseBucket] {
    let counts = Dictionary(rows.map { ($0.closeBucket, 1) }, uniquingKeysWith: +)
    return CloseBucket.allCases.filter { counts[$0, default: 0] >= FeatureSchema.minimumLevelRows }
      .dropFirst().map { $0 }
  }

  private func closeDates() -> [FeatureColumn] {
    let found = buckets()
    return found.map(FeatureColumn.closeBucket)
      + (rows.contains { $0.pushes > 0 } ? [.pushes] : [])
  }

  private func categories() -> [FeatureColumn] {
    guard !excluded.contains("category") else { return [] }
    let counts = Dictionary(rows.map { ($0.category, 1) }, uniquingKeysWith: +)
    let levels = counts.filter { $0.value >= FeatureSchema.minimumLevelRows }.keys.sorted()
      .dropFirst().map(FeatureColumn.category)
    return levels.isEmpty
      ? [] : levels + [.categoryLately, .categoryLong, .logWeeksInCategory]
  }

  private func activities() -> [FeatureColumn] {
    guard known.hasActivities else { return [] }
    return [.logActivities, .silent, .busy, .dormancy, .logDormancy, .busyness]
      + (stageLevels().isEmpty ? [] : [.busyLate])
  }

  private func attributes() -> [FeatureColumn] {
    var names = known.settings.segments
    for name in FeatureSchema.attributeNames where !names.contains(name) {
      names.append(name)
    }
    return names.flatMap { name in
      levels(of: name).dropFirst().map { FeatureColumn.attribute(name, $0) }
    }
  }

  /// Labels of an attribute with enough rows, ascending; none when there are too many to tell.
  private func levels(of attribute: String) -> [String] {
    guard !attribute.isEmpty, !excluded.contains(attribute) else { return [] }
    guard let column = known.column(attribute) else { return [] }
    let labels = column.labels
    guard labels.count > 1 else { return labels }
    var counts = [Int](repeating: 0, count: labels.count)
    for row in rows {
      let owner = row.owner < 0 ? nil : Int(row.owner)
      let code = column.code(deal: Int(row.deal), owner: owner)
      if code >= 0 { counts[code] += 1 }
    }
    let large = counts.indices.filter { counts[$0] >= FeatureSchema.minimumLevelRows }
    return large.count > FeatureSchema.maximumLevels ? [] : large.map { labels[$0] }
  }

  private func amounts() -> [FeatureColumn] {
    guard !excluded.contains("amount") else { return [] }
    let unknown = rows.count { $0.logAmount.isNaN }
    if unknown == rows.count { return [] }
    return unknown >= FeatureSchema.minimumLevelRows ? [.logAmount, .amountUnknown] : [.logAmount]
  }

  private func interactions(_ segments: [String]) -> [FeatureColumn] {
    guard !stageLevels().isEmpty else { return [] }
    return buckets().map(FeatureColumn.lateBucket) + buckets().map(FeatureColumn.lastBucket)
      + (segments.count > 1
        ? stageLevels().map { FeatureColumn.segmentStage(segments[segments.count - 1], $0) } : [])
  }

  private func timeColumns(_ segments: [String]) -> [FeatureColumn] {
    guard rows.contains(where: { $0.timeLeft != 0 }) else { return [] }
    return [.timeLeft, .timeLeftSquared] + stageLevels().map(FeatureColumn.timeLeftStage)
      + segments.dropFirst().map(FeatureColumn.timeLeftSegment)
      + segments.dropFirst().map(FeatureColumn.timeLeftSquaredSegment)
  }
}
