extension DialectSearch {
  /// The score of the dialect to take; `nil` when the file has one column.
  func choose(
    _ scores: [DialectScore], _ options: CSVReaderOptions, _ reasons: inout [String]
  ) throws(TabularError) -> DialectScore? {
    var bests: [DialectScore] = []
    for delimiter in Set(scores.map { $0.trial.dialect.delimiterBytes }).sorted(by: Self.precedes) {
      let rivals = scores.filter { $0.trial.dialect.delimiterBytes == delimiter }
      if let best = bestQuoting(rivals) { bests.append(best) }
    }
    guard options.delimiter == nil else { return bests.first }
    let ranked = bests.filter { weight($0) > 0 }.sorted { weight($0) > weight($1) }
    guard let best = ranked.first else { return nil }
    for rival in ranked.dropFirst() { try refuseTie(best, rival) }
    return best
  }

  /// Longer delimiters first: of equals the first is taken.
  private static func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count != other.count ? one.count > other.count : one.lexicographicallyPrecedes(other)
  }

  /// Of the readings with one delimiter that with the quote and the escape that explain most; the
  /// usual ones unless others are better.
  private func bestQuoting(_ scores: [DialectScore]) -> DialectScore? {
    guard var best = scores.first else { return nil }
    for score in scores.dropFirst() {
      let dialect = score.trial.dialect
      if dialect.quote != best.trial.dialect.quote {
        // Apostrophes are quotes only where nothing else is, and where they stand around fields.
        guard best.trial.quotedFields == 0, score.trial.quotedFields > 1,
          best.hasApostrophes
            || (score.quotes >= 0.5 && score.total >= best.total && score.total > 0)
        else { continue }
        best = score
      } else if score.total > best.total
        || (score.trial.textsAfterQuote < best.trial.textsAfterQuote
          && score.consistency >= best.consistency && score.quotes >= best.quotes)
      {
        best = score
      }
    }
    return best
  }

  /// The measure, less for delimiters that are often a part of text.
  private func weight(_ score: DialectScore) -> Double {
    if !score.trial.dialect.delimiterRest.isEmpty, hasBareDelimiter(score) { return 0 }
    switch score.trial.dialect.delimiter {
    case UInt8(ascii: ":"): return score.consistency >= 0.95 ? 0.6 * score.total : 0
    case UInt8(ascii: " "):
      let isQuoted = score.trial.quotedFields > 1 && score.quotes >= 0.9
      let isEven =
        score.columns > 2 && score.consistency >= 0.95 && score.trial.records.count >= 5
      return isQuoted || isEven ? 0.5 * score.total : 0
    default: return score.total
    }
  }

  /// Refuses a file that two delimiters split into equal tables, if neither's fields are clearly
  /// freer of the other than the other's are of it.
  private func refuseTie(_ best: DialectScore, _ rival: DialectScore) throws(TabularError) {
    let (one, other) = (best.trial.dialect.delimiter, rival.trial.dialect.delimiter)
    guard one != other, best.isPerfect, rival.isPerfect, one != 58, one != 32, other != 58,
      other != 32
    else {
      return
    }
    let margin = 0.25
    guard best.shareFree(of: other) <= rival.shareFree(of: one) + margin else { return }
    let names = [one, other].sorted().map { "delimiter " + CSVDetection.name([$0]) }
    throw .ambiguousDialect(path: path, first: names[0], second: names[1])
  }

  /// Refuses a title before two columns that nothing marks as one: the lines may as well be texts of
  /// one column.
  func refuseUnmarkedTitle(_ score: DialectScore) throws(TabularError) {
    guard score.columns == 2, score.header > 0, score.repeatedHeaders == 0 else { return }
    let titles = score.trial.records[..<score.header]
    let isMarked = titles.contains { title in
      title.fields.count > 1 || title.fields[0].bytes.first { $0 != 32 } == UInt8(ascii: "#")
    }
    // A blank line is no record, but it counts as a line.
    let lines = score.trial.records[score.header].line - score.trial.records[0].line
    guard !isMarked, lines == score.header else { return }
    throw .doubtfulDialect(
      path: path, line: titles[0].line,
      reason: "the line has 1 field, and later lines have 2 with the delimiter "
        + "\(CSVDetection.name(score.trial.dialect.delimiterBytes)); declare the lines before the "
        + "header, or the delimiter")
  }

  /// Refuses a file in which most lines, but not the first, are split by an unlikely delimiter:
  /// neither one column nor a table.
  func refuseUnsplit(_ scores: [DialectScore]) throws(TabularError) {
    for score in scores where ![32, 44, 58].contains(score.trial.dialect.delimiter) {
      let records = score.trial.records
      let width = HeaderPlace(records).width
      guard width > 1, records.count > 1,
        records.count(where: { $0.fields.count == width }) * 2 >= records.count
      else { continue }
      throw .doubtfulDialect(
        path: path, line: records[0].line,
        reason: "most lines have \(width) fields with the delimiter "
          + "\(CSVDetection.name(score.trial.dialect.delimiterBytes)), but this one has "
          + "\(records[0].fields.count); declare the delimiter, or the lines before the header")
    }
  }

  /// Refuses a file of one column in which each line is quoted as a whole.
  func refuseWholeLines(_ score: DialectScore) throws(TabularError) {
    let fields = score.trial.records.compactMap(\.fields.first)
    guard fields.count > 1, fields.allSatisfy(\.isQuoted) else { return }
    for delimiter in [UInt8(ascii: ";"), 9, UInt8(ascii: "|"), UInt8(ascii: ",")] {
      let counts = Set(fields.map { Self.bareCount(of: delimiter, in: $0.bytes) })
      guard counts.count == 1, let count = counts.first, count > 0 else { continue }
      throw .doubtfulDialect(
        path: path, line: score.trial.records[0].line,
        reason: "each line is quoted as a whole and has \(count + 1) fields inside; "
          + "remove the outer quotes, or declare the delimiter to read it as one column")
    }
  }

  /// How often a delimiter stands without a blank after it.
  private static func bareCount(of delimiter: UInt8, in bytes: [UInt8]) -> Int {
    bytes.indices.count { index in
      bytes[index] == delimiter && (index + 1 == bytes.count || bytes[index + 1] != 32)
    }
  }

  /// Whether the first byte of a delimiter of two stands alone, too, outside quotes.
  private func hasBareDelimiter(_ score: DialectScore) -> Bool {
    let delimiter = score.trial.dialect.delimiter
    return score.trial.records.contains { record in
      record.fields.contains { !$0.isQuoted && $0.bytes.contains(delimiter) }
    }
  }

  /// Says why a dialect was taken.
  func explain(_ score: DialectScore, _ reasons: inout [String]) {
    let dialect = score.trial.dialect
    let name = "delimiter \(CSVDetection.name(dialect.delimiterBytes))"
    if options.delimiter != nil {
      reasons.append("\(name): declared")
    } else {
      let share = Int((score.consistency * 100).rounded(.down))
      reasons.append("\(name): splits \(share) % of the records into \(score.columns) fields")
    }
    if options.quote == nil, dialect.quote != 34 {
      reasons.append(
        "quote \(CSVDetection.name([dialect.quote])): it stands around "
          + "\(score.trial.quotedFields) fields")
    }
    if options.escape == nil, let escape = dialect.escape {
      reasons.append("escape \(CSVDetection.name([escape])): it stands before quotes inside fields")
    }
  }
}
