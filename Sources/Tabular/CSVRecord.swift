/// A record of a CSV file: a view of the reader's buffer.
///
/// Valid only until the reader is asked for the next record; copy out what is to be kept.
/// Indices of fields run from 0 to `fieldCount - 1`, which is the number of columns.
public struct CSVRecord {
  @usableFromInline let base: UnsafePointer<UInt8>
  @usableFromInline let slots: UnsafePointer<FieldSlot>
  /// The number of fields.
  public let fieldCount: Int
  /// The number of the record; the header is record 1, empty lines are not counted.
  public let recordNumber: Int
  /// The physical line, from 1, on which the record begins.
  public let line: Int
  let lineEnd: UInt8

  init(_ scanner: CSVScanner, recordNumber: Int) {
    base = UnsafePointer(scanner.bytes + scanner.recordStart)
    slots = UnsafePointer(scanner.slots)
    fieldCount = scanner.fieldCount
    self.recordNumber = recordNumber
    line = scanner.recordLine
    lineEnd = scanner.lineEnd
  }

  /// The bytes of a field, without its quotes and with doubled quotes made single.
  ///
  /// Valid UTF-8 without NUL. The pointer must not be kept beyond the record.
  @inlinable
  public func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < fieldCount, "no such field")
    let slot = slots[index]
    return UnsafeBufferPointer(start: base + Int(slot.start), count: slot.count)
  }

  /// A field as a string.
  public func string(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// Whether a field has no bytes.
  @inlinable
  public func isEmpty(_ index: Int) -> Bool { bytes(index).isEmpty }

  /// All fields as strings.
  public var strings: [String] { (0..<fieldCount).map { string($0) } }

  /// The physical line on which a field begins; not ``line`` after a field with line ends.
  public func line(ofField index: Int) -> Int {
    var result = line
    for earlier in 0..<min(max(index, 0), fieldCount) {
      for byte in bytes(earlier) where byte == lineEnd { result += 1 }
    }
    return result
  }
}
