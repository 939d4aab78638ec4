public import Calendars
internal import DealStore
internal import Foundation
public import Reporting

/// The upkeep of a project's store: `aforo store`.
public struct StoreUpkeep: Sendable {
  private let project: Project

  /// The upkeep of a project's store.
  public init(_ project: Project) { self.project = project }

  /// What the store holds.
  ///
  /// - Throws: ``WorkflowError/store(_:)``.
  public func figures() throws(WorkflowError) -> StoreFigures {
    let summary = try work { store throws(StoreError) in try store.summary() }
    return StoreFigures(
      path: project.storePath,
      tables: MergeReport.tables.compactMap { table in
        summary.rows[table].map { (table, $0) }
      }, superseded: summary.superseded, imports: summary.imports,
      firstImport: summary.firstImport, lastImport: summary.lastImport, bytes: summary.bytes)
  }

  /// What a check looked at and found.
  public struct Check: Sendable {
    /// The findings; none in a sound store.
    public let findings: [StoreFinding]
    /// Rows of all versions.
    public let rows: Int
    /// What ends the command when there are findings.
    public let failure: WorkflowError?
  }

  /// Looks whether the store is whole.
  ///
  /// - Throws: ``WorkflowError/store(_:)`` when it cannot be read at all.
  public func check() throws(WorkflowError) -> Check {
    let check = try work { store throws(StoreError) in try store.check() }
    let findings = check.findings.map {
      StoreFinding(
        table: $0.table, problem: $0.problem, rows: $0.count,
        versions: $0.versions.map { Int($0) })
    }
    let failure: WorkflowError? =
      findings.isEmpty
      ? nil
      : .files(
        "\(project.storePath): the store is not whole (\(findings.count) findings); move it away "
          + "and import the exports again")
    return Check(
      findings: findings, rows: check.rows.values.reduce(0, +), failure: failure)
  }

  /// Writes every table as canonical CSV files into a folder.
  ///
  /// - Parameter day: writes what was known on that day; `nil` for what is known now.
  /// - Returns: the files with their records.
  /// - Throws: ``WorkflowError/store(_:)``; ``WorkflowError/files(_:)`` without settings.
  public func export(
    to folder: String, knownOn day: Day?
  ) throws(WorkflowError) -> [(name: String, rows: Int)] {
    guard let settings = try project.settings() else {
      throw .files(
        "\(project.settingsPath): no settings; an export needs the reporting currency of them")
    }
    return try work { store throws(StoreError) in
      try store.export(to: folder, settings: settings.deals, asKnown: day)
    }.map { ($0.path, $0.records) }
  }

  /// What a compaction did.
  public struct Compaction: Sendable {
    /// Bytes of the file before.
    public let bytesBefore: Int
    /// Bytes of the file after.
    public let bytesAfter: Int
    /// Replaced versions that were dropped.
    public let dropped: Int
  }

  /// Gives the room of the store's file back that nothing needs.
  ///
  /// - Parameters:
  ///   - day: drops versions too that were replaced by then.
  ///   - isConfirmed: without it nothing is dropped.
  /// - Throws: ``WorkflowError/usage(_:)`` when it would drop versions and is not confirmed;
  ///   ``WorkflowError/store(_:)``.
  public func compact(
    droppingSupersededBefore day: Day?, isConfirmed: Bool
  ) throws(WorkflowError) -> Compaction {
    if let day, !isConfirmed {
      let count = try work { store throws(StoreError) in try store.supersededCount(before: day) }
      throw .usage(
        "this drops \(count) versions for good that were replaced by \(day.iso8601): what was "
          + "known before can then no longer be told; say --yes to do it")
    }
    let done = try work { store throws(StoreError) in
      try store.compact(droppingSupersededBefore: day)
    }
    return Compaction(
      bytesBefore: done.bytesBefore, bytesAfter: done.bytesAfter, dropped: done.dropped)
  }

  private func work<Value>(
    _ body: (DealStore) throws(StoreError) -> Value
  ) throws(WorkflowError) -> Value {
    let path = project.storePath
    return try wrapping(WorkflowError.store) { () throws(StoreError) in
      try body(try DealStore(path: path, creating: false))
    }
  }
}
