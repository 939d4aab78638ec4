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
    var decimal = Decimal()
    guard decimal.read(cell) else { return .text }
    if let value = decimal.exactValue { return .number(value) }
    guard let value = Double(String(decoding: cell, as: UTF8.self)), value.isFinite else {
      return .text
    }
    return .number(value)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

  /// Sign, digits with at most one point, exponent; no `inf`, no hexadecimal.
  private struct Decimal {
    var isNegative = false
    var digits: UInt64 = 0
    var digitCount = 0
    var exponent = 0

    /// The value where one rounding gives it: up to 15 digits and a power of ten that a double
    /// holds exactly (Clinger, "How to read floating point numbers accurately", 1990).
    var exactValue: Double? {
      guard digitCount <= 15, abs(exponent) <= 22 else { return nil }
      let size = Double(digits)
      let power = DecimalText.powers[abs(exponent)]
      let value = exponent < 0 ? size / power : size * power
      return isNegative ? -value : value
    }

    /// Whether the cell is such a number.
    mutating func read(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
      var index = 0
      isNegative = DecimalText.skipSign(cell, &index)
      let whole = takeDigits(cell, &index)
      var fraction = 0
      if index < cell.count, cell[index] == UInt8(ascii: ".") {
        index += 1
        fraction = takeDigits(cell, &index)
      }
      digitCount = whole + fraction
      exponent = -fraction
      guard digitCount > 0 else { return false }
      guard index < cell.count else { return true }
      guard cell[index] | 32 == UInt8(ascii: "e") else { return false }
      index += 1
      let isBelow = DecimalText.skipSign(cell, &index)
      var power = Decimal()
      let count = power.takeDigits(cell, &index)
      exponent += count > 3 ? 9_999 : (isBelow ? -1 : 1) * Int(power.digits)
      return count > 0 && index == cell.count
    }

    /// Adds digits; more than 15 are counted but may wrap.
    private mutating func takeDigits(
      _ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> Int {
      let first = index
      while index < cell.count, (48...57).contains(cell[index]) {
        digits = digits &* 10 &+ UInt64(cell[index] - 48)
        index += 1
      }
      return index - first
    }
  }

  /// Steps over a sign; whether it was a minus.
  private static func skipSign(_ cell: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    guard index < cell.count, cell[index] == 45 || cell[index] == 43 else { return false }
    index += 1
    return cell[index - 1] == 45
  }

  /// 10^0 ... 10^22, all exact.
  private static let powers: [Double] = (0...22).reduce(into: []) { powers, _ in
    powers.append(powers.last.map { $0 * 10 } ?? 1)
  }
}
