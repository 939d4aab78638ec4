/// Tells a workbook from other files by its content.
enum WorkbookFile {
  private static let zipMagic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let compoundMagic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  static func isArchive(_ input: ArchiveInput) -> Bool { input.prefix(4) == zipMagic }

  static func isCompound(_ input: ArchiveInput) -> Bool { input.prefix(4) == compoundMagic }

  /// The archive of a workbook; what is none is refused with what it is.
  static func open(
    _ input: ArchiveInput, limits: WorkbookLimits
  ) throws(WorkbookError) -> Archive {
    let path = input.name
    guard input.size > 0 else { throw .emptyFile(path: path) }
    guard !isCompound(input) else { throw .legacyOrProtected(path: path) }
    guard isArchive(input) else {
      if let failure = input.failure { throw .cannotRead(path: path, reason: failure) }
      throw .notAWorkbook(path: path, reason: "it does not begin like a zip archive")
    }
    let archive = try Archive(input, limits: limits)
    guard archive.contains(ContentTypes.part) else {
      let isOpenDocument = archive.contains("mimetype") && archive.contains("content.xml")
      throw .notAWorkbook(
        path: path, reason: isOpenDocument ? "it is an OpenDocument file" : "it is a zip archive")
    }
    let types = ContentTypes()
    try PartReader.read(ContentTypes.part, of: archive, limits: limits, into: types)
    guard !types.isBinaryWorkbook else { throw .binaryWorkbook(path: path) }
    guard types.isWorkbook else {
      throw .notAWorkbook(path: path, reason: "it is another kind of office document")
    }
    return archive
  }
}

extension Workbook {
  /// Whether a file is an Office document by its content: a zip archive with a list of content
  /// types. `false` for what cannot be read; never waits for a pipe.
  public static func isWorkbook(path: String) -> Bool {
    guard let input = try? ArchiveInput(path: path), WorkbookFile.isArchive(input),
      let archive = try? Archive(input, limits: WorkbookLimits())
    else { return false }
    return archive.contains(ContentTypes.part)
  }

  /// Whether a file begins as no text does, but as a zip archive or an old or protected workbook:
  /// to be opened as a ``Workbook``, which reads it or says what to do. Never waits for a pipe.
  public static func isForWorkbook(path: String) -> Bool {
    guard let input = try? ArchiveInput(path: path) else { return false }
    return WorkbookFile.isArchive(input) || WorkbookFile.isCompound(input)
  }
}
