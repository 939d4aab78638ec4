internal import Tabular

/// What the fields of one column hold: their values, as far as they are few.
struct FieldProfile {
  let name: String
  let position: Int
  /// Different values, the first of them up to a limit.
  private(set) var values = SymbolTable()
  /// Records with each value, by its code; only where they are counted.
  private(set) var counts: [Int] = []
  private let isCounted: Bool
  private let limit: Int

  init(_ name: String, at position: Int, limit: Int, isCounted: Bool = false) {
    self.name = name
    self.position = position
    self.limit = limit
    self.isCounted = isCounted
  }

  mutating func note(_ record: CSVRecord) {
    let bytes = record.bytes(position)
    guard !bytes.isEmpty, isCounted || values.count < limit else { return }
    if values.count >= limit, values.find(bytes) == nil { return }
    let code = Int(values.intern(bytes))
    guard isCounted else { return }
    if code == counts.count { counts.append(0) }
    counts[code] += 1
  }
}

/// How the amounts of a column are written, as far as they tell.
struct AmountProfile {
  /// Whether any amount needs a decimal comma.
  private(set) var hasDecimalComma = false
  private var hasGroupingComma = false
  private var hasGroupingPoint = false

  /// The separator of thousands that they need; blank for none.
  var thousands: String {
    if hasDecimalComma { return hasGroupingPoint ? "." : "" }
    return hasGroupingComma ? "," : ""
  }

  /// Notes an amount: `1.234,50` has a decimal comma and grouping points, `1,234.50` and `1,234,567`
  /// grouping commas; `1,234` alone tells nothing.
  mutating func note(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let comma = bytes.lastIndex(of: 44) else { return }
    let point = bytes.lastIndex(of: 46)
    if let point, point > comma {
      hasGroupingComma = true
    } else if bytes.firstIndex(of: 44) != comma {
      hasGroupingComma = true
    } else if point != nil {
      hasDecimalComma = true
      hasGroupingPoint = true
    } else if bytes.count - comma <= 3 {
      hasDecimalComma = true
    }
  }
}
