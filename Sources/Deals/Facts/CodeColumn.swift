/// Codes from -1 on, a byte each while all are small.
struct CodeColumn: Sendable, Equatable {
  /// The codes + 1 while all fit.
  private var narrow: [UInt8] = []
  private var wide: [Int32] = []
  private var isWide = false

  var count: Int { isWide ? wide.count : narrow.count }

  subscript(row: Int) -> Int32 {
    get { isWide ? wide[row] : Int32(narrow[row]) - 1 }
    set {
      if !isWide {
        if newValue < 255 {
          narrow[row] = UInt8(newValue + 1)
          return
        }
        widen()
      }
      wide[row] = newValue
    }
  }

  mutating func append(_ code: Int32) {
    if !isWide {
      if code < 255 { return narrow.append(UInt8(code + 1)) }
      widen()
    }
    wide.append(code)
  }

  /// Adds blanks.
  mutating func append(blanks: Int) {
    if isWide {
      wide.append(contentsOf: repeatElement(-1, count: blanks))
    } else {
      narrow.append(contentsOf: repeatElement(0, count: blanks))
    }
  }

  private mutating func widen() {
    wide.reserveCapacity(max(narrow.capacity, narrow.count + 1))
    for code in narrow { wide.append(Int32(code) - 1) }
    narrow = []
    isWide = true
  }

  /// Replaces every code by that of a table; blanks stay.
  mutating func translate(_ table: [Int32]) {
    if !isWide, table.contains(where: { $0 >= 255 }) { widen() }
    if isWide {
      for row in wide.indices where wide[row] >= 0 { wide[row] = table[Int(wide[row])] }
    } else {
      for row in narrow.indices where narrow[row] > 0 {
        narrow[row] = UInt8(table[Int(narrow[row]) - 1] + 1)
      }
    }
  }

  /// Puts the rows into another order.
  mutating func reorder(_ order: [Int32]) {
    if isWide {
      wide = order.map { wide[Int($0)] }
    } else {
      narrow = order.map { narrow[Int($0)] }
    }
  }

  mutating func removeAll() {
    narrow.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
  }
}
