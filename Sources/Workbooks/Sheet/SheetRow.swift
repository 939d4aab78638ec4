/// The cells of one row that hold a value, each as a field of CSV.
struct SheetRow {
  /// The row's number in the sheet.
  var number = 0
  /// Fields up to the last one with a value.
  private(set) var width = 0

  private var bytes: [UInt8] = []
  private var slots: [Range<Int>] = []

  mutating func begin(_ number: Int) {
    self.number = number
    width = 0
    bytes.removeAll(keepingCapacity: true)
  }

  /// Bytes of the fields so far.
  var byteCount: Int { bytes.count }

  /// Whether a column, from 0, has a value.
  func hasValue(_ column: Int) -> Bool { column < width && !slots[column].isEmpty }

  /// Sets the field of a column, from 0, quoted where RFC 4180 wants it.
  mutating func set(_ column: Int, _ value: UnsafeBufferPointer<UInt8>) {
    while width <= column {
      if width == slots.count { slots.append(0..<0) } else { slots[width] = 0..<0 }
      width += 1
    }
    let start = bytes.count
    if Self.needsQuotes(value) {
      bytes.append(UInt8(ascii: "\""))
      for byte in value {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes.append(contentsOf: value)
    }
    slots[column] = start..<bytes.count
  }

  /// Appends the fields with commas between them, without a line end.
  func write(to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { source in
      for column in 0..<width {
        if column > 0 { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: source[slots[column]]))
      }
    }
  }

  /// Beside commas, quotes and line ends: a byte order mark, which a reader would pass over.
  private static func needsQuotes(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    if value.first == 0xEF { return true }
    return value.contains {
      $0 <= UInt8(ascii: ",")
        && ($0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13)
    }
  }
}
