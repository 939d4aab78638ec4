public import Calendars
internal import Tabular

/// What one export file looks like, found by reading it without any settings: the raw material of
/// a proposed aforo.yml.
public struct FileProfile: Sendable {
  /// The file.
  public let path: String
  /// Its header.
  public let header: [String]
  /// What it is; `nil` when the header fits no table.
  public let kind: TableKind?
  /// Canonical column name to header, as recognised.
  public let columns: [String: String]
  /// Stage labels with their counts.
  public private(set) var stages: [String: Int] = [:]
  /// For each stage label the sum and count of its ranks within the deals' histories.
  public private(set) var stageRanks: [String: (sum: Double, count: Int)] = [:]
  /// Stage labels most of whose records are marked as won.
  public private(set) var wonStages: Set<String> = []
  /// Currency codes with their counts.
  public private(set) var currencies: [String: Int] = [:]
  /// Canonical columns in which any value stands, among the attributes.
  public private(set) var filledAttributes: Set<String> = []
  /// Number of different values of each attribute, up to 1,000.
  public private(set) var attributeValues: [String: Set<String>] = [:]
  /// The date formats that every date of the file agrees with.
  public private(set) var dateFormats: Set<DateFormat> = Set(DateFormat.allCases)
  /// Whether any amount needs a decimal comma.
  public private(set) var hasDecimalComma = false

  private static let maximumValues = 1_000

  /// Reads a file to its end.
  ///
  /// - Throws: ``DealsError`` when it cannot be read or its kind is doubtful.
  public init(path: String, fileName: String, delimiter: UInt8 = 44) throws(DealsError) {
    self.path = path
    let reader: CSVReader
    do throws(TabularError) {
      reader = try CSVReader(
        path: path, dialect: CSVDialect(delimiter: delimiter), limits: CSVLimits())
    } catch { throw .tabular(error) }
    header = reader.header
    kind = try KindRecognition.kind(path: path, fileName: fileName, header: reader.header)
    guard let kind else {
      columns = [:]
      return
    }
    let positions = TableSchema.of(kind).positions(in: reader.header)
    columns = positions.mapValues { reader.header[$0] }
    do throws(TabularError) {
      try scan(reader, positions)
    } catch { throw .tabular(error) }
  }

  private mutating func scan(
    _ reader: CSVReader, _ positions: [String: Int]
  ) throws(TabularError) {
    var labels = SymbolTable()
    var counts: [Int] = []
    var won: [Int32: Int] = [:]
    var lastDeal: String?
    var rank = 0.0
    let stage = positions["stage"]
    let deal = kind == .history ? positions["deal_id"] : nil
    let dates = ["created_at", "close_date", "closed_at", "changed_at", "start"]
      .compactMap { positions[$0] }
    while let record = try reader.next(onReject: { _ in }) {
      if let stage, !record.isEmpty(stage) {
        let code = labels.intern(record.bytes(stage))
        if Int(code) == counts.count { counts.append(0) }
        counts[Int(code)] += 1
        if let deal {
          let id = record.string(deal)
          rank = id == lastDeal ? rank + 1 : 0
          lastDeal = id
          let label = labels.string(code)
          let old = stageRanks[label] ?? (0, 0)
          stageRanks[label] = (old.sum + rank, old.count + 1)
        }
        if let flag = positions["won"], record.string(flag).lowercased() == "true" {
          won[code, default: 0] += 1
        }
      }
      narrowDates(record, dates)
      note(record, positions)
    }
    for (code, count) in counts.enumerated() { stages[labels.string(Int32(code))] = count }
    // Single marks are slips of somebody's hand: the stage decides.
    for (code, count) in won where 2 * count > counts[Int(code)] {
      wonStages.insert(labels.string(code))
    }
  }

  private mutating func narrowDates(_ record: CSVRecord, _ positions: [Int]) {
    guard dateFormats.count > 0 else { return }
    for position in positions where !record.isEmpty(position) {
      let bytes = record.bytes(position)
      let bad = dateFormats.filter { format in
        guard case .failure = DateParser(format: format, zone: .utc).parse(bytes) else {
          return false
        }
        return true
      }
      // A value that no format reads is a bad record, not a sign of another format.
      if bad.count < dateFormats.count { dateFormats.subtract(bad) }
    }
  }

  private mutating func note(_ record: CSVRecord, _ positions: [String: Int]) {
    if let position = positions["currency"], !record.isEmpty(position) {
      currencies[record.string(position), default: 0] += 1
    }
    if let position = positions["amount"], !hasDecimalComma {
      let bytes = record.bytes(position)
      if let comma = bytes.lastIndex(of: 44), bytes.count - comma <= 3,
        !bytes[(comma + 1)...].contains(46)
      {
        hasDecimalComma = true
      }
    }
    guard kind == .deals || kind == .people else { return }
    for name in DealSettings.attributeNames + ["owner"] {
      guard let position = positions[name], !record.isEmpty(position) else { continue }
      filledAttributes.insert(name)
      if attributeValues[name, default: []].count < FileProfile.maximumValues {
        attributeValues[name, default: []].insert(record.string(position))
      }
    }
  }
}
