/// What is looked for, and where.
public struct AnomalyOptions: Equatable, Sendable {
  /// The levels whose combinations are the cells; `nil` for the top of the hierarchy and the first
  /// segment.
  public var levels: [String]?
  /// The kinds looked for; `nil` for all.
  public var kinds: Set<AnomalyKind>?
  /// The false discovery rate of every family that has one; `nil` for each family's own.
  public var rate: Double?
  /// Threads.
  public var workers: Int

  /// Everything, with the usual rates.
  public init(
    levels: [String]? = nil, kinds: Set<AnomalyKind>? = nil, rate: Double? = nil, workers: Int = 1
  ) {
    self.levels = levels
    self.kinds = kinds
    self.rate = rate
    self.workers = workers
  }

  func looks(for family: AnomalyFamily) -> Bool { kinds?.contains(family.kind) ?? true }

  func rate(of family: AnomalyFamily) -> Double {
    guard let usual = family.defaultRate else { return 0 }
    return rate ?? usual
  }
}
