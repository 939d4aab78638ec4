import Foundation

/// Standard output and standard error, written to without a trap when that cannot be done.
enum StandardStream: Int32 {
  case output = 1
  case errors = 2

  /// Why a write failed.
  struct Failure: Error {
    let reason: String
  }

  /// Writes the whole text.
  ///
  /// - Throws: ``Failure`` for a full disk or a closed stream. A reader that has left ends the
  ///   process by SIGPIPE instead.
  func write(_ text: String) throws(Failure) {
    var text = text
    let code = text.withUTF8 { bytes -> Int32 in
      var rest = bytes[...]
      while let start = UnsafeBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let written = Glibc.write(rawValue, start, rest.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return written < 0 ? errno : EIO }
        rest = rest.dropFirst(written)
      }
      return 0
    }
    guard code == 0 else { throw Failure(reason: String(cString: strerror(code))) }
  }

  /// Opens what the caller closed, so that no file of ours takes its number and gets an answer or
  /// a message written into it.
  static func fillGaps() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
