extension CSVReaderState {
  /// Why the record found last is to be left out; `nil` when it is good.
  func reject(header: [String], scanner: borrowing CSVScanner, path: String, recordNumber: Int)
    -> Reject?
  {
    func make(_ reason: String, field: Int?) -> Reject {
      let record = CSVRecord(scanner, recordNumber: recordNumber)
      return Reject(
        path: path, record: recordNumber,
        line: field.map { record.line(ofField: $0) } ?? record.line,
        column: field.flatMap { $0 < header.count ? header[$0] : nil }, reason: reason)
    }
    if let problem = scanner.textProblem() {
      let field = scanner.field(at: problem.offset)
      let offset = scanner.fileOffset + problem.offset
      switch problem {
      case .notUTF8:
        return make("byte \(offset) is not UTF-8; convert the file to UTF-8", field: field)
      case .nul: return make("byte \(offset) is NUL; remove it", field: field)
      case .strayLineEnd:
        return make(
          "another kind of line end outside quotes; quote the field, or mend the line ends",
          field: field)
      }
    }
    if case .textAfterQuote(let field) = scanner.problem {
      return make("text after a closing quote; double the quotes inside the field", field: field)
    }
    guard scanner.fieldCount != header.count else { return nil }
    return make(
      "\(scanner.fieldCount) fields where the header has \(header.count)", field: nil)
  }
}
