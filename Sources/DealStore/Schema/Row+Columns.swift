internal import Deals
internal import GRDB

extension Row {
  /// A whole number, or `nil` for NULL; never traps, whatever the column holds.
  @inline(__always)
  func integer(_ column: Int) -> Int64? { self[column] as Int64? }

  /// Text, or `nil` for NULL.
  @inline(__always)
  func text(_ column: Int) -> String? { self[column] as String? }

  /// An amount or ``Blank/amount``.
  @inline(__always)
  func amount(_ column: Int) -> Int64 { integer(column) ?? Blank.amount }

  /// An instant or ``Blank/instant``.
  @inline(__always)
  func instant(_ column: Int) -> Int64 { integer(column) ?? Blank.instant }

  /// A day's number or ``Blank/day``.
  @inline(__always)
  func day(_ column: Int) -> Int32 { integer(column).map { Int32(clamping: $0) } ?? Blank.day }

  /// A forecast category or -1.
  @inline(__always)
  func category(_ column: Int) -> Int8 { integer(column).map { Int8(clamping: $0) } ?? -1 }
}
