/// How well a dialect explains a sample: the share of records of one width, of fields that look
/// like values, and of quotes that stand where the dialect has them.
///
/// - Source: the measure follows G. J. J. van den Burg, A. Nazábal, C. Sutton, "Wrangling messy CSV
///   files by detecting row and type patterns", Data Mining and Knowledge Discovery 33 (2019): a
///   pattern score times a type score. The share of quotes, and the lines before the header, are
///   additions.
struct DialectScore {
  let trial: DialectTrial
  /// The record that names the columns.
  let header: Int
  /// Names that stand more than once, one record under the other: the last of them is taken.
  let repeatedHeaders: Int
  /// The number of columns.
  let columns: Int
  /// The share of records after the header that have as many fields.
  let consistency: Double
  /// The share of records that are not before the header.
  let coverage: Double
  /// The share of fields that look like a value.
  let values: Double
  /// The share of quotes that are where the dialect has them.
  let quotes: Double
  /// The measure; 0 for a dialect with one column.
  let total: Double

  init(_ trial: DialectTrial) {
    self.trial = trial
    let records = trial.records
    let place = HeaderPlace(records)
    header = place.index
    repeatedHeaders = place.repeats
    let first = records.indices.contains(place.index) ? records[place.index] : nil
    columns = first?.fields.count ?? 0
    let columns = columns
    let end = Self.bodyEnd(records, header: place.index, columns: columns)
    let body = records[min(place.index, end)..<end]
    // A header of another width than the records leaves them all rejected.
    let isFit = place.width == columns || body.count == 1
    let width = isFit ? columns : place.width
    let fitting = body.count { record in
      !record.hasTextAfterQuote && record.fields.count >= width && record.width <= width
    }
    consistency = body.isEmpty ? 0 : (isFit ? 1 : 0.5) * Double(fitting) / Double(body.count)
    let known = records[end...].count { FooterWords.areFooter($0.texts) }
    coverage = Double(body.count) / Double(max(records.count - known, 1))
    values = Self.valueShare(body)
    let faults =
      trial.dialect.quote == UInt8(ascii: "'")
      ? trial.textsAfterQuote : trial.textsAfterQuote + trial.strayQuotes
    quotes =
      trial.quotedFields + faults == 0
      ? 1
      : Double(max(trial.quotedFields - trial.textsAfterQuote, 0))
        / Double(trial.quotedFields + faults - trial.textsAfterQuote)
    let share = columns > 1 ? Double(columns - 1) / Double(columns) : 0
    total =
      consistency * coverage * trial.consumed * (0.3 + 0.7 * values) * (0.1 + 0.9 * quotes) * share
  }

  /// Whether every record, from the first on, is explained without a doubt.
  var isPerfect: Bool {
    columns > 1 && consistency == 1 && coverage == 1 && quotes == 1 && header == 0
      && trial.consumed == 1
  }

  /// The share of fields without quotes in which a rival's delimiter does not occur.
  func shareFree(of rival: UInt8) -> Double {
    var count = 0
    var free = 0
    for record in trial.records {
      for field in record.fields {
        count += 1
        if field.isQuoted || !field.bytes.contains(rival) { free += 1 }
      }
    }
    return count == 0 ? 0 : Double(free) / Double(count)
  }

  /// Whether apostrophes stand around fields, in which more of them may stand.
  var hasApostrophes: Bool {
    var first = 0
    var last = 0
    for record in trial.records {
      for field in record.fields where !field.isQuoted && field.bytes.count > 1 {
        if field.bytes.first == 39 { first += 1 }
        if field.bytes.last == 39 { last += 1 }
      }
    }
    return trial.quotedFields == 0 && min(first, last) * 2 >= max(trial.records.count, 2)
  }

  /// Blank fields after the last column that each of two or more records has; 0 if any has none.
  var surplusFields: Int {
    let records = trial.records
    let end = Self.bodyEnd(records, header: header, columns: columns)
    let body = records[min(header + 1, end)..<end]
    // A blank or a stray quote may well be what splits a field in two.
    guard body.count > 1, quotes == 1, trial.dialect.delimiter != 32,
      body.allSatisfy({ $0.fields.count > columns && $0.width <= columns })
    else { return 0 }
    return body.map { $0.fields.count - columns }.max() ?? 0
  }

  /// Where the records end that are no footer: short ones at the very end are left aside.
  private static func bodyEnd(
    _ records: [DialectTrial.Record], header: Int, columns: Int
  ) -> Int {
    var end = records.count
    while end > header + 1, records.count - end < 20, records[end - 1].fields.count < columns,
      records[end - 1].fields.count == 1 || FooterWords.areFooter(records[end - 1].texts)
    {
      end -= 1
    }
    return end
  }

  private static func valueShare(_ records: ArraySlice<DialectTrial.Record>) -> Double {
    var count = 0
    var values = 0
    for record in records {
      for field in record.fields {
        count += 1
        if field.isQuoted || FieldKind(field.bytes) != .doubtful { values += 1 }
      }
    }
    return count == 0 ? 0 : Double(values) / Double(count)
  }
}

extension DialectTrial.Record {
  /// The fields as trimmed text.
  var texts: [String] {
    fields.map { FooterWords.trimmed(String(decoding: $0.bytes, as: UTF8.self)) }
  }
}
