public import Deals
internal import Statistics

/// Looks for fields that are known only after the close, as far as known at a cutoff.
///
/// A field with recorded history needs no test: its value at each moment is known. One without is
/// taken to have had its value from the creation on, and that is what is doubted here. Open and
/// closed deals are compared among those created in the same quarter of a year, so that a field
/// that was introduced last month is no suspect.
///
/// - Complexity: one pass over the deals for each field.
public struct LeakageCheck: Sendable {
  /// One entry for each field, in a fixed order.
  public let fields: [FieldLeakage]
  private let segment: String?

  /// Fewer open or closed deals say nothing.
  static let minimumOpen = 20
  static let minimumClosed = 50
  /// Fewer won or lost deals cannot be separated.
  static let minimumOutcomes = 20

  /// Tests what is known at the cutoff of `known`.
  public init(_ known: KnownDeals) { self.init(DealLog(known: known)) }

  init(_ log: DealLog) {
    let known = log.known
    let sample = LeakageSample(log)
    var fields: [FieldLeakage] = []
    for name in ["owner"] + DealSettings.attributeNames {
      let column = known.column(name)
      fields.append(
        sample.field(
          name, isRecorded: name == "owner" && known.recorded.contains(.owner),
          labels: column?.labels ?? (0..<known.ownerCount).map(known.ownerName)
        ) { entry in
          guard let column else { return Int(entry.owner) }
          return column.code(deal: Int(entry.deal), owner: entry.owner < 0 ? nil : Int(entry.owner))
        })
    }
    fields.append(sample.amount())
    fields.append(
      FieldLeakage(
        field: "category",
        untested: known.recorded.contains(.category) ? .hasHistory : .unknownBeforeClose))
    LeakageCheck.adjust(&fields)
    for index in fields.indices {
      fields[index].use = LeakageCheck.use(fields[index], known)
    }
    self.fields = fields
    segment = known.settings.segments.first
  }

  /// The fields that models may not use, with the reason.
  public var keptOut: [KeptOutField] {
    fields.compactMap { field in
      switch field.use {
      case .keptOut:
        KeptOutField(
          field: field.field, reason: field.field == segment ? .leakingSegment : .leak)
      case .excluded: KeptOutField(field: field.field, reason: .settings)
      case .used, .included, .unused: nil
      }
    }
  }

  /// Raises the p-values for the number of tests made.
  private static func adjust(_ fields: inout [FieldLeakage]) {
    let pValues = fields.flatMap { $0.tests.map(\.pValue) }
    guard let qValues = try? AdjustedPValues.benjaminiHochberg(pValues) else { return }
    var position = 0
    for field in fields.indices {
      for test in fields[field].tests.indices {
        fields[field].tests[test].qValue = qValues[position]
        position += 1
      }
    }
  }

  private static func use(_ field: FieldLeakage, _ known: KnownDeals) -> FieldUse {
    let settings = known.settings
    if settings.exclude?.contains(field.field) == true { return .excluded }
    guard isUsed(field, known) else { return .unused }
    guard field.isLeak else { return .used }
    return settings.include?.contains(field.field) == true ? .included : .keptOut
  }

  private static func isUsed(_ field: FieldLeakage, _ known: KnownDeals) -> Bool {
    if field.untested == .unknownBeforeClose || field.untested == .empty { return false }
    switch field.field {
    case "owner", "amount", "category": return true
    default:
      return (known.settings.segments + FeatureSchema.attributeNames).contains(field.field)
    }
  }
}

/// A field that no model uses, and why.
public struct KeptOutField: Codable, Equatable, Sendable {
  /// Why it is not used.
  public enum Reason: String, Codable, Sendable {
    /// It leaks the outcome; see ``LeakageCheck``.
    case leak
    /// It leaks the outcome, and is the first segment: amounts and new deals are still told apart by
    /// it, open deals are not.
    case leakingSegment = "leaking_segment"
    /// `exclude` in aforo.yml says so.
    case settings
  }

  /// Owner, amount, category, or an attribute.
  public let field: String
  /// Why it is not used.
  public let reason: Reason

  /// A field kept out.
  public init(field: String, reason: Reason) {
    self.field = field
    self.reason = reason
  }

  /// What to tell the reader.
  public var sentence: String {
    switch reason {
    case .leak:
      "\(field): known only after the close, as it seems; kept out of the model (see `aforo check`; "
        + "`include: [\(field)]` in aforo.yml uses it all the same)"
    case .leakingSegment:
      "\(field): known only after the close, as it seems; the win model does not use it, but it still "
        + "splits amounts and new deals (take it out of `segments` in aforo.yml, or "
        + "`include: [\(field)]`)"
    case .settings: "\(field): kept out of the model by `exclude` in aforo.yml"
    }
  }
}
