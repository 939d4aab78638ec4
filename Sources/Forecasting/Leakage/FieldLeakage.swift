/// A sign that a field is written when the outcome is known, not before.
public enum LeakageSign: String, CaseIterable, Sendable {
  /// It is blank in open deals and filled in closed ones of the same age, or the other way round.
  /// The effect is the difference of the blank shares, strata of creation quarters held apart.
  case blankness
  /// Its value tells won from lost almost without fail, for deals whose outcome was not used to
  /// learn what the values mean. The effect is the area under the curve.
  case separation
  /// Some of its values stand only in closed deals, though some open deals should have them. The
  /// effect is the share of closed deals with such values.
  case closedOnly = "closed_only"

  /// The smallest effect that counts, whatever the p-value.
  public var minimumEffect: Double {
    switch self {
    case .blankness, .closedOnly: 0.1
    case .separation: 0.95
    }
  }
}

/// One test of one field.
public struct LeakageTest: Equatable, Sendable {
  /// What was looked for.
  public let sign: LeakageSign
  /// Deals that took part.
  public let count: Int
  /// The size of the effect; see ``LeakageSign``.
  public let effect: Double
  /// The chance of such an effect, or a larger one, in a field that is known beforehand.
  public let pValue: Double
  /// The p-value raised for all tests of the check (Benjamini and Hochberg).
  public internal(set) var qValue: Double

  /// A test.
  public init(sign: LeakageSign, count: Int, effect: Double, pValue: Double, qValue: Double) {
    self.sign = sign
    self.count = count
    self.effect = effect
    self.pValue = pValue
    self.qValue = qValue
  }

  /// The share of false discoveries that is put up with.
  static let discoveryRate = 0.01

  /// Whether the effect is both large and no chance.
  public var isLeak: Bool {
    qValue <= LeakageTest.discoveryRate && abs(effect) >= sign.minimumEffect
  }
}

/// What happens to a field in the models.
public enum FieldUse: String, Sendable {
  /// A model may use it.
  case used
  /// Flagged as a leak: no model uses it.
  case keptOut = "kept_out"
  /// No model uses it: `exclude` in aforo.yml says so.
  case excluded
  /// Flagged, and used all the same: `include` in aforo.yml says so.
  case included
  /// No model uses it anyway.
  case unused
}

/// Why a field was not tested.
public enum UntestedField: String, Sendable {
  /// Its history tells what was known when.
  case hasHistory = "has_history"
  /// The settings or the lack of a history say that it is unknown before the close.
  case unknownBeforeClose = "unknown_before_close"
  /// No deal has a value.
  case empty
  /// Too few open or closed deals.
  case tooFewDeals = "too_few_deals"
}

/// What is suspected of one field.
public struct FieldLeakage: Equatable, Sendable {
  /// Owner, amount, category, or one of the attributes of the deals.
  public let field: String
  /// The tests made; empty where ``untested`` says why.
  public internal(set) var tests: [LeakageTest]
  /// Why it was not tested.
  public let untested: UntestedField?
  /// What the models do with it.
  public internal(set) var use: FieldUse
  /// Open deals, and how many of them are blank.
  public let openCount: Int
  /// Open deals without a value.
  public let openBlankCount: Int
  /// Closed deals.
  public let closedCount: Int
  /// Closed deals without a value.
  public let closedBlankCount: Int
  /// The commonest values that stand in closed deals only.
  public let closedOnlyValues: [String]

  /// A field with its tests.
  public init(
    field: String, tests: [LeakageTest] = [], untested: UntestedField? = nil,
    use: FieldUse = .unused, open: (count: Int, blank: Int) = (0, 0),
    closed: (count: Int, blank: Int) = (0, 0), closedOnlyValues: [String] = []
  ) {
    self.field = field
    self.tests = tests
    self.untested = untested
    self.use = use
    openCount = open.count
    openBlankCount = open.blank
    closedCount = closed.count
    closedBlankCount = closed.blank
    self.closedOnlyValues = closedOnlyValues
  }

  /// Whether any test says that it leaks the outcome.
  public var isLeak: Bool { tests.contains(where: \.isLeak) }
}
