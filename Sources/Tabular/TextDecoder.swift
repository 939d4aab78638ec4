/// Turns bytes of another encoding into UTF-8, piece by piece, replacing nothing.
struct TextDecoder {
  let encoding: CSVEncoding
  let path: String
  /// The offset in the file of the next byte.
  private(set) var offset: Int
  /// A byte, or a first surrogate, whose fellow is yet to come.
  private var odd: UInt8?
  private var surrogate: UInt16?

  init(encoding: CSVEncoding, path: String, offset: Int) {
    self.encoding = encoding
    self.path = path
    self.offset = offset
  }

  /// Appends `input`, decoded, to `output`.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, into output: inout [UInt8]
  ) throws(TabularError) {
    switch encoding {
    case .utf8:
      output.append(contentsOf: input)
      offset += input.count
    case .latin1:
      for byte in input { Self.append(UInt32(byte), to: &output) }
      offset += input.count
    case .windows1252:
      for byte in input {
        let scalar =
          (0x80...0x9F).contains(byte) ? Self.windows[Int(byte) - 0x80] : UInt32(byte)
        guard scalar != 0 || byte == 0 else { throw failure(at: offset) }
        Self.append(scalar, to: &output)
        offset += 1
      }
    case .utf16LittleEndian, .utf16BigEndian:
      for byte in input { try take(byte, &output) }
    }
  }

  /// Says that the input has ended; half a character is an error.
  func finish() throws(TabularError) {
    if odd != nil { throw failure(at: offset - 1) }
    if surrogate != nil { throw failure(at: offset - 2) }
  }

  private mutating func take(_ byte: UInt8, _ output: inout [UInt8]) throws(TabularError) {
    offset += 1
    guard let first = odd else {
      odd = byte
      return
    }
    odd = nil
    let unit =
      encoding == .utf16LittleEndian
      ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
    if let high = surrogate {
      guard (0xDC00...0xDFFF).contains(unit) else { throw failure(at: offset - 4) }
      surrogate = nil
      Self.append(
        0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00), to: &output)
    } else if (0xD800...0xDBFF).contains(unit) {
      surrogate = unit
    } else {
      guard !(0xDC00...0xDFFF).contains(unit) else { throw failure(at: offset - 2) }
      Self.append(UInt32(unit), to: &output)
    }
  }

  private func failure(at offset: Int) -> TabularError {
    .undecodable(path: path, encoding: encoding, byteOffset: offset)
  }

  private static func append(_ scalar: UInt32, to output: inout [UInt8]) {
    func last(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 63)) }
    if scalar < 0x80 {
      output.append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      output.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      output.append(last(0))
    } else if scalar < 0x10000 {
      output.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      output.append(last(6))
      output.append(last(0))
    } else {
      output.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      output.append(last(12))
      output.append(last(6))
      output.append(last(0))
    }
  }

  /// The characters of bytes 80 to 9F; 0 where there is none.
  ///
  /// - Source: the Unicode Consortium's mapping table CP1252.TXT.
  private static let windows: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
