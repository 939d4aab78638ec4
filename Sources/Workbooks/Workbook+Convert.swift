extension Workbook {
  /// Gives a sheet as CSV text in UTF-8 (RFC 4180, commas, lines ended by LF) in pieces.
  ///
  /// - Parameters:
  ///   - sheet: Its name; `nil` for the first one that is not hidden.
  ///   - rendering: How dates and numbers are written.
  ///   - sink: Takes the pieces in their order. Each is valid during the call.
  /// - Returns: Where the records come from, and what could not be taken over.
  /// - Throws: ``WorkbookConversionError`` with a ``WorkbookError`` or what `sink` throws.
  @discardableResult
  public func convert<Failure: Error>(
    sheet: String? = nil, rendering: WorkbookRendering = WorkbookRendering(),
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(WorkbookConversionError<Failure>) -> WorkbookConversion {
    try convert(
      sheet: sheet, rendering: rendering, bufferBytes: Self.bufferBytes, into: sink)
  }

  /// A sheet as CSV text in memory.
  ///
  /// - Throws: ``WorkbookError``.
  public func csv(
    sheet: String? = nil, rendering: WorkbookRendering = WorkbookRendering()
  ) throws(WorkbookError) -> (bytes: [UInt8], conversion: WorkbookConversion) {
    var bytes: [UInt8] = []
    do {
      let conversion = try convert(sheet: sheet, rendering: rendering) { (piece) throws(Never) in
        bytes.append(contentsOf: piece)
      }
      return (bytes, conversion)
    } catch {
      switch error {
      case .workbook(let error): throw error
      }
    }
  }

  /// Up to this size the records wait in memory for the width of the sheet; a sheet that is
  /// larger is read twice.
  static let bufferBytes = 32 << 20

  /// As ``convert(sheet:rendering:into:)``, with another limit of the records in memory.
  package func convert<Failure: Error>(
    sheet: String?, rendering: WorkbookRendering, bufferBytes: Int,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(WorkbookConversionError<Failure>) -> WorkbookConversion {
    let first: SheetHandler
    let part: String
    do throws(WorkbookError) {
      let sheet = try self.sheet(sheet)
      part = sheet.part
      let context = SheetContext(
        name: sheet.name, strings: try sharedStrings(), formats: try cellFormats(),
        uses1904: uses1904, rendering: rendering, limits: limits)
      first = SheetHandler(context, pass: .first(RecordBuffer(capacity: bufferBytes)))
      try PartReader.read(part, of: archive, limits: limits, into: first)
    } catch { throw .workbook(error) }
    if case .first(let buffer) = first.pass, !buffer.isGivenUp {
      do throws(Failure) {
        try buffer.write(width: first.width, chunkSize: SheetHandler.outputSize, into: sink)
      } catch { throw .sink(error) }
    } else {
      try writeAgain(part, after: first, into: sink)
    }
    return conversion(first)
  }

  /// Reads the sheet a second time, now that its width is known.
  private func writeAgain<Failure: Error>(
    _ part: String, after first: SheetHandler,
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(WorkbookConversionError<Failure>) {
    let second = SheetHandler(first.context, pass: .second(width: first.width))
    let reader: PartReader
    do throws(WorkbookError) {
      reader = try PartReader(part, of: archive, limits: limits, into: second)
    } catch { throw .workbook(error) }
    var isMore = true
    while isMore {
      do throws(WorkbookError) { isMore = try reader.step() } catch { throw .workbook(error) }
      guard !isMore || second.isFull else { continue }
      do throws(Failure) { try second.output.drain(into: sink) } catch { throw .sink(error) }
    }
  }

  private func conversion(_ handler: SheetHandler) -> WorkbookConversion {
    let unnamed = handler.isUsed.indices.filter { column in
      handler.isUsed[column] && !(column < handler.isNamed.count && handler.isNamed[column])
    }
    return WorkbookConversion(
      sheet: handler.context.name, rowOfRecord: handler.rowOfRecord, columnCount: handler.width,
      unnamedColumns: unnamed.map { $0 + 1 }, issues: handler.issues,
      issueCount: handler.issueCount)
  }
}
