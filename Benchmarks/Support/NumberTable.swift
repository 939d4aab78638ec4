import Foundation

/// The numbers of a CSV file without quotes, column after column.
public struct NumberTable {
  /// The names of the header line, if there is one.
  public let header: [String]
  /// One array for each column.
  public let columns: [[Double]]

  /// Reads a file; a first line that does not begin with a number is the header.
  public init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    var columns: [[Double]] = []
    var header: [String] = []
    data.withUnsafeBytes { raw in
      let bytes = raw.bindMemory(to: CChar.self)
      guard let base = bytes.baseAddress else { return }
      var (position, column) = (0, 0)
      if let first = bytes.first, first > 57 {  // a letter
        let end = bytes.firstIndex(of: 10) ?? bytes.count
        let line = String(decoding: raw[0..<end], as: UTF8.self)
        header = line.split(whereSeparator: { $0 == "," || $0 == "\r" }).map(String.init)
        position = end + 1
      }
      while position < bytes.count {
        var end: UnsafeMutablePointer<CChar>?
        let value = strtod(base + position, &end)
        guard let end, end > UnsafeMutablePointer(mutating: base + position) else { break }
        if column == columns.count { columns.append([]) }
        columns[column].append(value)
        position = UnsafePointer(end) - base
        while position < bytes.count, bytes[position] == 13 { position += 1 }
        column = position < bytes.count && bytes[position] == 44 ? column + 1 : 0
        position += 1
      }
    }
    self.header = header
    self.columns = columns
  }
}
