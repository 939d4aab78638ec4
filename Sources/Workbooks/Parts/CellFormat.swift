/// What the number format of a cell says of its number.
enum CellFormat: UInt8 {
  case number
  /// A date whose format shows no time.
  case date
  /// A date with a time.
  case dateTime
  /// A time without a date.
  case time

  /// What a built-in format says; those of East Asian dates count as dates.
  ///
  /// - Source: ECMA-376, part 1, 18.8.30. 46 is `[h]:mm:ss`, a span of time.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58, 34, 35, 32, 33, 55, 56: self = .date
    case 18...21, 45, 47: self = .time
    case 22: self = .dateTime
    default: self = .number
    }
  }

  /// What a format code says: it is one of a date if it has a letter of d, m, y, h or s outside
  /// quotes, brackets and escapes. Spans of time such as `[h]:mm` are numbers.
  init(code: String) {
    var scanner = FormatScanner(code)
    scanner.scan()
    if scanner.isSpan {
      self = .number
    } else if scanner.hasDate {
      self = scanner.hasTime ? .dateTime : .date
    } else {
      self = scanner.hasTime ? .time : .number
    }
  }
}

/// Goes through a format code once.
private struct FormatScanner {
  private(set) var hasDate = false
  private(set) var hasTime = false
  private(set) var isSpan = false

  private let code: [UInt8]
  private var index = 0
  /// The letter of the last run: after h, and before s, m means minutes.
  private var last: UInt8 = 0
  /// A run of m that is months unless s follows.
  private var isMonthPending = false

  init(_ code: String) {
    self.code = code.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  mutating func scan() {
    while index < code.count {
      switch code[index] {
      case UInt8(ascii: "\""): skip(to: UInt8(ascii: "\""))
      case UInt8(ascii: "["): bracket()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 2
      case UInt8(ascii: ";"):
        settleMonth()
        last = 0
        index += 1
      case UInt8(ascii: "a") where skipWord("am/pm") || skipWord("a/p"): hasTime = true
      case UInt8(ascii: "g") where skipWord("general"): break
      case let letter where "dmyhs".utf8.contains(letter): run(of: letter)
      default: index += 1
      }
    }
    settleMonth()
  }

  private mutating func run(of letter: UInt8) {
    var length = 0
    while index < code.count, code[index] == letter {
      index += 1
      length += 1
    }
    switch letter {
    case UInt8(ascii: "m"):
      settleMonth()
      isMonthPending = last != UInt8(ascii: "h") || length > 2
      hasTime = hasTime || !isMonthPending
    case UInt8(ascii: "s"):
      isMonthPending = false
      hasTime = true
    case UInt8(ascii: "h"):
      settleMonth()
      hasTime = true
    default:
      settleMonth()
      hasDate = true
    }
    last = letter
  }

  private mutating func settleMonth() {
    hasDate = hasDate || isMonthPending
    isMonthPending = false
  }

  /// A colour, condition or locale says nothing; letters of one kind of time are a span.
  private mutating func bracket() {
    let start = index + 1
    skip(to: UInt8(ascii: "]"))
    let inside = code[
      min(start, code.count)..<max(min(index - 1, code.count), min(start, code.count))]
    guard let first = inside.first, "hms".utf8.contains(first) else { return }
    if inside.allSatisfy({ $0 == first }) { isSpan = true }
  }

  private mutating func skip(to end: UInt8) {
    index += 1
    while index < code.count, code[index] != end { index += 1 }
    index += 1
  }

  private mutating func skipWord(_ word: String) -> Bool {
    guard code[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }
}
