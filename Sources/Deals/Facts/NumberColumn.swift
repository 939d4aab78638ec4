/// Whole numbers or ``Blank/instant``: nothing at all while all are blank, four bytes each while
/// all lie near the first one.
struct NumberColumn: Sendable, Equatable {
  /// Blanks before anything was said.
  private var blanks = 0
  private var base: Int64 = 0
  /// Differences from the base; the least number is a blank.
  private var narrow: [Int32] = []
  private var wide: [Int64] = []
  private enum Width { case none, narrow, wide }
  private var width = Width.none

  var count: Int {
    switch width {
    case .none: blanks
    case .narrow: narrow.count
    case .wide: wide.count
    }
  }

  subscript(row: Int) -> Int64 {
    get {
      switch width {
      case .none: Blank.instant
      case .narrow: narrow[row] == .min ? Blank.instant : base + Int64(narrow[row])
      case .wide: wide[row]
      }
    }
    set {
      if width == .none, newValue != Blank.instant { begin(newValue) }
      switch width {
      case .none: break
      case .narrow:
        if let short = short(newValue) { return narrow[row] = short }
        widen()
        wide[row] = newValue
      case .wide: wide[row] = newValue
      }
    }
  }

  mutating func append(_ number: Int64) {
    if width == .none {
      if number == Blank.instant {
        blanks += 1
        return
      }
      begin(number)
    }
    if width == .narrow {
      if let short = short(number) { return narrow.append(short) }
      widen()
    }
    wide.append(number)
  }

  private mutating func begin(_ number: Int64) {
    base = number
    narrow = Array(repeating: .min, count: blanks)
    width = .narrow
  }

  private func short(_ number: Int64) -> Int32? {
    if number == Blank.instant { return .min }
    let (difference, overflow) = number.subtractingReportingOverflow(base)
    guard !overflow, let short = Int32(exactly: difference), short != .min else { return nil }
    return short
  }

  private mutating func widen() {
    wide = (0..<narrow.count).map { self[$0] }
    narrow = []
    width = .wide
  }

  /// Adds blanks.
  mutating func append(blanks count: Int) {
    switch width {
    case .none: blanks += count
    case .narrow: narrow.append(contentsOf: repeatElement(.min, count: count))
    case .wide: wide.append(contentsOf: repeatElement(Blank.instant, count: count))
    }
  }

  /// Puts the rows into another order.
  mutating func reorder(_ order: [Int32]) {
    switch width {
    case .none: break
    case .narrow: narrow = order.map { narrow[Int($0)] }
    case .wide: wide = order.map { wide[Int($0)] }
    }
  }

  mutating func removeAll() {
    blanks = 0
    width = .none
    narrow.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
  }
}
