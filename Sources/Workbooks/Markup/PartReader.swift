internal import CExpat

/// Reads a part of an archive as XML, a piece at a time, into a handler. No document type is
/// accepted and nothing outside the part is ever looked up.
final class PartReader {
  private let archive: Archive
  private let part: String
  private let parser: XML_Parser
  private let context: MarkupContext
  private var fed = 0
  private var isAtEnd = false
  private var isPaused = false

  private static let chunkSize: Int32 = 1 << 16
  /// How long one tag may be; expat holds it whole, and begins it anew with each piece.
  private static let longestTag = 4 << 20

  init(
    _ part: String, of archive: Archive, limits: WorkbookLimits, into handler: any PartHandler
  ) throws(WorkbookError) {
    self.archive = archive
    self.part = part
    guard let parser = XML_ParserCreateNS(nil, MarkupName.separator) else {
      throw .cannotRead(path: archive.path, reason: "out of memory")
    }
    self.parser = parser
    context = MarkupContext(handler: handler, parser: parser, maximumDepth: limits.depth)
    context.install()
    try archive.open(part)
  }

  deinit {
    XML_ParserFree(parser)
    archive.close()
  }

  /// Reads a whole part.
  static func read(
    _ part: String, of archive: Archive, limits: WorkbookLimits, into handler: any PartHandler
  ) throws(WorkbookError) {
    let reader = try PartReader(part, of: archive, limits: limits, into: handler)
    while try reader.step() {}
  }

  /// Reads until the handler is full or a piece is used up; `false` at the end.
  func step() throws(WorkbookError) -> Bool {
    let status: XML_Status
    if isPaused {
      status = XML_ResumeParser(parser)
    } else {
      guard !isAtEnd else { return false }
      guard let buffer = XML_GetBuffer(parser, Self.chunkSize) else { throw failure() }
      let count = try archive.read(
        into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(Self.chunkSize)))
      fed += count
      isAtEnd = count == 0
      status = XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0)
    }
    guard status != XML_STATUS_ERROR else { throw failure() }
    isPaused = status == XML_STATUS_SUSPENDED
    if !isPaused, fed - Int(XML_GetCurrentByteIndex(parser)) > Self.longestTag {
      throw malformed("a tag is longer than \(Self.longestTag) bytes")
    }
    return true
  }

  private func failure() -> WorkbookError {
    switch context.problem {
    case .malformed(let reason): return malformed(reason)
    case .documentType: return .documentTypeRefused(path: archive.path, part: part)
    case .limit(let limit, let maximum, let place):
      return .limitExceeded(
        path: archive.path, place: place ?? "part " + part, limit: limit, maximum: maximum)
    case nil: break
    }
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
    return malformed("it is no well-formed XML (\(reason ?? "unknown error"))")
  }

  private func malformed(_ reason: String) -> WorkbookError {
    .malformed(
      path: archive.path, part: part, line: Int(XML_GetCurrentLineNumber(parser)),
      reason: reason)
  }
}
