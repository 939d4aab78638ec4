/// A 64-bit hash of a label: FNV-1a, then mixed so that every bit depends on every byte.
enum LabelHash {
  /// Words gathered before a fingerprint's consumer is called.
  static let bufferSize = 8_192

  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    return (hash ^ (hash >> 31)) | 1
  }
}
