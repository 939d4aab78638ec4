public import Calendars
internal import Currencies
public import Tabular

/// What was read of one file.
public struct FileReport: Codable, Equatable, Sendable {
  /// The file.
  public var path: String
  /// What it is.
  public var kind: TableKind
  /// Data records seen.
  public var records = 0
  /// Records that became facts.
  public var accepted = 0
  /// Records refused.
  public var rejected = 0
  /// Records passed over as the mapping says (deleted, filtered, ignored stages).
  public var passedOver = 0
  /// Headers that no canonical column took.
  public var unusedColumns: [String] = []
}

/// Reads export files into ``DealFacts``: the typed import.
///
/// A record is accepted whole or rejected with file, record, line, column and reason; nothing is
/// guessed. Records of one deal id twice are refused: the first stands.
public struct FactReader: Sendable {
  /// The facts read so far.
  public private(set) var facts = DealFacts()
  /// A report per file, in the order of reading.
  public private(set) var files: [FileReport] = []
  /// The rejected records, in the order of reading.
  public private(set) var rejects: [Reject] = []
  /// Deals whose amount is in a currency for which there is no rate.
  public var unpricedCount: Int { facts.deals.unpricedCount }

  let settings: DealSettings
  let zone: BusinessTimeZone
  private var firstRecordOfDeal: [Int32] = []
  private var firstPathOfDeal: [Int16] = []

  /// A reader under the given settings.
  ///
  /// - Throws: ``CalendarError`` for an unknown time zone.
  public init(settings: DealSettings) throws(CalendarError) {
    self.settings = settings
    self.zone = try BusinessTimeZone(identifier: settings.timeZone)
  }

  /// Reads one file to its end.
  ///
  /// - Parameter progress: called now and then with the number of records read.
  /// - Throws: ``DealsError`` when the file as a whole cannot be used (columns, quotes, encoding);
  ///   records that cannot be used are in ``rejects``.
  public mutating func read(
    path: String, mapping: SourceMapping, progress: ((Int) -> Void)? = nil
  ) throws(DealsError) {
    let reader: CSVReader
    do throws(TabularError) {
      reader = try CSVReader(
        path: path, dialect: CSVDialect(delimiter: mapping.delimiter.utf8.first ?? 44),
        limits: CSVLimits())
    } catch { throw .tabular(error) }
    let layout = try RecordLayout(path: path, header: reader.header, mapping: mapping)
    var context = RecordContext(
      layout: layout, stages: settings.stages, zone: zone, decimals: settings.currency.decimals,
      currencyCode: settings.currency.code)
    var report = FileReport(path: path, kind: mapping.kind)
    report.unusedColumns = layout.unused
    while let record = try next(of: reader, &report) {
      report.records += 1
      if report.records % 65_536 == 0 { progress?(report.records) }
      guard layout.passes(record) else {
        report.passedOver += 1
        continue
      }
      do throws(RecordProblem) {
        let taken = try take(record, as: mapping.kind, &context)
        if taken { report.accepted += 1 } else { report.passedOver += 1 }
      } catch {
        report.rejected += 1
        rejects.append(
          Reject(
            path: path, record: record.recordNumber, line: record.line, column: error.column,
            reason: error.reason))
      }
    }
    files.append(report)
  }

  /// The next record that can be read at all; others are rejects.
  private mutating func next(
    of reader: CSVReader, _ report: inout FileReport
  ) throws(DealsError) -> CSVRecord? {
    do throws(TabularError) {
      return try reader.next { reject in
        report.records += 1
        report.rejected += 1
        rejects.append(reject)
      }
    } catch { throw .tabular(error) }
  }

  /// Turns one record into a fact; `false` when it is passed over.
  private mutating func take(
    _ record: CSVRecord, as kind: TableKind, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    switch kind {
    case .deals: try takeDeal(record, &context)
    case .history: try takeChange(record, &context)
    case .activities: try takeActivity(record, &context)
    case .quotas: try takeQuota(record, &context)
    case .people: try takePerson(record, &context)
    }
  }

  private mutating func takeDeal(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    if try context.flag(record, .isDeleted) == true { return false }
    let id = try context.required(record, .id)
    let stage = try context.stage(record)
    guard stage != RecordContext.ignored else { return false }
    guard stage >= 0 else { throw RecordProblem("stage", "is blank; every deal needs a stage") }
    let created = try context.instant(record, .createdAt) ?? Blank.instant
    let closeDay = try context.day(record, .closeDate)
    var closed = try context.instant(record, .closedAt) ?? Blank.instant
    let isOpen = settings.stages.kind(Int(stage)) == .open
    guard isOpen || created != Blank.instant else {
      throw RecordProblem("created_at", "is blank, but the deal is closed; give the day")
    }
    if isOpen {
      closed = Blank.instant
    } else if closed == Blank.instant {
      guard let day = closeDay else {
        throw RecordProblem("close_date", "is blank, but the deal is closed; give the day")
      }
      closed = zone.noon(of: Day(number: day)).seconds
    }
    let amount = try context.amount(record)
    let category = try context.category(record)
    try claim(id, record)
    facts.deals.created.append(created)
    facts.deals.closed.append(closed)
    facts.deals.closeDay.append(closeDay ?? Blank.day)
    facts.deals.stage.append(Int16(stage))
    facts.deals.amount.append(amount ?? Blank.amount)
    if context.isUnpriced { facts.deals.unpricedCount += 1 }
    facts.deals.owner.append(context.intern(record, .owner, into: &facts.owners))
    facts.deals.category.append(category)
    for position in facts.attributes.indices {
      let code = context.intern(
        record, RecordColumn.attributes[position], into: &facts.attributes[position])
      facts.deals.attributes[position].append(code)
    }
    return true
  }

  /// Gives the id to this record, unless another has it.
  private mutating func claim(
    _ id: UnsafeBufferPointer<UInt8>, _ record: CSVRecord
  ) throws(RecordProblem) {
    let code = Int(facts.ids.intern(id))
    while firstRecordOfDeal.count <= code {
      firstRecordOfDeal.append(0)
      firstPathOfDeal.append(0)
    }
    guard firstRecordOfDeal[code] == 0 else {
      let place =
        Int(firstPathOfDeal[code]) == files.count
        ? "record \(firstRecordOfDeal[code])"
        : "record \(firstRecordOfDeal[code]) of \(files[Int(firstPathOfDeal[code])].path)"
      throw RecordProblem(
        "id", "\"\(facts.ids.string(Int32(code)))\" is the id of \(place) too; keep one of them")
    }
    firstRecordOfDeal[code] = Int32(clamping: record.recordNumber)
    firstPathOfDeal[code] = Int16(clamping: files.count)
    facts.deals.deal.append(Int32(code))
  }

  private mutating func takeChange(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let deal = try context.required(record, .dealID)
    let at = try context.requiredInstant(record, .changedAt)
    guard let change = try context.change(record, owners: &facts.owners) else { return false }
    facts.history.deal.append(facts.ids.intern(deal))
    facts.history.at.append(at)
    facts.history.stage.append(Int16(change.state.stage))
    facts.history.amount.append(change.state.amount)
    facts.history.closeDay.append(change.state.closeDay)
    facts.history.owner.append(change.state.owner)
    facts.history.category.append(change.state.category)
    facts.history.says.append(change.says.rawValue)
    return true
  }

  private mutating func takeActivity(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    guard let deal = context.bytes(record, .dealID), !deal.isEmpty else { return false }
    let at = try context.requiredInstant(record, .start)
    facts.activities.deal.append(facts.ids.intern(deal))
    facts.activities.at.append(at)
    return true
  }

  private mutating func takeQuota(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let calendar = try context.calendar(settings)
    let period = try context.period(record, calendar: calendar)
    guard let amount = try context.amount(record) else {
      throw RecordProblem(
        "amount", "is blank; a quota needs an amount in \(settings.currency.code)")
    }
    var path: [String: String] = [:]
    for column in [RecordColumn.region, .manager, .owner, .segment, .product, .node] {
      if let text = context.text(record, column), !text.isEmpty { path[column.name] = text }
    }
    let knownFrom = try context.instant(record, .knownFrom) ?? Blank.instant
    facts.quotas.append(
      QuotaFact(period: period, path: path, amount: amount, knownFrom: knownFrom))
    return true
  }

  private mutating func takePerson(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    _ = try context.required(record, .owner)
    facts.people.append(
      PersonFact(
        owner: context.text(record, .owner) ?? "", manager: context.text(record, .manager) ?? "",
        region: context.text(record, .region) ?? ""))
    return true
  }
}
