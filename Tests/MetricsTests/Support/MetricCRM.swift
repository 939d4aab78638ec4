import Calendars
import Currencies
import Deals
import Foundation
import Tabular
import TestSupport

@testable import Metrics

/// Export files of a CRM, read as users' files are.
enum MetricCRM {
  /// The book of the fixed small CRM of `Tests/MetricsTests/CRM`.
  static let fixed: Result<DealBook, any Error> = Result {
    try book(
      try kinds.map { kind in
        (
          kind,
          try String(
            contentsOfFile: Places.package("Tests/MetricsTests/CRM/\(kind.rawValue).csv"),
            encoding: .utf8)
        )
      })
  }

  /// The tables of the fixed small CRM.
  static let kinds: [TableKind] = [
    .people, .deals, .history, .activities, .leads, .quotas, .spend, .calls,
  ]

  /// What a model and the data contract say of the deals of the fixed small CRM: chances that follow from
  /// the numbers in their ids, and every fifth is untidy.
  static func options(asOf: String) throws -> MetricOptions {
    let known = try fixed.get().known(atEndOf: try Day(iso: asOf))
    var options = MetricOptions()
    var untidy: Set<Int> = []
    for deal in known.deals {
      let number = Int(known.id(deal).dropFirst()) ?? 0
      let chance = Double(number * 37 % 10) / 20
      options.chances[deal] = DealChance(win: min(1, 2 * chance), winInPeriod: chance)
      if number.isMultiple(of: 5) { untidy.insert(deal) }
    }
    options.untidyDeals = untidy
    return options
  }

  /// The book of a worked example.
  static func book(_ crm: VectorCRM) throws -> DealBook {
    try book(crm.files.map { ($0.kind, $0.text) })
  }

  static func book(_ files: [(kind: TableKind, text: String)]) throws -> DealBook {
    let folder = try TemporaryFolder()
    let settings = try VectorCRM.settings(currency: try Currency("EUR"))
    var reader = try FactReader(settings: settings, keepsDetails: true)
    for (number, file) in files.enumerated() {
      let path = try folder.write(file.text, "\(number)-\(file.kind.rawValue).csv")
      try reader.read(path: path, mapping: SourceMapping(pattern: "*", kind: file.kind))
    }
    if let reject = reader.rejects.first { throw Unreadable(reason: reject.description) }
    return try DealBook(reader.takeFacts(), settings: settings)
  }

  struct Unreadable: Error, CustomStringConvertible {
    let reason: String
    var description: String { reason }
  }
}

extension MetricFrame {
  /// A frame as tests name it; the last day is wholly known.
  init(
    _ book: DealBook, _ period: String, asOf: String, levels: [String] = [],
    options: MetricOptions = MetricOptions()
  ) throws {
    let found = MetricPeriod(id: period, calendar: book.calendar)
    guard let found else { throw MetricCRM.Unreadable(reason: "\(period) is no period") }
    self.init(
      book.known(atEndOf: try Day(iso: asOf)), period: found, levels: levels, options: options)
  }
}
