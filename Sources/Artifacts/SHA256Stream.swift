internal import COpenSSL

/// SHA-256 over bytes that come in pieces.
///
/// One stream serves one task; it is not `Sendable`.
public final class SHA256Stream {
  private let context: OpaquePointer?
  private var isValid: Bool
  private var digest: [UInt8]?

  /// An empty stream.
  public init() {
    context = EVP_MD_CTX_new()
    isValid = context != nil && EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes at the end.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    precondition(digest == nil, "the stream is finished")
    guard isValid, let base = bytes.baseAddress, !bytes.isEmpty else { return }
    isValid = EVP_DigestUpdate(context, base, bytes.count) == 1
  }

  /// Adds bytes at the end.
  public func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Adds the UTF-8 of a text at the end.
  public func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The 32 bytes of the digest; the stream takes no more bytes afterwards.
  ///
  /// - Throws: ``ArtifactError/digestUnavailable``.
  public func finish() throws(ArtifactError) -> [UInt8] {
    if let digest { return digest }
    var result = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    guard isValid, EVP_DigestFinal_ex(context, &result, &length) == 1, length == 32 else {
      throw .digestUnavailable
    }
    let bytes = Array(result[0..<32])
    digest = bytes
    return bytes
  }

  /// The digest in 64 lower-case hexadecimal digits.
  ///
  /// - Throws: ``ArtifactError/digestUnavailable``.
  public func finishHex() throws(ArtifactError) -> String {
    SHA256Digest.hex(digest: try finish())
  }
}

/// SHA-256 of bytes that are in memory.
public enum SHA256Digest {
  /// The digest in 64 lower-case hexadecimal digits.
  ///
  /// - Throws: ``ArtifactError/digestUnavailable``.
  public static func hex(of bytes: [UInt8]) throws(ArtifactError) -> String {
    let stream = SHA256Stream()
    stream.update(bytes)
    return try stream.finishHex()
  }

  static func hex(digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
