/// Where the names of the columns stand among the records of a sample.
struct HeaderPlace {
  /// The record; 0 unless the ones before it are certainly no part of the table.
  private(set) var index = 0
  /// How many times the names stand before the last of them.
  private(set) var repeats = 0
  /// The number of fields that most records have, of two or more.
  let width: Int

  /// Titles stand within this many records.
  private static let maximum = 100

  init(_ records: [DialectTrial.Record]) {
    width = Self.usualWidth(records)
    guard width > 1, !records.isEmpty else { return }
    findHeader(records)
    while index + 1 < records.count, records[index].filled > 1,
      Self.areNames(records[index].fields), records[index].texts == records[index + 1].texts
    {
      index += 1
      repeats += 1
    }
  }

  /// Goes over titles and notes: records that are mostly empty or of one field, before the first
  /// that looks like names.
  private mutating func findHeader(_ records: [DialectTrial.Record]) {
    for place in records.indices.prefix(Self.maximum) {
      let record = records[place]
      if record.fields.count == width, record.filled * 2 > width {
        guard place == 0 || Self.areNames(record.fields), place + 1 < records.count || place == 0
        else { return }
        index = place
        return
      }
      guard isTitle(record) else { return }
    }
  }

  private func isTitle(_ record: DialectTrial.Record) -> Bool {
    guard record.filled * 2 <= width, record.fields.count <= width else { return false }
    guard let first = record.fields.first, record.filled > 0 else { return true }
    return FieldKind(first.bytes) != .blank
  }

  /// Whether fields can be names of columns: none is a figure, and no two are the same.
  static func areNames(_ fields: [DialectTrial.Field]) -> Bool {
    var seen: Set<[UInt8]> = []
    for field in fields {
      let kind = FieldKind(field.bytes)
      if kind == .blank { continue }
      guard kind != .figure, seen.insert(field.bytes).inserted else { return false }
    }
    return !seen.isEmpty
  }

  private static func usualWidth(_ records: [DialectTrial.Record]) -> Int {
    var counts: [Int: Int] = [:]
    for record in records where record.fields.count > 1 {
      counts[record.fields.count, default: 0] += 1
    }
    let first = records.first?.fields.count ?? 0
    let best = counts.values.max() ?? 0
    if counts[first] == best { return first }
    return counts.filter { $0.value == best }.keys.max() ?? 1
  }
}
