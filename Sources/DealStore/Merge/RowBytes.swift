internal import GRDBSQLite

/// Columns of a row as bytes: equal for rows that say the same, and for no others.
struct RowBytes {
  /// The columns, by their positions in the cursor.
  let columns: [Int32]
  /// Which of them name stages.
  private let isStage: [Bool]

  init(_ positions: [Int], of all: [FactColumn], offset: Int32) {
    columns = positions.map { Int32($0) + offset }
    isStage = positions.map { all[$0].kind == .stage }
  }

  /// Adds the bytes of a row's columns.
  ///
  /// - Parameter stages: a stored name and the name that the settings now give its stage are equal.
  func append(_ row: RowCursor, stages: inout StageNames, to bytes: inout [UInt8]) {
    for (index, column) in columns.enumerated() {
      let type = row.type(column)
      bytes.append(UInt8(truncatingIfNeeded: type))
      switch type {
      case SQLITE_INTEGER: append(row.integer(column, blank: 0), to: &bytes)
      case SQLITE_FLOAT: append(Int64(bitPattern: row.number(column).bitPattern), to: &bytes)
      case SQLITE_NULL: break
      default:
        let text = row.bytes(column)
        if isStage[index] {
          let code = stages.code(text)
          bytes.append(UInt8(truncatingIfNeeded: code))
          bytes.append(UInt8(truncatingIfNeeded: code >> 8))
          if code != StageNames.unknown { continue }
        }
        append(Int64(text.count), to: &bytes)
        bytes.append(contentsOf: text)
      }
    }
  }

  @inline(__always)
  private func append(_ number: Int64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// The order of two rows by these columns, as SQLite sorts: NULL, numbers, text by its bytes.
  func order(_ left: RowCursor, _ right: RowCursor) -> Int {
    for column in columns {
      let order = RowBytes.order(left, right, column)
      if order != 0 { return order }
    }
    return 0
  }

  private static func order(_ left: RowCursor, _ right: RowCursor, _ column: Int32) -> Int {
    let (leftRank, rightRank) = (rank(left.type(column)), rank(right.type(column)))
    guard leftRank == rightRank else { return leftRank < rightRank ? -1 : 1 }
    switch leftRank {
    case 0: return 0
    case 1:
      let (a, b) = (left.integer(column, blank: 0), right.integer(column, blank: 0))
      return a < b ? -1 : a > b ? 1 : 0
    default:
      let (a, b) = (left.bytes(column), right.bytes(column))
      for index in 0..<min(a.count, b.count) where a[index] != b[index] {
        return a[index] < b[index] ? -1 : 1
      }
      return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
    }
  }

  /// No key holds a number with decimals.
  private static func rank(_ type: CInt) -> Int {
    switch type {
    case SQLITE_NULL: 0
    case SQLITE_INTEGER: 1
    default: 2
    }
  }
}
