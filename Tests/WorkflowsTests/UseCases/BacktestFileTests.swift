import Calendars
import Deals
import Evaluation
import Forecasting
import Foundation
import Reporting
import Synchronization
import TestSupport
import Testing
import Workflows

@Suite("Files of a backtest")
struct BacktestFileTests {
  private static let loaded = Result {
    try LoadedDeals(
      .folder(try SampleCRM.path()), project: Project(folder: try TemporaryFolder().path))
  }

  private func request(_ checkpoint: String? = nil) -> BacktestRequest {
    var request = BacktestRequest()
    request.days = [-200, -160, -130, -110].map { SampleCRM.lastDay + $0 }
    request.aheads = [0]
    request.window = 28
    request.draws = 200
    request.workers = 2
    request.checkpointPath = checkpoint
    return request
  }

  private func run(_ request: BacktestRequest) throws -> RunBacktest {
    try RunBacktest(try Self.loaded.get(), request: request)
  }

  private func content(_ folder: TemporaryFolder, _ name: String) throws -> String {
    String(decoding: try #require(try folder.contents()[name]), as: UTF8.self)
  }

  private func problem(_ request: BacktestRequest) throws -> String {
    let loaded = try Self.loaded.get()
    let error = #expect(throws: WorkflowError.self) {
      try RunBacktest(loaded, request: request)
    }
    return try #require(error).description
  }

  @Test(
    "interrupted after some days and resumed: the same bytes as in one go", arguments: [0, 1, 3])
  func resumed(after days: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("days.jsonl")
    let whole = try run(request(path))
    let lines = try content(folder, "days.jsonl").split(separator: "\n")
    #expect(lines.count == 5, "the key and four days")
    // As if it had been killed while the next day was being written.
    let torn = days < 4 ? String(lines[days + 1].prefix(lines[days + 1].count / 2)) : ""
    try folder.write(
      lines[0...days].map { $0 + "\n" }.joined() + torn, "days.jsonl")
    let resumed = try run(request(path))
    #expect(resumed.report == whole.report)
    for format in OutputFormat.allCases {
      #expect(
        BacktestText.render(resumed.report, format: format)
          == BacktestText.render(whole.report, format: format))
    }
    #expect(BacktestPicture.svg(resumed.report) == BacktestPicture.svg(whole.report))
    #expect(resumed.notes.contains { $0.contains("the last line was cut off") })
    #expect(resumed.notes.contains { $0.contains("\(days) days were done before") } == (days > 0))
    let again = try run(request(path))
    #expect(again.report == whole.report)
    #expect(!again.notes.contains { $0.contains("cut off") })
  }

  @Test("days in the file are not replayed: what it says is believed")
  func believed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("days.jsonl")
    let whole = try run(request(path))
    let text = try content(folder, "days.jsonl")
    try folder.write(text.replacing("\"grade\":\"", with: "\"grade\":\"ref"), "days.jsonl")
    #expect(try problem(request(path)).contains("days.jsonl:2: is damaged"))
    try folder.write(
      text.replacing("\"baseRate\":0.", with: "\"baseRate\":0.1"), "days.jsonl")
    let changed = try run(request(path)).report
    #expect(changed != whole.report)
  }

  @Test("progress counts the days that are left to replay, and tells the time that they will take")
  func progress() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("days.jsonl")
    _ = try run(request(path))
    let lines = try content(folder, "days.jsonl").split(separator: "\n")
    try folder.write(lines[0...2].map { $0 + "\n" }.joined(), "days.jsonl")
    let told = Mutex<[String]>([])
    _ = try RunBacktest(
      try Self.loaded.get(), request: request(path),
      progress: WorkProgress { line in told.withLock { $0.append(line) } })
    let replayed = told.withLock { $0.filter { $0.hasPrefix("replayed ") } }
    #expect(replayed.count == 2)
    let first = try #require(replayed.first)
    #expect(first.contains(": 1 of 2 days, ") && first.hasSuffix(" s left"))
    #expect(replayed.last?.hasSuffix(": 2 of 2 days") ?? false)
  }

  @Test("a window of days is called by its length")
  func window() throws {
    let text = BacktestText.render(try run(request()).report, format: .table)
    #expect(text.contains("Next 28 days: "))
    #expect(!text.contains("unning period"))
  }

  @Test("a checkpoint of other options, data or another kind is refused and left alone")
  func stale() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("days.jsonl")
    _ = try run(request(path))
    let text = try content(folder, "days.jsonl")
    var other = request(path)
    other.draws = 300
    #expect(try problem(other).contains("was made with other options"))
    other = request(path)
    other.lastKnown = SampleCRM.lastDay - 30
    #expect(try problem(other).contains("was judged by what came up to"))
    for (from, to, reason) in [
      ("\"data\":\"", "\"data\":\"0", "was made from other data"),
      ("\"aforo\":\"", "\"aforo\":\"9", "was made by aforo 9"),
      ("\"settings\":\"", "\"settings\":\"0", "under other settings"),
    ] {
      try folder.write(text.replacing(from, with: to), "days.jsonl")
      #expect(try problem(request(path)).contains(reason))
    }
    let note = "minutes of the meeting\n"
    let notes = try folder.write(note, "notes.txt")
    #expect(try problem(request(notes)).contains("is no checkpoint of a backtest"))
    #expect(try content(folder, "notes.txt") == note)
  }

  // MARK: Truth

  private static let nodeHeader = "asOf,period,ahead,level,name,mean,p025,p10,p50,p90,p975"

  @Test("the oracle's rows and deals are set beside those of aforo")
  func truth() throws {
    let folder = try TemporaryFolder()
    let plain = try run(request()).report
    let rows = plain.rows.filter { $0.level == "total" }
    // An oracle that knows what came, less 10.00.
    let text = rows.map { row in
      let amount = Double(row.actual) / 100
      let ends = [-50.0, -20, 0, 20, 50].map { "\(amount + $0)" }.joined(separator: ",")
      return "\(row.asOf),\(row.period),0,total,,\(amount - 10),\(ends)\n"
    }
    var request = request()
    request.truthPath = try folder.write(
      Self.nodeHeader + "\n" + text.joined(), "oracle.csv")
    let day = try #require(plain.days.first)
    let deals = try #require(day.targets.first).deals
    let known = zip(deals.ids, deals.isWon).map { id, won in
      "\(id),\(day.question.day),0,\(won ? 0.9 : 0.1)\n"
    }
    request.dealTruthPath = try folder.write(
      "id,asOf,ahead,probability\n" + known.joined(), "deals.csv")
    let work = try run(request)
    let total = try #require(work.report.summary(ahead: 0))
    let oracle = try #require(total.scores.last)
    #expect(oracle.method == .oracle)
    #expect(oracle.count == rows.count)
    #expect(agree(oracle.meanAbsoluteError, 1_000, within: reorderingError))
    #expect(total.oracleCoverage.map(\.value) == [1, 1])
    let judged = try #require(work.report.deals.first)
    let limit = try #require(judged.oracle)
    #expect(limit.count == deals.ids.count)
    #expect(agree(limit.brier, 0.01, within: handComputationError))
    #expect(judged.besidesOracle?.count == deals.ids.count)
    #expect(work.notes.contains { $0.contains("of the backtest's") })
    #expect(work.report.rows == plain.rows, "the truth changes no forecast")
  }

  @Test(
    "bad tables of the truth are refused by line and column",
    arguments: [
      ("2025-04-01,28d,0,total,,x,1,2,3,4,5", "oracle.csv:2", "mean"),
      ("1 April,28d,0,total,,1,1,2,3,4,5", "oracle.csv:2", "asOf"),
      ("2025-04-01,28d,-1,total,,1,1,2,3,4,5", "oracle.csv:2", "ahead"),
      ("2025-04-01,28d,0,total", "oracle.csv:2", "fields"),
      (
        "2025-04-01,28d,0,total,,1,1,2,3,4,5\n2025-04-01,28d,0,total,x,1,1,2,3,4,5",
        "oracle.csv:3", "given before"
      ),
      ("1999-04-01,28d,0,total,,1,1,2,3,4,5", "oracle.csv", "same as-of days"),
    ])
  func badTruth(rows: String, place: String, word: String) throws {
    let folder = try TemporaryFolder()
    var request = request()
    request.days = [SampleCRM.lastDay - 110]
    request.truthPath = try folder.write(Self.nodeHeader + "\n" + rows + "\n", "oracle.csv")
    let text = try problem(request)
    #expect(text.contains(place) && text.contains(word), "\(text)")
  }

  @Test("a table of the truth without its columns, and a probability that is none, are refused")
  func badColumns() throws {
    let folder = try TemporaryFolder()
    var request = request()
    request.truthPath = try folder.write("asOf,mean\n2025-04-01,1\n", "oracle.csv")
    #expect(try problem(request).contains("p025"))
    request.truthPath = nil
    request.dealTruthPath = try folder.write(
      "id,asOf,ahead,probability\nD1,2025-04-01,0,1.2\n", "deals.csv")
    let text = try problem(request)
    #expect(text.contains("deals.csv:2") && text.contains("probability"), "\(text)")
  }
}
