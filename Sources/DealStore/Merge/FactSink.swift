public import Deals
internal import GRDB
internal import Tabular

/// Where an import puts its facts, piece by piece, inside the store's transaction.
///
/// One sink serves one import on one thread; it is not `Sendable`.
public final class FactSink {
  private let stages: StageNames
  private let tables: [TableMerge]
  /// Deal ids of this import, by code.
  private var deals = BitSet()
  /// What stopped the import.
  private(set) var failure: (any Error)?

  /// - Parameter isRepeated: whether the store is known to hold what will come of a table.
  init(
    _ database: Database, _ context: MergeContext, isRepeated: (FactTable) -> Bool
  ) throws {
    stages = context.stages
    tables = try FactTable.all.map {
      try TableMerge($0, database, context, isRepeated: isRepeated($0))
    }
  }

  /// Takes the rows out of `facts`; its symbols stay, so that the codes of later rows fit.
  ///
  /// - Parameter facts: each time the same facts with other rows, or facts with more symbols.
  /// - Returns: whether to go on; `false` after a failure, which the merge then throws.
  public func take(_ facts: inout DealFacts) -> Bool {
    guard failure == nil else { return false }
    do { try add(facts) } catch {
      failure = error
      return false
    }
    facts.removeRows()
    return true
  }

  private func add(_ facts: DealFacts) throws {
    try FactCheck(facts: facts, stageCount: stages.count).run()
    for code in facts.deals.deal where !deals.insert(Int(code)) {
      throw StoreError.duplicateDeal(id: facts.ids.string(code))
    }
    let source = FactSource(facts: facts, stages: stages)
    for table in tables { try table.take(source) }
  }

  /// Ends the import: compares what was kept for that, and writes what differs.
  func finish() throws -> MergeReport {
    if let failure { throw failure }
    var report = MergeReport()
    for table in tables { report[table.table.name] = try table.finish() }
    return report
  }
}
