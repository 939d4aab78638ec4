internal import CMinizip

/// The parts of a workbook's zip archive. They are read one at a time and never written to disk;
/// a part is found by its exact name.
final class Archive {
  /// A part as the directory describes it.
  private struct Entry {
    var position: unz64_file_pos
    var packed: Int
    var unpacked: Int
    var isEncrypted: Bool
    var method: Int
  }

  let path: String
  private let limits: WorkbookLimits
  private let input: ArchiveInput
  private let file: unzFile
  private var entries: [String: Entry] = [:]
  /// The part that is open, and how many of its bytes are still to come.
  private var openPart: (name: String, remaining: Int)?

  init(_ input: ArchiveInput, limits: WorkbookLimits) throws(WorkbookError) {
    path = input.name
    self.input = input
    self.limits = limits
    guard let file = input.openArchive() else {
      if let failure = input.failure { throw .cannotRead(path: input.name, reason: failure) }
      throw .damaged(
        path: input.name, part: nil, reason: "the archive's directory is missing or cut off")
    }
    self.file = file
    try readDirectory()
  }

  deinit {
    if openPart != nil { _ = unzCloseCurrentFile(file) }
    _ = unzClose(file)
  }

  func contains(_ name: String) -> Bool { entries[name] != nil }

  /// Opens a part for ``read(into:)``.
  func open(_ name: String) throws(WorkbookError) {
    close()
    guard var entry = entries[name] else { throw damaged(name, "it is missing") }
    guard !entry.isEncrypted else { throw .legacyOrProtected(path: path) }
    guard entry.method == 0 || entry.method == Int(Z_DEFLATED) else {
      throw damaged(name, "it is packed by a method that is not supported, \(entry.method)")
    }
    guard entry.unpacked <= limits.partBytes else {
      throw exceeded(.partBytes, limits.partBytes, name)
    }
    let most = entry.packed.multipliedReportingOverflow(by: limits.compressionRatio)
    if entry.unpacked > 1 << 20, !most.overflow, entry.unpacked > most.partialValue {
      throw exceeded(.compressionRatio, limits.compressionRatio, name)
    }
    guard unzGoToFilePos64(file, &entry.position) == UNZ_OK, unzOpenCurrentFile(file) == UNZ_OK
    else { throw damaged(name, "it cannot be found where the directory says") }
    openPart = (name, entry.unpacked)
  }

  /// The next bytes of the open part; 0 at its end, where its checksum is compared.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookError) -> Int {
    guard let part = openPart else { return 0 }
    let size = UInt32(clamping: min(buffer.count, 1 << 20))
    let count = Int(unzReadCurrentFile(file, buffer.baseAddress, size))
    guard count >= 0, count <= part.remaining else {
      throw damaged(part.name, "its bytes cannot be unpacked")
    }
    openPart?.remaining = part.remaining - count
    guard count == 0 else { return count }
    openPart = nil
    let status = unzCloseCurrentFile(file)
    guard part.remaining == 0 else { throw damaged(part.name, "it is cut off") }
    guard status == UNZ_OK else { throw damaged(part.name, "its checksum is wrong") }
    return 0
  }

  /// Closes the part that is open, if any.
  func close() {
    if openPart != nil { _ = unzCloseCurrentFile(file) }
    openPart = nil
  }

  private func readDirectory() throws(WorkbookError) {
    var global = unz_global_info64()
    guard unzGetGlobalInfo64(file, &global) == UNZ_OK else {
      throw damaged(nil, "the archive's directory cannot be read")
    }
    guard global.number_entry <= ZPOS64_T(max(limits.entries, 0)) else {
      throw exceeded(.entries, limits.entries, nil)
    }
    var total = 0
    var name = [CChar](repeating: 0, count: 1 << 16)
    var status = unzGoToFirstFile(file)
    for _ in 0..<Int(global.number_entry) {
      guard status == UNZ_OK else { throw damaged(nil, "the archive's directory is cut off") }
      let sum = total.addingReportingOverflow(try readEntry(&name))
      total = sum.partialValue
      guard !sum.overflow, total <= limits.totalBytes else {
        throw exceeded(.totalBytes, limits.totalBytes, nil)
      }
      status = unzGoToNextFile(file)
    }
  }

  /// Takes the entry of the directory that minizip stands at; gives its unpacked size.
  private func readEntry(_ name: inout [CChar]) throws(WorkbookError) -> Int {
    var info = unz_file_info64()
    var entry = Entry(
      position: unz64_file_pos(), packed: 0, unpacked: 0, isEncrypted: false, method: 0)
    guard
      unzGetCurrentFileInfo64(file, &info, &name, uLong(name.count), nil, 0, nil, 0) == UNZ_OK,
      unzGetFilePos64(file, &entry.position) == UNZ_OK
    else { throw damaged(nil, "the archive's directory cannot be read") }
    // A size that is no Int is beyond any limit.
    entry.packed = Int(clamping: info.compressed_size)
    entry.unpacked = Int(clamping: info.uncompressed_size)
    entry.isEncrypted = info.flag & 1 != 0
    entry.method = Int(info.compression_method)
    let length = min(Int(info.size_filename), name.count)
    let text = String(decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard entries.updateValue(entry, forKey: text) == nil else {
      throw damaged(text, "the archive holds it twice")
    }
    return entry.unpacked
  }

  private func damaged(_ part: String?, _ reason: String) -> WorkbookError {
    if let failure = input.failure { return .cannotRead(path: path, reason: failure) }
    return .damaged(path: path, part: part, reason: reason)
  }

  private func exceeded(
    _ limit: WorkbookLimits.Kind, _ maximum: Int, _ part: String?
  ) -> WorkbookError {
    .limitExceeded(path: path, place: part.map { "part " + $0 }, limit: limit, maximum: maximum)
  }
}
