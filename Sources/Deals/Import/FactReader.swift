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
  /// How the file was found to be written, where it is not plain CSV in UTF-8.
  public var dialect: String?
}

/// How far the reading of a file has come.
public struct ReadingPlace: Sendable {
  /// Data records seen.
  public let records: Int
  /// Bytes of the file that are behind.
  public let byte: Int
}

/// Reads export files into ``DealFacts``: the typed import.
///
/// A record is accepted whole or rejected with file, record, line, column and reason; nothing is
/// guessed. Records of one deal id twice are refused: the first stands.
public struct FactReader: Sendable {
  /// The facts read so far.
  public internal(set) var facts = DealFacts()
  /// A report per file, in the order of reading.
  public private(set) var files: [FileReport] = []
  /// The rejected records, in the order of reading.
  public private(set) var rejects: [Reject] = []
  /// What activities keep beside their deals and times.
  public let activities: ActivityReading

  let settings: DealSettings
  let zone: BusinessTimeZone
  private var firstRecordOfDeal: [Int32] = []
  private var firstPathOfDeal: [Int16] = []

  /// A reader under the given settings.
  ///
  /// - Parameter keepsDetails: whether activities keep all that they say.
  /// - Throws: ``CalendarError`` for an unknown time zone.
  public init(settings: DealSettings, keepsDetails: Bool = false) throws(CalendarError) {
    try self.init(settings: settings, activities: keepsDetails ? .everything : .times)
  }

  /// A reader under the given settings.
  ///
  /// - Parameter activities: what activities keep beside their deals and times.
  /// - Throws: ``CalendarError`` for an unknown time zone.
  public init(settings: DealSettings, activities: ActivityReading) throws(CalendarError) {
    self.settings = settings
    self.activities = activities
    facts.activities.details = ActivityDetails(keepsIDs: activities == .everything)
    self.zone = try BusinessTimeZone(identifier: settings.timeZone)
  }

  /// Gives the facts away.
  public mutating func takeFacts() -> DealFacts {
    let taken = facts
    facts = DealFacts()
    return taken
  }

  /// Reads one file to its end.
  ///
  /// - Parameter progress: called now and then with the number of records read.
  /// - Throws: ``DealsError`` when the file as a whole cannot be used (columns, quotes, encoding);
  ///   records that cannot be used are in ``rejects``.
  public mutating func read(
    path: String, mapping: SourceMapping, progress: ((Int) -> Void)? = nil
  ) throws(DealsError) {
    try read(
      path: path, mapping: mapping, flushEvery: 65_536,
      flush: { _, place in
        if place.records % 65_536 == 0 { progress?(place.records) }
        return true
      })
  }

  /// Reads one file to its end and gives the facts away on the way, so that memory does not grow
  /// with the file.
  ///
  /// - Parameters:
  ///   - flushEvery: after how many records `flush` is called; it is called at the end too.
  ///   - flush: may take the rows by ``DealFacts/removeRows()``; `false` ends the reading.
  /// - Throws: ``DealsError``, as ``read(path:mapping:progress:)``.
  public mutating func read(
    path: String, mapping: SourceMapping, flushEvery: Int,
    flush: (inout DealFacts, ReadingPlace) -> Bool
  ) throws(DealsError) {
    let reader = try ExportReader(path, mapping)
    let layout = try RecordLayout(path: path, header: reader.header, mapping: mapping)
    var context = RecordContext(layout: layout, settings: settings, zone: zone)
    var report = FileReport(path: path, kind: mapping.kind)
    report.unusedColumns = layout.unused
    let fields = layout.fields
    while let record = try next(of: reader, &report) {
      report.records += 1
      if report.records % flushEvery == 0 {
        let place = ReadingPlace(records: report.records, byte: reader.records.byteOffset)
        guard flush(&facts, place) else { break }
      }
      guard layout.passes(record) else {
        report.passedOver += 1
        continue
      }
      if let problem = reader.cellProblem(record, in: fields) {
        report.rejected += 1
        rejects.append(
          Reject(
            path: path, record: record.recordNumber, line: reader.line(record), column: nil,
            reason: problem))
        continue
      }
      do throws(RecordProblem) {
        let taken = try take(record, as: mapping.kind, &context)
        if taken { report.accepted += 1 } else { report.passedOver += 1 }
      } catch {
        report.rejected += 1
        rejects.append(
          Reject(
            path: path, record: record.recordNumber,
            line: reader.line(record, field: layout.field(of: error.column)), column: error.column,
            reason: error.reason))
      }
    }
    report.dialect = reader.dialectNote
    files.append(report)
    _ = flush(&facts, ReadingPlace(records: report.records, byte: reader.records.byteOffset))
  }

  /// The next record that can be read at all; others are rejects.
  private mutating func next(
    of reader: ExportReader, _ report: inout FileReport
  ) throws(DealsError) -> CSVRecord? {
    do throws(TabularError) {
      return try reader.records.next { reject in
        report.records += 1
        report.rejected += 1
        rejects.append(reader.placed(reject))
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
    case .leads: try takeLead(record, &context)
    case .accounts: try takeAccount(record, &context)
    case .rates: try takeRate(record, &context)
    case .spend: try takeSpend(record, &context)
    case .calls: try takeCall(record, &context)
    case .merges: try takeMerge(record, &context)
    case .stages: false
    }
  }

  /// Gives the id to this record, unless another has it.
  mutating func claim(
    _ id: UnsafeBufferPointer<UInt8>, _ record: CSVRecord
  ) throws(RecordProblem) {
    let code = Int(facts.ids.internInOrder(id))
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
}
