/// Cells of a table read as numbers.
enum DecimalText {
  /// What a cell says.
  enum Cell {
    case blank
    case number(Double)
    case text
  }

  /// A cell: blank when it has nothing but blanks, a number when it is a plain decimal such as
  /// `-12`, `3.25`, `.5` or `1e-3` and fits a double, else text.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Cell {
    var (start, end) = (0, bytes.count)
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard start < end else { return .blank }
    let cell = UnsafeBufferPointer(rebasing: bytes[start..<end])
    guard isDecimal(cell), let value = Double(String(decoding: cell, as: UTF8.self)),
      value.isFinite
    else { return .text }
    return .number(value)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

  /// Sign, digits with at most one point, exponent; no `inf`, no hexadecimal.
  private static func isDecimal(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func skip(_ bytes: UInt8...) {
      if index < cell.count, bytes.contains(cell[index]) { index += 1 }
    }
    func digits() -> Int {
      let first = index
      while index < cell.count, (48...57).contains(cell[index]) { index += 1 }
      return index - first
    }
    skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
    var count = digits()
    if index < cell.count, cell[index] == UInt8(ascii: ".") {
      index += 1
      count += digits()
    }
    guard count > 0 else { return false }
    guard index < cell.count else { return true }
    guard cell[index] | 32 == UInt8(ascii: "e") else { return false }
    index += 1
    skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
    return digits() > 0 && index == cell.count
  }
}
