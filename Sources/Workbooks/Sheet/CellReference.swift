/// The name of a cell, such as `AB12`.
enum CellReference {
  /// Row and column, from 1, of a reference; `nil` when it is none.
  static func parse(_ text: UnsafePointer<CChar>) -> (row: Int, column: Int)? {
    var index = 0
    var column = 0
    while case let letter = UInt8(bitPattern: text[index]), (65...90).contains(letter) {
      column = column &* 26 &+ Int(letter &- 64)
      index &+= 1
      guard index <= 6 else { return nil }
    }
    guard index > 0, let row = number(text + index), row > 0 else { return nil }
    return (row, column)
  }

  /// A whole number of at most nine digits; `nil` when the text is none.
  static func number(_ text: UnsafePointer<CChar>) -> Int? {
    var index = 0
    var value = 0
    while case let digit = UInt8(bitPattern: text[index]), (48...57).contains(digit) {
      value = value &* 10 &+ Int(digit &- 48)
      index &+= 1
      guard index <= 9 else { return nil }
    }
    return index > 0 && text[index] == 0 ? value : nil
  }

  /// The letters of a column: 1 is `A`, 27 is `AA`.
  static func letters(_ column: Int) -> String {
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      letters.append(65 + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
