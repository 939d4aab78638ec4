/// The id of a period in its parts: `2025`, `2025-Q4`, `2025-11`, `2025-P11`, `2025-W07`.
struct PeriodID: Equatable {
  /// What is named within the year.
  enum Part: Equatable {
    case year
    case quarter(Int)
    case month(Int)
    case period(Int)
    case week(Int)
  }

  let year: Int
  let part: Part

  init(year: Int, part: Part) {
    self.year = year
    self.part = part
  }

  /// Reads an id; `nil` for a text that can be none in any calendar.
  init?(_ text: String) {
    let id = Array(text.utf8)
    guard id.count >= 4, let year = Self.digits(id[0..<4]) else { return nil }
    self.year = year
    if id.count == 4 {
      part = .year
      return
    }
    guard id.count >= 7, id[4] == UInt8(ascii: "-") else { return nil }
    if id[5] == UInt8(ascii: "Q") {
      guard id.count == 7, let number = Self.digits(id[6...]), (1...4).contains(number) else {
        return nil
      }
      part = .quarter(number)
    } else if id[5] == UInt8(ascii: "P") || id[5] == UInt8(ascii: "W") {
      let isWeek = id[5] == UInt8(ascii: "W")
      guard id.count == 8, let number = Self.digits(id[6...]),
        (1...(isWeek ? 53 : 13)).contains(number)
      else { return nil }
      part = isWeek ? .week(number) : .period(number)
    } else {
      guard id.count == 7, let number = Self.digits(id[5...]), (1...12).contains(number) else {
        return nil
      }
      part = .month(number)
    }
  }

  var text: String {
    let year = Self.padded(self.year, 4)
    return switch part {
    case .year: year
    case .quarter(let number): "\(year)-Q\(number)"
    case .month(let number): "\(year)-\(Self.padded(number, 2))"
    case .period(let number): "\(year)-P\(Self.padded(number, 2))"
    case .week(let number): "\(year)-W\(Self.padded(number, 2))"
    }
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}
