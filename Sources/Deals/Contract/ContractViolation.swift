/// What one rule of the data contract found.
public struct ContractViolation: Equatable, Sendable {
  /// The rule.
  public let kind: ViolationKind
  /// How many deals, records or stages break it.
  public let count: Int
  /// How many it was asked of.
  public let checked: Int
  /// The money of those that break it, in minor units of the reporting currency; `nil` where none
  /// of them is priced.
  public let amount: Int64?
  /// How many of those that break it are in ``amount``.
  public let pricedCount: Int
  /// Ids, names of stages or labels of some of them: those with the most money, then by id.
  public let examples: [String]
  /// Whether aforo.yml accepts it.
  public let isAccepted: Bool

  /// A violation as found.
  public init(
    kind: ViolationKind, count: Int, checked: Int, amount: Int64?, pricedCount: Int,
    examples: [String], isAccepted: Bool = false
  ) {
    self.kind = kind
    self.count = count
    self.checked = checked
    self.amount = amount
    self.pricedCount = pricedCount
    self.examples = examples
    self.isAccepted = isAccepted
  }

  /// ``count`` over ``checked``; `nil` where nothing was checked.
  public var share: Double? { checked > 0 ? Double(count) / Double(checked) : nil }
}

/// How clean the open deals are: the share of them, and of their money, without a violation.
public struct ContractHygiene: Equatable, Sendable {
  /// Open deals.
  public var openCount = 0
  /// Open deals with an error or a warning that is not accepted.
  public var touchedCount = 0
  /// Open deals whose amount is known.
  public var pricedCount = 0
  /// The amount of the open deals, minor units of the reporting currency; `nil` when none is known
  /// or their sum does not fit.
  public var openAmount: Int64?
  /// That of the touched ones; `nil` where ``openAmount`` is.
  public var touchedAmount: Int64?

  /// Nothing counted yet.
  public init() {}

  /// Counts an open deal.
  mutating func add(_ money: Int64?, isTouched: Bool) {
    openCount += 1
    if isTouched { touchedCount += 1 }
    guard let money else { return }
    if pricedCount == 0 { (openAmount, touchedAmount) = (0, 0) }
    pricedCount += 1
    openAmount = openAmount.flatMap { added($0, money) }
    if isTouched { touchedAmount = touchedAmount.flatMap { added($0, money) } }
  }
}
