// Reading of a file of deals: its dialect found out, every column typed. Argument: the CSV file.
import Calendars
import Currencies
import Deals
import Foundation
import Support
import Tabular

guard CommandLine.arguments.count > 1 else {
  print("usage: csv FILE.csv")
  exit(2)
}
let path = CommandLine.arguments[1]
let attributes = try FileManager.default.attributesOfItem(atPath: path)
let megabytes = Double(attributes[.size] as? Int ?? 0) / 1e6

/// The columns of a file, as a data frame holds them.
struct Columns {
  enum Column {
    /// Texts that are mostly different: their bytes, one after the other, and where each ends.
    case text([UInt8], [Int])
    /// Labels that recur.
    case labels(SymbolTable, [Int32])
    /// Amounts in cents; `nil` where blank is the smallest number.
    case cents([Int64])
    /// Days since 1970.
    case days([Int32])
  }

  var columns: [Column]
  var rows = 0

  init(header: [String]) {
    columns = header.map { name in
      switch name {
      case "id", "name", "note": .text([], [])
      case "amount": .cents([])
      case "created_at", "close_date": .days([])
      default: .labels(SymbolTable(), [])
      }
    }
  }

  mutating func take(_ record: CSVRecord) {
    rows += 1
    for index in columns.indices { columns[index].append(record.bytes(index)) }
  }
}

extension Columns.Column {
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch self {
    case .text(var texts, var ends):
      self = .days([])
      texts.append(contentsOf: bytes)
      ends.append(texts.count)
      self = .text(texts, ends)
    case .labels(var table, var codes):
      self = .days([])
      codes.append(table.intern(bytes))
      self = .labels(table, codes)
    case .cents(var values):
      self = .days([])
      values.append(cents(bytes))
      self = .cents(values)
    case .days(var values):
      self = .cents([])
      values.append(day(bytes))
      self = .days(values)
    }
  }
}

/// `1234.56` in cents.
func cents(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
  var value: Int64 = 0
  var decimals = -1
  var sign: Int64 = 1
  for byte in bytes {
    if byte == 46 {
      decimals = 0
    } else if byte == 45 {
      sign = -1
    } else {
      guard byte >= 48, byte <= 57 else { fatalError("amount") }
      value = value &* 10 &+ Int64(byte &- 48)
      if decimals >= 0 { decimals += 1 }
    }
  }
  guard !bytes.isEmpty else { return .min }
  while decimals < 2 {
    value &*= 10
    decimals = max(decimals, 0) + 1
  }
  return sign &* value
}

/// `2024-01-31` in days since 1970.
func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
  guard bytes.count == 10 else { return .min }
  func number(_ range: Range<Int>) -> Int32 {
    var value: Int32 = 0
    for index in range { value = value &* 10 &+ Int32(bytes[index] &- 48) }
    return value
  }
  // Howard Hinnant, "chrono-compatible low-level date algorithms": days from civil.
  let month = number(5..<7)
  let year = number(0..<4) &- (month <= 2 ? 1 : 0)
  let era = year / 400
  let yearOfEra = year &- era &* 400
  let dayOfYear = (153 &* (month &+ (month > 2 ? -3 : 9)) &+ 2) / 5 &+ number(8..<10) &- 1
  return era &* 146_097 &+ yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    &- 719_468
}

func tell(_ peer: String, _ cpu: Double, rows: Int) {
  report(
    "csv", peer,
    [
      ("cpu", cpu), ("mb_per_s", megabytes / cpu), ("rows", Double(rows)), ("mb", megabytes),
      ("rss_mb", peakMegabytes()),
    ])
}

let (count, scanning) = try timed(runs: 3) { () throws -> Int in
  let reader = try CSVReader(path: path, options: CSVReaderOptions())
  var count = 0
  try reader.forEachRecord(onReject: { fatalError("\($0)") }, { _ in count += 1 })
  return count
}
let (columns, typing) = try timed(runs: 3) { () throws -> Columns in
  let reader = try CSVReader(path: path, options: CSVReaderOptions())
  var columns = Columns(header: reader.header)
  try reader.forEachRecord(onReject: { fatalError("\($0)") }, { columns.take($0) })
  return columns
}
tell("aforo, all columns typed", typing, rows: columns.rows)
tell("aforo, records only", scanning, rows: count)

let settings = DealSettings(
  currency: .eur,
  stages: try StageList([
    Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open),
    Stage(name: "Won", kind: .won), Stage(name: "Lost", kind: .lost),
  ]))
let (facts, importing) = try timed(runs: 3) { () throws -> Int in
  var reader = try FactReader(settings: settings)
  try reader.read(path: path, mapping: SourceMapping(pattern: "*", kind: .deals))
  return reader.files[0].accepted
}
tell("aforo, deals checked and imported", importing, rows: facts)
