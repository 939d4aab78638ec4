extension SheetHandler {
  /// Writes the value of the cell that has just been read into its row; a blank one leaves no
  /// trace.
  func endCell() throws(PartProblem) {
    switch cell.storage {
    case .sharedString: return try putSharedString()
    case .inlineString, .formulaString:
      EscapedText.unescape(&text, from: 0)
      return try put(text)
    case .error:
      return report(.errorValue)
    case .number, .boolean, .date: break
    }
    guard !text.isEmpty else {
      if cell.hasFormula { report(.formulaWithoutValue) }
      return
    }
    value.removeAll(keepingCapacity: true)
    switch cell.storage {
    case .boolean: writeBoolean()
    case .date: writeDate()
    default: writeNumber()
    }
    try put(value)
  }

  private func putSharedString() throws(PartProblem) {
    guard !text.isEmpty else { return }
    text.append(0)
    let index = text.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { CellReference.number($0.assumingMemoryBound(to: CChar.self)) }
    }
    guard let index, let range = context.strings.range(index) else {
      throw .malformed("\(place) refers to a shared string that does not exist")
    }
    try context.strings.bytes.withUnsafeBufferPointer { bytes throws(PartProblem) in
      try put(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  private func writeBoolean() {
    switch String(decoding: text, as: UTF8.self) {
    case "1", "true": value.append(contentsOf: "true".utf8)
    case "0", "false": value.append(contentsOf: "false".utf8)
    default: report(.notABoolean)
    }
  }

  private func writeDate() {
    let format = format()
    guard let moment = CellMoment(iso: text[...], format: format) else {
      return report(.notADate)
    }
    moment.write(to: &value, order: context.rendering.dateOrder)
  }

  private func writeNumber() {
    guard let number = NumberText(text[...]) else { return report(.notANumber) }
    let format = format()
    guard format == .number else {
      guard let serial = number.value,
        let moment = CellMoment(serial: serial, format: format, uses1904: context.uses1904)
      else { return report(.notADate) }
      return moment.write(to: &value, order: context.rendering.dateOrder)
    }
    let point = context.rendering.decimalComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    if !number.write(to: &value, point: point) { report(.notANumber) }
  }

  /// What the cell's style says of its number.
  private func format() -> CellFormat {
    if context.formats.indices.contains(cell.style) { return context.formats[cell.style] }
    // A workbook without styles has only the plain one.
    if cell.style != 0 { report(.unknownStyle) }
    return .number
  }

  private func put(_ bytes: [UInt8]) throws(PartProblem) {
    try bytes.withUnsafeBufferPointer { bytes throws(PartProblem) in try put(bytes) }
  }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>) throws(PartProblem) {
    guard !bytes.isEmpty else { return }
    guard cell.column <= context.limits.usedColumns else {
      throw exceeded(.usedColumns, context.limits.usedColumns)
    }
    guard !row.hasValue(cell.column - 1) else { throw .malformed("\(place) is there twice") }
    row.set(cell.column - 1, bytes)
    guard row.byteCount <= context.limits.recordBytes else {
      throw exceeded(.recordBytes, context.limits.recordBytes)
    }
  }
}
