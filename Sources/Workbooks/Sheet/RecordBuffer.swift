/// Records that wait until the width of the whole sheet is known; given up when there are too
/// many, for the sheet can be read a second time.
struct RecordBuffer {
  private(set) var isGivenUp = false
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var widths: [UInt16] = []
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  mutating func append(_ row: SheetRow) {
    guard !isGivenUp else { return }
    row.write(to: &bytes)
    ends.append(bytes.count)
    widths.append(UInt16(clamping: row.width))
    guard bytes.count > capacity else { return }
    isGivenUp = true
    bytes = []
    ends = []
    widths = []
  }

  /// Gives the records, filled up to a width, in pieces of about `chunkSize` bytes.
  func write<Failure: Error>(
    width: Int, chunkSize: Int, into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var chunk: [UInt8] = []
    var start = 0
    for (end, count) in zip(ends, widths) {
      chunk.append(contentsOf: bytes[start..<end])
      chunk.endRecord(missing: width - Int(count))
      start = end
      if chunk.count >= chunkSize { try chunk.drain(into: sink) }
    }
    try chunk.drain(into: sink)
  }
}

extension [UInt8] {
  /// Ends a record after as many empty fields as are missing.
  mutating func endRecord(missing: Int) {
    for _ in 0..<Swift.max(missing, 0) { append(UInt8(ascii: ",")) }
    append(10)
  }

  /// Gives all bytes away.
  mutating func drain<Failure: Error>(
    into sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    guard !isEmpty else { return }
    var failure: Failure?
    withUnsafeBytes { bytes in
      do throws(Failure) { try sink(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    removeAll(keepingCapacity: true)
  }
}
