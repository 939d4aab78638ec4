/// Finds out how a CSV file is written, from its first 64 KiB.
///
/// The delimiter, the quote and the escape are those under which the records of the sample have
/// the same number of fields, the fields look like values, and quotes stand around fields. What is
/// declared is taken as it is. A file that two delimiters explain equally well is refused.
public enum CSVDetector {
  static let sampleSize = 1 << 16

  /// Finds out how a file is written.
  ///
  /// - Throws: ``TabularError``, as ``TabularError/ambiguousDialect(path:first:second:)``.
  public static func detect(
    path: String, options: CSVReaderOptions = CSVReaderOptions()
  ) throws(TabularError) -> CSVDetection {
    let source = try ByteSource(path: path)
    defer { source.close() }
    var text = TextSource(source)
    return try detect(&text, options).detection
  }

  /// Finds out how a file in memory is written.
  ///
  /// - Throws: ``TabularError``.
  public static func detect(
    bytes: [UInt8], name: String, options: CSVReaderOptions = CSVReaderOptions()
  ) throws(TabularError) -> CSVDetection {
    var text = TextSource(try ByteSource(bytes: bytes, name: name))
    return try detect(&text, options).detection
  }

  /// Finds out how a text is written; afterwards it gives UTF-8 from behind the byte order mark.
  static func detect(
    _ source: inout TextSource, _ options: CSVReaderOptions
  ) throws(TabularError) -> (detection: CSVDetection, found: DialectSearch.Found) {
    try options.check()
    let raw = try source.peek(sampleSize)
    var reasons: [String] = []
    let mark = try encoding(of: raw, options, path: source.name, &reasons)
    // The mark of UTF-8 is passed over by the reader, which counts its bytes.
    if mark.encoding != .utf8 { source.skip(mark.length) }
    source.decode(as: mark.encoding)
    let isComplete = raw.count < sampleSize
    let sample = decoded(raw[mark.length...], mark.encoding, isComplete: isComplete)
    let search = DialectSearch(
      sample: sample, isComplete: isComplete, options: options, path: source.name)
    let found = try search.find(&reasons)
    let detection = CSVDetection(
      dialect: found.dialect, encoding: mark.encoding, looksLikeHeader: found.looksLikeHeader,
      reasons: reasons, surplusFields: found.surplusFields)
    return (detection, found)
  }

  /// The encoding and the length of its mark.
  private static func encoding(
    of raw: [UInt8], _ options: CSVReaderOptions, path: String, _ reasons: inout [String]
  ) throws(TabularError) -> (encoding: CSVEncoding, length: Int) {
    var length = 0
    let marked = CSVEncoding(mark: raw, length: &length)
    if let declared = options.encoding {
      reasons.append("\(declared.title): declared")
      return (declared, marked == declared ? length : 0)
    }
    if let marked {
      reasons.append("\(marked.title): the file begins with its byte order mark")
      return (marked, length)
    }
    if let guess = unmarked(raw) { throw .unmarkedUTF16(path: path, guess: guess) }
    return (.utf8, 0)
  }

  /// UTF-16 by its look: text of few alphabets has every other byte NUL.
  private static func unmarked(_ raw: [UInt8]) -> CSVEncoding? {
    let head = raw.prefix(4096)
    var nuls = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { nuls[index & 1] += 1 }
    let total = nuls[0] + nuls[1]
    guard total >= 4, total * 10 >= head.count * 3 else { return nil }
    if nuls[1] * 10 >= total * 9 { return .utf16LittleEndian }
    return nuls[0] * 10 >= total * 9 ? .utf16BigEndian : nil
  }

  private static func decoded(
    _ raw: ArraySlice<UInt8>, _ encoding: CSVEncoding, isComplete: Bool
  ) -> [UInt8] {
    var output: [UInt8] = []
    var decoder = TextDecoder(encoding: encoding, path: "", offset: 0)
    raw.withUnsafeBytes { bytes in
      // What cannot be decoded is an error of the reading, with its place, not of the detection.
      do throws(TabularError) { try decoder.decode(bytes, into: &output) } catch { return }
    }
    return output
  }
}
