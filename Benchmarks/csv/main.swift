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

/// The texts of a column: their bytes, one after the other, and where each ends.
struct Texts {
  var bytes: [UInt8] = []
  var ends: [Int] = []

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }
}

/// The labels of a column, numbered.
struct Labels {
  var table = SymbolTable()
  var codes: [Int32] = []

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { codes.append(table.intern(text)) }
}

/// The columns of a file as a data frame holds them: amounts in cents and days as numbers, texts as
/// texts or, on request, all but id, name and note as numbered labels.
struct Columns {
  var texts: [Texts] = []
  var labels: [Labels] = []
  var amounts: [Int64] = []
  var days: [[Int32]] = []
  var rows = 0
  /// The place in the record of each of the columns above.
  private var textPlaces: [Int] = []
  private var labelPlaces: [Int] = []
  private var dayPlaces: [Int] = []
  private let amountPlace: Int

  init(header: [String], numbersLabels: Bool) {
    amountPlace = header.firstIndex(of: "amount") ?? 0
    for (place, name) in header.enumerated() where name != "amount" {
      if name == "created_at" || name == "close_date" {
        dayPlaces.append(place)
      } else if numbersLabels, !["id", "name", "note"].contains(name) {
        labelPlaces.append(place)
      } else {
        textPlaces.append(place)
      }
    }
    texts = textPlaces.map { _ in Texts() }
    labels = labelPlaces.map { _ in Labels() }
    days = dayPlaces.map { _ in [] }
  }

  mutating func take(_ record: CSVRecord) {
    rows += 1
    amounts.append(amount(record.bytes(amountPlace)))
    for index in days.indices { days[index].append(dayNumber(record.bytes(dayPlaces[index]))) }
    for index in texts.indices { texts[index].append(record.bytes(textPlaces[index])) }
    for index in labels.indices { labels[index].append(record.bytes(labelPlaces[index])) }
  }
}

/// `1234.56` in cents.
func amount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
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
func dayNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
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

func read(numbersLabels: Bool) throws -> (Int, Double) {
  try timed(runs: 3) {
    let reader = try CSVReader(path: path, options: CSVReaderOptions())
    var columns = Columns(header: reader.header, numbersLabels: numbersLabels)
    try reader.forEachRecord(onReject: { fatalError("\($0)") }, { columns.take($0) })
    return columns.rows
  }
}

let (rows, typing) = try read(numbersLabels: false)
tell("aforo, numbers, dates, texts", typing, rows: rows)
tell("aforo, records only", scanning, rows: count)
let (_, numbering) = try read(numbersLabels: true)
tell("aforo, labels numbered too", numbering, rows: rows)

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
