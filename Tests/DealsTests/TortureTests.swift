import Deals
import Foundation
import Tabular
import Testing

/// What the files' own list says of them.
private struct ExpectedFiles: Decodable {
  struct File: Decodable {
    let file: String
    let outcome: String
    let accepted: Int?
    let rejected: [Int]
    let why: String
  }
  let files: [File]
}

@Suite("Deals files made to be read wrongly")
struct TortureTests {
  @Test("every file is accepted, rejected or refused as its list says")
  func files() throws {
    guard let folder = sharedData("csv-torture/deals") else { return }
    let list = try JSONDecoder().decode(
      ExpectedFiles.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
    #expect(!list.files.isEmpty)
    for expected in list.files {
      let path = folder.appending(path: expected.file).path
      var reader = try FactReader(settings: try importSettings())
      var refusal: DealsError?
      do throws(DealsError) {
        try reader.read(path: path, mapping: SourceMapping(pattern: "*", kind: .deals))
      } catch { refusal = error }
      check(expected, reader, refusal, path: path)
    }
  }

  private func check(
    _ expected: ExpectedFiles.File, _ reader: FactReader, _ refusal: DealsError?, path: String
  ) {
    let name = "\(expected.file): \(expected.why)"
    let rejected = reader.rejects.map(\.record)
    switch expected.outcome {
    case "accept":
      #expect(refusal == nil, "\(name)")
      #expect(rejected.isEmpty, "\(name)")
    case "refuse":
      #expect(refusal != nil, "\(name)")
      return
    case "accept-with-rejects":
      #expect(refusal == nil, "\(name)")
      #expect(Set(rejected).isSuperset(of: expected.rejected), "\(name)")
    case "accept-with-rejects-or-refuse":
      #expect(refusal != nil || Set(rejected).isSuperset(of: expected.rejected), "\(name)")
    default: Issue.record("unknown outcome \(expected.outcome) of \(expected.file)")
    }
    if let accepted = expected.accepted {
      #expect(reader.files.first?.accepted == accepted, "\(name)")
      #expect(reader.facts.deals.count == accepted, "\(name)")
    }
    for reject in reader.rejects {
      #expect(reject.path == path, "\(name)")
      #expect(reject.line >= reject.record, "\(name)")
      #expect(!reject.reason.isEmpty, "\(name)")
    }
    if let report = reader.files.first {
      #expect(report.records == report.accepted + report.rejected + report.passedOver, "\(name)")
    }
  }

  @Test("the words of the refusals name what is needed to correct the file")
  func words() throws {
    guard let folder = sharedData("csv-torture/deals") else { return }
    func outcome(_ file: String) throws -> (reader: FactReader, text: String) {
      var reader = try FactReader(settings: try importSettings())
      do throws(DealsError) {
        try reader.read(
          path: folder.appending(path: file).path,
          mapping: SourceMapping(pattern: "*", kind: .deals))
      } catch { return (reader, error.description) }
      return (reader, reader.rejects.map(\.description).joined(separator: "\n"))
    }
    let missing = try outcome("missing-column.csv").text
    for column in ["amount", "created_at", "close_date"] {
      #expect(missing.contains(column), "all of them in one message")
    }
    #expect(try outcome("duplicate-header.csv").text.contains("amount"))
    let double = try outcome("duplicate-id.csv").text
    #expect(double.contains("D1"))
    #expect(double.contains("record 2"))
    #expect(double.contains("record 4"))
    #expect(try outcome("unterminated-quote.csv").text.contains(":3"), "where the quote opened")
    #expect(
      try outcome("extra-column.csv").reader.files.first?.unusedColumns.contains("note") == true)
    let mixed = try outcome("mixed-currencies.csv").reader
    #expect(mixed.facts.deals.amount.first == 120_050)
    #expect(mixed.facts.deals.currency.map { $0 < 0 } == [true, false, false])
    let odd = try outcome("not-finite-amounts.csv").reader
    #expect(odd.facts.deals.amount == [0, 100_000], "-0 is 0; 1e3 is 1000")
    let bad = try outcome("invalid-utf8.csv")
    #expect(
      !bad.reader.facts.attributes.joined(by: { $0.strings }).contains { $0.contains("\u{FFFD}") })
  }
}

extension Sequence {
  fileprivate func joined<T>(by transform: (Element) -> [T]) -> [T] { flatMap(transform) }
}
