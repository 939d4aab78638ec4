extension CSVReaderState {
  /// Looks closely at the record found last; `false` when it is left out or held back.
  func examine(header: [String], _ onReject: (Reject) -> Void) -> Bool {
    if let reject = textReject(header: header) {
      giveUpFooter(onReject)
      onReject(reject)
      return false
    }
    if case .textAfterQuote(let field) = scanner.pointee.problem {
      guard plan.pads else {
        giveUpFooter(onReject)
        onReject(
          make(
            "text after a closing quote; double the quotes inside the field", field: field,
            header: header))
        return false
      }
      repairQuotes(columns: header.count)
    }
    if scanner.pointee.hasStrayQuotes, repair == nil, let field = scanner.pointee.splitQuote() {
      let reason = "a quote opens inside this field and closes in a later one; quote whole fields"
      guard plan.pads else {
        giveUpFooter(onReject)
        onReject(make(reason, field: field, header: header))
        return false
      }
      repair = reason
    }
    let count = scanner.pointee.fieldCount
    dropBlankSurplus(columns: header.count)
    guard scanner.pointee.fieldCount != header.count else {
      return !(plan.findsFooter && isTotals(header: header, onReject))
    }
    let reason = "\(count) \(count == 1 ? "field" : "fields") where the header has \(header.count)"
    if plan.findsFooter, count < header.count,
      holdBack(make(reason, field: nil, header: header), onReject)
    {
      return false
    }
    guard plan.pads else {
      giveUpFooter(onReject)
      onReject(make(reason, field: nil, header: header))
      return false
    }
    scanner.pointee.pad(to: header.count)
    repair = repair.map { "\($0); \(reason)" } ?? reason
    return true
  }

  /// The reject that tells of a repair of the record found last.
  func repaired(_ reason: String) -> Reject {
    Reject(
      path: path, record: recordNumber, line: scanner.pointee.recordLine, column: nil,
      reason: reason, isRepaired: true)
  }

  /// A reject of the record found last.
  func make(_ reason: String, field: Int?, header: [String]) -> Reject {
    let record = CSVRecord(scanner.pointee, recordNumber: recordNumber)
    return Reject(
      path: path, record: recordNumber,
      line: field.map { record.line(ofField: $0) } ?? record.line,
      column: field.flatMap { $0 < header.count ? header[$0] : nil }, reason: reason)
  }

  /// Blank fields after the last column do no harm where each record has them. Where only some do,
  /// they may be the trace of a delimiter inside a field, by which all values are shifted.
  private func dropBlankSurplus(columns: Int) {
    let count = scanner.pointee.fieldCount
    guard count > columns, count - columns <= plan.surplusFields else { return }
    for field in columns..<count where !scanner.pointee.isBlank(field: field) { return }
    scanner.pointee.fieldCount = columns
  }

  private func textReject(header: [String]) -> Reject? {
    guard let problem = scanner.pointee.textProblem() else { return nil }
    let field = scanner.pointee.field(at: problem.offset)
    let offset = scanner.pointee.fileOffset + problem.offset
    let reason =
      switch problem {
      case .notUTF8:
        "byte \(offset) is not UTF-8; convert the file to UTF-8, or declare its encoding, "
          + "such as encoding: latin1"
      case .nul: "byte \(offset) is NUL; remove it"
      case .strayLineEnd:
        "another kind of line end outside quotes; quote the field, or mend the line ends"
      }
    return make(reason, field: field, header: header)
  }
}
