/// A record that may be a line of a report's footer.
struct FooterCandidate {
  /// What it says.
  let text: String
  /// The reject that it is if it turns out to be none.
  let reject: Reject
  /// Whether its words are those of a footer.
  let isKnown: Bool
  /// Whether it is one field that follows a blank line.
  let startsBlock: Bool
  let hasOneField: Bool
}

extension CSVReaderState {
  /// Records held back at most; a longer end of short records is no footer.
  private static let maximumHeldBack = 64
  /// Bytes of such a record at most; a line of a footer is short.
  private static let maximumBytes = 4096

  /// Holds the record found last back as a possible footer; `false` when it cannot be one.
  func holdBack(_ reject: Reject, _ onReject: (Reject) -> Void) -> Bool {
    guard scanner.pointee.recordEnd - scanner.pointee.recordStart <= Self.maximumBytes else {
      return false
    }
    let texts = fieldTexts
    let isKnown = FooterWords.areFooter(texts)
    let hasOneField = texts.count == 1
    let columns = columnCount
    let startsBlock = isAfterBlankLine && hasOneField && columns > 2
    // Where records are mended, a short one is held back only if it says that it is a footer.
    guard isKnown || startsBlock || !heldBack.isEmpty || !plan.pads else { return false }
    guard isKnown || hasOneField || texts.filter({ !$0.isEmpty }).count * 2 <= columns else {
      return false
    }
    heldBack.append(
      FooterCandidate(
        text: texts.filter { !$0.isEmpty }.joined(separator: " "), reject: reject,
        isKnown: isKnown, startsBlock: startsBlock, hasOneField: hasOneField))
    if heldBack.count > Self.maximumHeldBack { giveUpFooter(onReject) }
    return true
  }

  /// Whether the record found last, which has all fields, is a row of totals or a footer all the
  /// same; it is held back then.
  func isTotals(header: [String], _ onReject: (Reject) -> Void) -> Bool {
    let columns = columnCount
    let length = scanner.pointee.recordEnd - scanner.pointee.recordStart
    guard columns > 1, length <= Self.maximumBytes, mayBeFooter else { return false }
    let texts = fieldTexts
    let filled = texts.count { !$0.isEmpty }
    guard FooterWords.areFooter(texts), filled * 2 <= columns || filled == 1 else { return false }
    let reason = "looks like a total or a footer, not like a record; remove it"
    heldBack.append(
      FooterCandidate(
        text: texts.filter { !$0.isEmpty }.joined(separator: " "),
        reject: make(reason, field: nil, header: header), isKnown: true, startsBlock: false,
        hasOneField: filled == 1))
    if heldBack.count > Self.maximumHeldBack { giveUpFooter(onReject) }
    return true
  }

  /// A record follows, so that what was held back is no footer.
  func giveUpFooter(_ onReject: (Reject) -> Void) {
    for candidate in heldBack { onReject(candidate.reject) }
    heldBack.removeAll()
  }

  /// The end was reached: what was held back is a footer from the first line on that says so.
  func endFooter(_ onReject: (Reject) -> Void) {
    guard !heldBack.isEmpty else { return }
    let isKnown = heldBack.contains { $0.isKnown }
    let first = heldBack.firstIndex { candidate in
      candidate.isKnown || candidate.startsBlock
    }
    guard let first, isKnown || heldBack[first...].allSatisfy({ $0.hasOneField }) else {
      return giveUpFooter(onReject)
    }
    for candidate in heldBack[..<first] { onReject(candidate.reject) }
    addFooter(heldBack[first...].map { $0.text })
    heldBack.removeAll()
  }

  /// Whether the first field that is not empty begins as the words of a footer do.
  private var mayBeFooter: Bool {
    let scanner = scanner
    let start = scanner.pointee.bytes + scanner.pointee.recordStart
    for field in 0..<scanner.pointee.fieldCount where scanner.pointee.slots[field].count > 0 {
      switch start[Int(scanner.pointee.slots[field].start)] | 32 {
      case UInt8(ascii: "t"), UInt8(ascii: "g"), UInt8(ascii: "s"), UInt8(ascii: "c"):
        return true
      default: return false
      }
    }
    return false
  }

  /// The fields of the record found last, trimmed.
  private var fieldTexts: [String] {
    CSVRecord(scanner.pointee, recordNumber: recordNumber).strings.map { FooterWords.trimmed($0) }
  }
}
