/// The search for the dialect that explains a sample best.
struct DialectSearch {
  let sample: [UInt8]
  let isComplete: Bool
  let options: CSVReaderOptions
  let path: String

  /// What was found.
  struct Found {
    var dialect: CSVDialect
    var looksLikeHeader = false
    /// Blank fields that every record has after the last column.
    var surplusFields = 0
    /// Bytes before the header, if the sample reaches so far.
    var skippedBytes: Int?
    /// The line end under which the dialect was found.
    var lineEnd: UInt8?
  }

  /// Delimiters that are hardly ever a part of text, and those that often are.
  private static let usual: [UInt8] = [44, 59, 9, 124, 94, 0x1F]
  private static let unusual: [UInt8] = [58, 32]

  func find(_ reasons: inout [String]) throws(TabularError) -> Found {
    let directive = options.skippedLines == nil ? separatorDirective : nil
    let start = Start(self, directive: directive)
    if directive != nil, options.delimiter == nil { reasons.append("the first line says sep=") }
    var options = options
    if options.delimiter == nil, let directive {
      options.delimiter = String(decoding: [directive.delimiter], as: UTF8.self)
    }
    let scores = candidates(options).map { score($0, start) }
    let best = try choose(scores, options, &reasons)
    var dialect = options.declared(delimiter: best.map { $0.trial.dialect.delimiterBytes } ?? [44])
    if let chosen = best?.trial.dialect {
      dialect.quote = chosen.quote
      dialect.escape = chosen.escape
    }
    dialect.skippedLines = options.skippedLines ?? start.lines
    let skipped = start.isWhole ? start.offset : nil
    guard let best else {
      if options.delimiter == nil {
        try refuseUnsplit(scores)
        reasons.append("one column: no delimiter splits all records")
      }
      let single = score(dialect, start)
      if options.delimiter == nil { try refuseWholeLines(single) }
      return Found(
        dialect: dialect, looksLikeHeader: looksLikeHeader(single),
        surplusFields: single.surplusFields, skippedBytes: skipped,
        lineEnd: single.trial.lineEnd)
    }
    explain(best, &reasons)
    if best.surplusFields > 0 {
      reasons.append("each record has blank fields after the last column; they are dropped")
    }
    var found = Found(
      dialect: dialect, looksLikeHeader: looksLikeHeader(best),
      surplusFields: best.surplusFields, skippedBytes: skipped, lineEnd: best.trial.lineEnd)
    if options.skippedLines == nil, options.headerRecords > 0, best.header > 0 {
      if options.delimiter == nil { try refuseUnmarkedTitle(best) }
      let header = best.trial.records[best.header]
      found.dialect.skippedLines = header.line - 1
      found.skippedBytes = start.offset + header.offset
      let isRepeated = best.repeatedHeaders == best.header
      reasons.append(
        isRepeated
          ? "the names of the columns stand \(best.repeatedHeaders + 1) times; the last are taken"
          : "the header is on line \(header.line): the lines before it have fewer fields")
    }
    return found
  }

  /// Where in the sample the trial begins.
  private struct Start {
    var offset = 0
    /// Lines before it.
    var lines = 0
    /// Whether all lines to be skipped are in the sample.
    var isWhole = true

    init(_ search: DialectSearch, directive: (delimiter: UInt8, length: Int)?) {
      if let directive {
        offset = directive.length
        lines = 1
      }
      for _ in 0..<(search.options.skippedLines ?? 0) {
        guard let length = search.lineLength(at: offset) else {
          isWhole = false
          break
        }
        offset += length
        lines += 1
      }
    }
  }

  private func score(_ dialect: CSVDialect, _ start: Start) -> DialectScore {
    DialectScore(
      DialectTrial(
        Array(sample[min(start.offset, sample.count)...]), line: start.lines + 1,
        isComplete: isComplete, dialect: dialect))
  }

  /// The dialects to try: what is declared, with everything usual for what is not.
  private func candidates(_ options: CSVReaderOptions) -> [CSVDialect] {
    var base = options.declared()
    base.skippedLines = 0
    base.footerLines = 0
    let delimiters: [[UInt8]] =
      options.delimiter.map { [Array($0.utf8)] }
      ?? (Self.usual + Self.unusual).filter { sample.contains($0) }.map { [$0] }
      + [[44, 32], [59, 32]].filter(hasPair)
    var quotes: [UInt8] = [base.quote]
    if options.quote == nil, sample.contains(39) { quotes.append(39) }
    let isEscapable = options.escape == nil && base.hasQuote && hasEscapedQuote
    var result: [CSVDialect] = []
    for delimiter in delimiters {
      for quote in quotes where !delimiter.contains(quote) {
        var dialect = base
        (dialect.delimiter, dialect.delimiterRest) = (delimiter[0], Array(delimiter.dropFirst()))
        dialect.quote = quote
        result.append(dialect)
        guard isEscapable, !delimiter.contains(92), quote != 92 else { continue }
        dialect.escape = 92
        result.append(dialect)
      }
    }
    return result.filter { dialect in
      do throws(TabularError) { try dialect.check() } catch { return false }
      return true
    }
  }

  private func hasPair(_ pair: [UInt8]) -> Bool {
    for (byte, next) in zip(sample, sample.dropFirst()) where byte == pair[0] && next == pair[1] {
      return true
    }
    return false
  }

  /// Whether a backslash stands before a quote anywhere.
  private var hasEscapedQuote: Bool {
    for (byte, next) in zip(sample, sample.dropFirst())
    where byte == 92 && (next == 34 || next == 39) { return true }
    return false
  }

  /// The delimiter that the first line declares as Excel does, `sep=;`, and that line's length.
  private var separatorDirective: (delimiter: UInt8, length: Int)? {
    let hasQuote = sample.first == 34
    let head = Array(sample.dropFirst(hasQuote ? 1 : 0).prefix(4))
    let place = (hasQuote ? 1 : 0) + 4
    guard head.count == 4, String(decoding: head, as: UTF8.self).lowercased() == "sep=",
      place < sample.count, sample[place] != 10, sample[place] != 13, sample[place] < 127,
      sample[place] > 0
    else { return nil }
    var end = place + 1
    if hasQuote {
      guard end < sample.count, sample[end] == 34 else { return nil }
      end += 1
    }
    guard let length = lineLength(at: end) else {
      return end == sample.count ? (sample[place], end) : nil
    }
    let isAlone = (end..<(end + length)).allSatisfy { sample[$0] == 10 || sample[$0] == 13 }
    return isAlone ? (sample[place], end + length) : nil
  }

  /// The length of the physical line at an offset, with its end.
  private func lineLength(at offset: Int) -> Int? {
    guard offset < sample.count,
      let end = sample[offset...].firstIndex(where: { $0 == 10 || $0 == 13 })
    else { return nil }
    let isPair = sample[end] == 13 && end + 1 < sample.count && sample[end + 1] == 10
    return end + (isPair ? 2 : 1) - offset
  }

  private func looksLikeHeader(_ score: DialectScore) -> Bool {
    guard score.trial.records.indices.contains(score.header) else { return false }
    let names = score.trial.records[score.header].fields
    return names.allSatisfy { FieldKind($0.bytes) != .blank } && HeaderPlace.areNames(names)
  }
}
