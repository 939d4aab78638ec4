public import Calendars
public import Deals
internal import Foundation
internal import GRDB

extension DealStore {
  /// Merges what exports say into the store of a path, which is made if there is none.
  ///
  /// As ``merge(settings:knownFrom:contents:reading:_:)``. A new store appears when its first
  /// import is whole: one that fails, gives up or is killed leaves no store. What a killed one left
  /// beside it is removed by the next.
  ///
  /// - Parameter read: gives the facts to the sink and then says what was read; `nil` gives up. It
  ///   is called again, with a new sink, when another process made the store meanwhile.
  /// - Returns: what changed, per table; `nil` when `read` gave up.
  /// - Throws: ``StoreError``; the store is then as it was.
  public static func importing(
    into path: String, settings: DealSettings, knownFrom: Day, contents: Set<FileContent> = [],
    reading: String? = nil, _ read: (FactSink) -> [ImportedFile]?
  ) throws(StoreError) -> MergeReport? {
    if !FileManager.default.fileExists(atPath: path) {
      let work = MergeWork(
        settings: settings, knownFrom: Int64(knownFrom.number), contents: contents,
        reading: reading)
      let file = try NewStoreFile(path: path)
      defer { file.close() }
      let report = try StoreError.wrapping(path: path) { try make(file, work, read) }
      guard let report else { return nil }
      if try file.publish() { return report }
    } else {
      NewStoreFile.removeRemains(of: path)
    }
    let store = try DealStore(path: path, creating: true)
    return try store.merge(
      settings: settings, knownFrom: knownFrom, contents: contents, reading: reading, read)
  }

  private static func make(
    _ file: NewStoreFile, _ work: MergeWork, _ read: (FactSink) -> [ImportedFile]?
  ) throws -> MergeReport? {
    let queue = try StoreConnection(path: file.temporary).openNew()
    let report = try queue.writeWithoutTransaction { try work.run($0, read) }
    if report != nil { try StoreConnection.finishNew(queue) }
    try queue.close()
    return report
  }
}
