/// A stored number as text, taken apart.
///
/// It is written again as the shortest decimal that reads back to the same `Double`, always in
/// positional form: `1234567.89`, `0.00001`, `120`.
struct NumberText {
  private var isNegative = false
  private var whole: ArraySlice<UInt8>
  private var fraction: ArraySlice<UInt8> = []
  private var exponent = 0

  /// Takes a number of XML Schema's double apart; `nil` when the text is none. Blanks around it
  /// are passed over, infinity and NaN refused.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let last = rest.last, Self.isBlank(last) { rest = rest.dropLast() }
    rest = rest.drop(while: Self.isBlank)
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    whole = rest.prefix(while: Self.isDigit)
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: Self.isDigit)
      rest = rest[fraction.endIndex...]
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    if let letter = rest.first {
      guard letter | 32 == UInt8(ascii: "e"),
        let value = Int(String(decoding: rest.dropFirst(), as: UTF8.self)), abs(value) < 10_000
      else { return nil }
      exponent = value
    }
    whole = whole.drop { $0 == 48 }
    while fraction.last == 48 { fraction = fraction.dropLast() }
  }

  /// The number; `nil` when it is beyond the range of `Double`.
  var value: Double? {
    if exponent == 0, fraction.isEmpty, whole.count <= 15 {
      let integer = whole.reduce(0) { $0 &* 10 &+ Int($1 &- 48) }
      return Double(isNegative ? -integer : integer)
    }
    let digits =
      String(decoding: whole, as: UTF8.self) + "." + String(decoding: fraction, as: UTF8.self)
    let sign = isNegative ? "-0" : "0"
    guard let value = Double("\(sign)\(digits)0e\(exponent)"), value.isFinite else { return nil }
    return value
  }

  /// Writes the number; `false` when it is beyond the range of `Double`.
  func write(to bytes: inout [UInt8], point: UInt8) -> Bool {
    // Two decimals of up to 15 digits never stand for the same double, so this is the shortest.
    if exponent == 0, whole.count + fraction.count <= 15 {
      Self.write(isNegative, whole, fraction, point, to: &bytes)
      return true
    }
    guard let value, let shortest = NumberText(Array(value.description.utf8)[...]) else {
      return false
    }
    let digits = Array(shortest.whole + shortest.fraction)
    let place = shortest.whole.count + shortest.exponent
    if place <= 0 {
      let zeros = [UInt8](repeating: 48, count: -place)
      Self.write(isNegative, [], (zeros + digits)[...], point, to: &bytes)
    } else if place >= digits.count {
      let zeros = [UInt8](repeating: 48, count: place - digits.count)
      Self.write(isNegative, (digits + zeros)[...], [], point, to: &bytes)
    } else {
      Self.write(isNegative, digits[..<place], digits[place...], point, to: &bytes)
    }
    return true
  }

  private static func write(
    _ isNegative: Bool, _ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>,
    _ point: UInt8, to bytes: inout [UInt8]
  ) {
    let whole = whole.drop { $0 == 48 }
    var fraction = fraction
    while fraction.last == 48 { fraction = fraction.dropLast() }
    if isNegative, !whole.isEmpty || !fraction.isEmpty { bytes.append(UInt8(ascii: "-")) }
    if whole.isEmpty { bytes.append(48) } else { bytes.append(contentsOf: whole) }
    guard !fraction.isEmpty else { return }
    bytes.append(point)
    bytes.append(contentsOf: fraction)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 13
  }
}
