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

  private mutating func widen() {
    wide.reserveCapacity(max(narrow.capacity, narrow.count + 1))
    for code in narrow { wide.append(Int32(code) - 1) }
    narrow = []
    isWide = true
  }

  /// The codes of rows, in their order.
  func rows(_ order: [Int32]) -> CodeColumn {
    var result = CodeColumn()
    result.isWide = isWide
    if isWide {
      result.wide = order.map { wide[Int($0)] }
    } else {
      result.narrow = order.map { narrow[Int($0)] }
    }
    return result
  }

  /// The column with every code replaced.
  func mapped(_ change: (Int32) -> Int32) -> CodeColumn {
    var result = CodeColumn()
    for row in 0..<count { result.append(change(self[row])) }
    return result
  }

  mutating func removeAll() {
    narrow.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
  }
}
