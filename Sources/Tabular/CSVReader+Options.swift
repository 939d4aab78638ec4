extension CSVReader {
  /// Opens a regular file, finds out what the options leave open, and reads its header.
  ///
  /// - Throws: ``TabularError``; among them
  ///   ``TabularError/ambiguousDialect(path:first:second:)`` when a declaration is needed.
  public convenience init(path: String, options: CSVReaderOptions) throws(TabularError) {
    try self.init(
      source: try ByteSource(path: path), options: options, chunkSize: Self.defaultChunkSize)
  }

  /// Reads from an open file descriptor, which stays open, under options.
  ///
  /// - Throws: ``TabularError``.
  public convenience init(
    fileDescriptor: Int32, name: String, options: CSVReaderOptions
  ) throws(TabularError) {
    try self.init(
      source: ByteSource(descriptor: fileDescriptor, name: name), options: options,
      chunkSize: Self.defaultChunkSize)
  }

  /// Reads from bytes in memory under options.
  ///
  /// - Throws: ``TabularError``.
  public convenience init(
    bytes: [UInt8], name: String, options: CSVReaderOptions
  ) throws(TabularError) {
    try self.init(
      source: try ByteSource(bytes: bytes, name: name), options: options,
      chunkSize: Self.defaultChunkSize)
  }

  /// Reads from bytes in memory under options, a chunk of a given size at a time.
  package convenience init(
    bytes: [UInt8], name: String, options: CSVReaderOptions, chunkSize: Int
  ) throws(TabularError) {
    try self.init(
      source: try ByteSource(bytes: bytes, name: name), options: options, chunkSize: chunkSize)
  }

  private convenience init(
    source: ByteSource, options: CSVReaderOptions, chunkSize: Int
  ) throws(TabularError) {
    var text = TextSource(source)
    let (detection, found): (CSVDetection, DialectSearch.Found)
    do throws(TabularError) {
      (detection, found) = try CSVDetector.detect(&text, options)
    } catch {
      source.close()
      throw error
    }
    text.holdBack(lines: detection.dialect.footerLines)
    try self.init(
      text,
      plan: CSVReaderPlan(
        dialect: detection.dialect, limits: options.limits, chunkSize: max(chunkSize, 1),
        pads: options.ragged == .pad, findsFooter: options.footerLines == nil,
        isDetected: options.delimiter == nil, surplusFields: found.surplusFields,
        skippedBytes: found.skippedBytes, lineEnd: found.lineEnd),
      encoding: detection.encoding, detection: detection)
  }
}
