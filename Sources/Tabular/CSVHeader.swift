/// The names of the columns, as a reader's first records give them.
enum CSVHeader {
  /// Reads the header; what is wrong with it is an error of the file.
  static func read(_ state: CSVReaderState) throws(TabularError) -> [String] {
    let dialect = state.plan.dialect
    var names = try state.firstRecord()
    guard dialect.header else { return (0..<state.columnCount).map { unnamed($0) } }
    for _ in 1..<dialect.headerRecords {
      let more = try state.firstRecord()
      while names.count < more.count { names.append("") }
      for (place, name) in more.enumerated() where !name.isEmpty {
        names[place] += names[place].isEmpty ? name : " " + name
      }
    }
    state.columnCount = names.count
    if state.plan.isDetected {
      names = names.map { FooterWords.trimmed($0) }
      if names.count == 1 { try refuseControlBytes(names, state) }
    }
    for place in names.indices where names[place].isEmpty { names[place] = unnamed(place) }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw .duplicateColumn(path: state.path, name: name)
    }
    return names
  }

  private static func unnamed(_ place: Int) -> String { "column \(place + 1)" }

  /// A control byte in a name is most likely the delimiter, which none of the usual ones is.
  private static func refuseControlBytes(
    _ names: [String], _ state: CSVReaderState
  ) throws(TabularError) {
    for name in names {
      for byte in name.utf8 where byte < 32 && ![9, 10, 13].contains(byte) {
        let code = String(byte, radix: 16, uppercase: true)
        throw .doubtfulDialect(
          path: state.path, line: state.scanner.pointee.recordLine,
          reason: "the header has the control byte 0x\(byte < 16 ? "0" : "")\(code); "
            + "declare the delimiter if it is that, or remove it")
      }
    }
  }
}
