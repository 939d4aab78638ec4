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
  /// How the file was found to be written, where it is not plain CSV in UTF-8.
  public private(set) var dialect: String?
  /// The system it comes from, where its columns tell.
  public let crm: CRM?
  /// What is said of each stage label.
  public private(set) var stages: [String: StageProfile] = [:]
  /// The stages that a table of stages declares.
  public private(set) var declaredStages: [DeclaredStage] = []
  /// How probabilities are written.
  public private(set) var probabilityScale: ProbabilityScale
  /// Currency codes with their counts.
  public private(set) var currencies: [String: Int] = [:]
  /// Canonical columns in which any value stands, among the attributes.
  public private(set) var filledAttributes: Set<String> = []
  /// Number of different values of each attribute, up to 1,000.
  public private(set) var attributeValues: [String: Set<String>] = [:]
  /// The date formats that every date of the file agrees with.
  public private(set) var dateFormats: Set<DateFormat> = Set(DateFormat.allCases)
  private var amounts = AmountProfile()
  /// Whether any amount needs a decimal comma.
  public var hasDecimalComma: Bool { amounts.hasDecimalComma }
  /// The separator of thousands that amounts are written with; blank for none.
  public var thousands: String { amounts.thousands }

  private static let maximumValues = 1_000

  /// Reads a file to its end.
  ///
  /// - Throws: ``DealsError`` when it cannot be read or its kind is doubtful.
  public init(path: String, fileName: String) throws(DealsError) {
    self.path = path
    let export = try ExportReader(path, SourceMapping(pattern: fileName, kind: .deals))
    let reader = export.records
    header = reader.header
    crm = CRM.of(header: reader.header)
    kind = try KindRecognition.kind(path: path, fileName: fileName, header: reader.header)
    guard let kind else {
      columns = [:]
      probabilityScale = ProbabilityScale(header: "")
      return
    }
    let positions = TableSchema.of(kind).positions(in: reader.header)
    columns = positions.mapValues { reader.header[$0] }
    probabilityScale = ProbabilityScale(header: columns["probability"] ?? "")
    do throws(TabularError) {
      try kind == .stages ? scanStages(reader, positions) : scan(reader, positions)
    } catch { throw .tabular(error) }
    dialect = export.dialectNote
  }

  private mutating func scan(
    _ reader: CSVReader, _ positions: [String: Int]
  ) throws(TabularError) {
    var labels = SymbolTable()
    var profiles: [StageProfile] = []
    var lastDeal: String?
    var rank = 0
    var fields = fields(positions)
    let amount = positions["amount"]
    let stage = positions["stage"]
    let outcome = OutcomeColumns(
      won: positions["won"], closed: positions["is_closed"], probability: positions["probability"])
    let deal = kind == .history ? positions["deal_id"] : nil
    let dates = ["created_at", "close_date", "closed_at", "changed_at", "start", "valid_from"]
      .compactMap { positions[$0] }
    while let record = try reader.next(onReject: { _ in }) {
      if let stage, !record.isEmpty(stage) {
        let code = Int(labels.intern(record.bytes(stage)))
        if code == profiles.count { profiles.append(StageProfile()) }
        profiles[code].count += 1
        if let deal {
          let id = record.string(deal)
          rank = id == lastDeal ? rank + 1 : 0
          lastDeal = id
          profiles[code].rankSum += Double(rank)
          profiles[code].rankCount += 1
        }
        noteOutcome(record, outcome, &profiles[code])
      }
      narrowDates(record, dates)
      if let amount { amounts.note(record.bytes(amount)) }
      for index in fields.indices { fields[index].note(record) }
    }
    keep(fields)
    for (code, profile) in profiles.enumerated() { stages[labels.string(Int32(code))] = profile }
  }

  private mutating func noteOutcome(
    _ record: CSVRecord, _ columns: OutcomeColumns, _ profile: inout StageProfile
  ) {
    func isTrue(_ position: Int?) -> Bool {
      position.map { record.string($0).lowercased() == "true" } ?? false
    }
    if isTrue(columns.won) { profile.won += 1 } else if isTrue(columns.closed) { profile.lost += 1 }
    if let position = columns.probability, let value = Double(record.string(position)),
      (0...100).contains(value)
    {
      probabilityScale.note(value)
      profile.probabilitySum += value
      profile.probabilityCount += 1
    }
  }

  private struct OutcomeColumns {
    let won: Int?
    let closed: Int?
    let probability: Int?
  }

  private mutating func scanStages(
    _ reader: CSVReader, _ positions: [String: Int]
  ) throws(TabularError) {
    let isHubSpot = header.contains("closed_won")
    while let record = try reader.next(onReject: { _ in }) {
      func text(_ column: String) -> String { positions[column].map { record.string($0) } ?? "" }
      func isTrue(_ column: String) -> Bool { ["true", "1"].contains(text(column).lowercased()) }
      guard !isTrue("is_deleted"), !text("id").isEmpty else { continue }
      let probability = Double(text("probability")).flatMap { (0...100).contains($0) ? $0 : nil }
      if let probability { probabilityScale.note(probability) }
      let isClosed = isTrue("is_closed")
      // HubSpot's lost stages are those with a probability of 0, closed or not.
      let isLost = isClosed || (isHubSpot && probability == 0)
      let kind: StageKind? = isTrue("won") ? .won : isLost ? .lost : nil
      declaredStages.append(
        DeclaredStage(
          id: text("id"), label: text("label").isEmpty ? text("id") : text("label"),
          order: Double(text("order")) ?? .infinity, kind: kind, probability: probability))
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

  /// The columns whose values are looked at.
  private func fields(_ positions: [String: Int]) -> [FieldProfile] {
    var fields: [FieldProfile] = []
    if let position = positions["currency"] {
      fields.append(FieldProfile("currency", at: position, limit: 1_000, isCounted: true))
    }
    guard kind == .deals || kind == .people else { return fields }
    for name in DealSettings.attributeNames + ["owner"] {
      guard let position = positions[name] else { continue }
      fields.append(FieldProfile(name, at: position, limit: FileProfile.maximumValues))
    }
    return fields
  }

  private mutating func keep(_ fields: [FieldProfile]) {
    for field in fields where field.values.count > 0 {
      if field.name == "currency" {
        for (code, count) in field.counts.enumerated() {
          currencies[field.values.string(Int32(code))] = count
        }
      } else {
        filledAttributes.insert(field.name)
        attributeValues[field.name] = Set(field.values.strings)
      }
    }
  }
}
