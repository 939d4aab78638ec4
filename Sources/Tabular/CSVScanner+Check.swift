extension CSVScanner {
  /// What makes the text of a record unusable.
  enum TextProblem {
    case notUTF8(offset: Int)
    case nul(offset: Int)
    case strayLineEnd(offset: Int)

    /// The index in the buffer.
    var offset: Int {
      switch self {
      case .notUTF8(let offset), .nul(let offset), .strayLineEnd(let offset): offset
      }
    }
  }

  /// The first thing wrong with the text of the last record, before it is unescaped.
  func textProblem() -> TextProblem? {
    let start = UnsafePointer(bytes + recordStart)
    let found = ByteTraits(start, count: recordEnd - recordStart)
    if found.contains(.nul) {
      for index in recordStart..<recordEnd where bytes[index] == 0 { return .nul(offset: index) }
    }
    if found.contains(.notASCII) {
      let record = UnsafeBufferPointer(start: start, count: recordEnd - recordStart)
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: record.span)
      } catch {
        return .notUTF8(offset: recordStart + error.byteOffsets.lowerBound)
      }
    }
    return lineEnd == 13 || found.contains(.carriageReturn) ? strayLineEnd() : nil
  }

  /// A line end of another kind in a field without quotes.
  private func strayLineEnd() -> TextProblem? {
    let stray: UInt8 = lineEnd == 10 ? 13 : 10
    for field in 0..<fieldCount {
      let first = recordStart + Int(slots[field].start)
      let isQuoted = first > recordStart && bytes[first - 1] == dialect.quote
      guard !isQuoted else { continue }
      for index in first..<(first + slots[field].count) where bytes[index] == stray {
        return .strayLineEnd(offset: index)
      }
    }
    return nil
  }

  /// The field in which a quote opens, after other text, that closes at the end of a later field:
  /// text between stray quotes that a delimiter splits. `nil` if there is none.
  func splitQuote() -> Int? {
    var opened: Int?
    for field in 0..<fieldCount {
      let first = recordStart + Int(slots[field].start)
      let count = slots[field].count
      if first > recordStart, bytes[first - 1] == dialect.quote {
        opened = nil
        continue
      }
      var quotes = 0
      for index in first..<(first + count) where bytes[index] == dialect.quote { quotes += 1 }
      guard quotes % 2 == 1 else { continue }
      if bytes[first + count - 1] != dialect.quote {
        opened = field
      } else if let opened {
        return opened
      }
    }
    return nil
  }
}
