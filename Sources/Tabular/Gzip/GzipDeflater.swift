private import CZlib

/// Deflates bytes into a gzip file of one member: the same bytes give the same file, without a time
/// and a name in it.
final class GzipDeflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16: the gzip format.
    isReady =
      deflateInit2_(
        stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// What these bytes add to the file; `nil` where zlib fails.
  ///
  /// - Parameter isLast: whether nothing follows.
  func deflated(_ bytes: [UInt8], isLast: Bool) -> [UInt8]? {
    guard isReady else { return nil }
    var input = bytes
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let isDone = input.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(clamping: input.count)
      while true {
        let (code, count) = chunk.withUnsafeMutableBufferPointer { chunk in
          stream.pointee.next_out = chunk.baseAddress
          stream.pointee.avail_out = UInt32(chunk.count)
          let code = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          return (code, chunk.count - Int(stream.pointee.avail_out))
        }
        result += chunk[..<count]
        if code == Z_STREAM_END { return true }
        guard code == Z_OK || code == Z_BUF_ERROR else { return false }
        if count < chunk.count, !isLast { return stream.pointee.avail_in == 0 }
        // Nothing more comes and nothing is taken: zlib is stuck.
        if code == Z_BUF_ERROR, count == 0 { return false }
      }
    }
    return isDone ? result : nil
  }
}
