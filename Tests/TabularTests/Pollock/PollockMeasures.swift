/// The ten measures of the Pollock benchmark for one file.
///
/// - Source: G. Vitagliano, M. Hameed, L. Jiang, L. Reisener, E. Wu, F. Naumann, "Pollock: A Data
///   Loading Benchmark", PVLDB 16(8), 2023, and `pollock/metrics.py` and `evaluate.py` of
///   HPI-Information-Systems/Pollock: success, and precision, recall and F1 of the header's cells,
///   of the records and of all cells, as multisets. There a record is its cells, normalised and put
///   one after the other; here it is the list of its cells that are not empty, in lower case, which
///   never counts a record as equal that Pollock does not.
struct PollockMeasures {
  static let names = [
    "success", "header precision", "header recall", "header F1", "record precision",
    "record recall", "record F1", "cell precision", "cell recall", "cell F1",
  ]

  let values: [Double]

  var sum: Double { values.reduce(0, +) }

  /// The measures of loaded rows, header first, against the clean ones; `nil` for a file that
  /// could not be loaded.
  init(clean: [[String]], loaded: [[String]]?) {
    guard let loaded else {
      values = Array(repeating: 0, count: Self.names.count)
      return
    }
    guard let cleanHeader = clean.first else {
      values = Array(repeating: 1, count: Self.names.count)
      return
    }
    let header = Self.agreement(
      cleanHeader.map { $0.lowercased() }, (loaded.first ?? []).map { $0.lowercased() })
    let records = Self.agreement(
      clean.dropFirst().map(Self.normalized), loaded.dropFirst().map(Self.normalized))
    let cells = Self.agreement(clean.flatMap { $0 }, loaded.flatMap { $0 })
    values = [1] + header + records + cells
  }

  private static func normalized(_ record: [String]) -> [String] {
    record.filter { !$0.isEmpty }.map { $0.lowercased() }
  }

  /// Precision, recall and F1 of two multisets; all 1 when the clean one is empty.
  private static func agreement<Value: Hashable>(_ clean: [Value], _ loaded: [Value]) -> [Double] {
    guard !clean.isEmpty else { return [1, 1, 1] }
    var counts: [Value: Int] = [:]
    for value in clean { counts[value, default: 0] += 1 }
    var common = 0
    for value in loaded {
      guard let count = counts[value], count > 0 else { continue }
      counts[value] = count - 1
      common += 1
    }
    guard common > 0 else { return [0, 0, 0] }
    let precision = Double(common) / Double(clean.count)
    let recall = Double(common) / Double(loaded.count)
    return [precision, recall, 2 * precision * recall / (precision + recall)]
  }
}

/// Reads a clean file of Pollock: commas, every field in quotes, quotes doubled, LF.
///
/// On purpose it shares nothing with the reader under test.
func pollockRows(_ bytes: [UInt8]) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var index = 0
  func isQuote(_ index: Int) -> Bool { index < bytes.count && bytes[index] == 34 }
  while index < bytes.count {
    let byte = bytes[index]
    if isQuoted, byte == 34, isQuote(index + 1) {
      field.append(34)
      index += 1
    } else if byte == 34 {
      isQuoted.toggle()
    } else if !isQuoted, byte == 44 || byte == 10 {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == 10 {
        rows.append(row)
        row = []
      }
    } else {
      field.append(byte)
    }
    index += 1
  }
  return rows
}
