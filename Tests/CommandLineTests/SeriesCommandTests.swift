import Foundation
import TestSupport
import Testing

/// Plain series from the command line.
@Suite("aforo series")
struct SeriesCommandTests {
  private func run(_ text: String, _ options: [String] = []) throws -> ToolResult {
    let folder = try TemporaryFolder()
    try folder.write(text, "series.csv")
    return try Tool.run(["series", "series.csv"] + options, in: folder.path)
  }

  private func series(_ object: [String: Any]) throws -> [[String: Any]] {
    try #require(object["series"] as? [[String: Any]])
  }

  /// Months from January 2021 on.
  private static func months(_ values: [Double], series: String = "A") -> String {
    values.enumerated().map { month, value in
      let number = String(format: "%02d", month % 12 + 1)
      return "\(series),\(2021 + month / 12)-\(number)-28,\(value)\n"
    }.joined()
  }

  @Test("a constant series is forecast as the constant, day of the month kept")
  func constant() throws {
    let file = "series,date,value\n" + Self.months([Double](repeating: 7, count: 30))
    let object = try run(file, ["--horizon", "3", "--format", "json"]).object()
    #expect(object["frequency"] as? String == "monthly" && object["seasonLength"] as? Int == 12)
    let steps = try #require(try series(object).first?["steps"] as? [[String: Any]])
    #expect(steps.map { $0["date"] as? String } == ["2023-07-28", "2023-08-28", "2023-09-28"])
    #expect(steps.allSatisfy { $0["mean"] as? Double == 7 })
  }

  @Test("frequencies are found out, and month ends stay month ends")
  func frequencies() throws {
    let files = [
      ("2024-02-28\n2024-02-29\n2024-03-01", "daily", "2024-03-02"),
      ("2024-12-16\n2024-12-23\n2024-12-30", "weekly", "2025-01-06"),
      ("2024-10-31\n2024-11-30\n2024-12-31\n2025-01-31", "monthly", "2025-02-28"),
      ("2024-Q2\n2024-Q3\n2024-Q4", "quarterly", "2025-01-01"),
      ("2022\n2023\n2024", "yearly", "2025-01-01"),
    ]
    for (dates, frequency, next) in files {
      let lines = dates.split(separator: "\n").enumerated().map { "\($1),\($0 * $0 + 3)" }
      let result = try run(
        "ds,y\n" + lines.joined(separator: "\n"), ["--horizon", "1", "--format", "json"])
      let object = try result.object()
      #expect(object["frequency"] as? String == frequency)
      let steps = try #require(try series(object).first?["steps"] as? [[String: Any]])
      #expect(steps.first?["date"] as? String == next)
    }
  }

  @Test("intervals contain the forecast and each other; a blank is filled")
  func intervals() throws {
    let values = (0..<48).map { month -> Double in
      let season = 10 * sin(Double(month) * Double.pi / 6)
      return 100 + season + Double(month * 7 % 5)
    }
    let file = "date,value\n" + Self.months(values).replacing("A,", with: "")
    let blank = file.replacing("2023-05-28,\(values[28])", with: "2023-05-28,")
    for text in [file, blank] {
      let steps = try #require(
        try series(try run(text, ["--format", "json"]).object()).first?["steps"] as? [[String: Any]]
      )
      #expect(steps.count == 12)
      for step in steps {
        let ends = try #require(step["intervals"] as? [[String: Any]])
        let mean = try #require(step["mean"] as? Double)
        let lower = ends.compactMap { $0["lower"] as? Double }
        let upper = ends.compactMap { $0["upper"] as? Double }
        #expect(lower.count == 2 && lower[1] <= lower[0] && lower[0] <= mean)
        #expect(upper.count == 2 && mean <= upper[0] && upper[0] <= upper[1])
      }
    }
  }

  @Test(
    "what cannot be used is said with its line and what to do",
    arguments: [
      ("a,b\n1,2\n", 2, "series.csv:1: there is no column of dates among a, b"),
      ("date,b\n2024,2\n", 2, "series.csv:1: there is no column of values among date, b"),
      ("date,value\n", 2, "has no record"),
      ("date,value\n2024-13-01,2\n", 2, "\"2024-13-01\" is no date; write 2025-03-31"),
      ("date,value\n2024-01-01,n/a\n", 2, "\"n/a\" is not a number; write 1234.56"),
      (
        "date,value\n2024-01-01,1\n2024-02-01,1\n2024-03-01,1\n2024-05-01,2\n", 2,
        "series.csv:5: series \"value\": monthly dates go from 2024-03-01 to 2024-05-01: 2024-04-01 "
          + "is missing"
      ),
      (
        "series,date,value\nA,2024-01-01,1\nA,2024-01-01,1\n", 2,
        "series.csv:3: series \"A\": the date 2024-01-01 stands in line 2 too"
      ),
      (
        "date,value\n2024-01-01,1\n2024-01-08,1\n2024-01-15,1\n2024-01-20,1\n", 2,
        "series.csv:5: series \"value\": 2024-01-20 after 2024-01-15 (line 4) is no step of weekly"
      ),
      ("date,value\n2024-01-01,1\n2024-01-15,1\n", 2, "dates are 14 days apart"),
      ("date,value\n2024-01-01 10:00,1\n2024-01-01 11:00,1\n", 2, "one value a day or less often"),
      ("date,value\n2024-01-01,1\n", 3, "name the --frequency"),
      ("date,value\n2024-01-01,\n2024-01-02,\n", 3, "no series has values enough"),
    ])
  func errors(text: String, status: Int32, message: String) throws {
    let result = try run(text)
    #expect(result.status == status, "\(result.errorText)")
    #expect(result.errorText.contains(message), "\(result.errorText)")
    #expect(result.text.isEmpty)
  }

  @Test(
    "options that contradict each other are wrong usage",
    arguments: [
      ["--anomalies", "--outliers"], ["--anomalies", "--horizon", "3"], ["--silence", "3"],
      ["--columns", "a"], ["--horizon", "0"], ["--frequency", "hourly"], ["--outliers"],
      ["--outliers", "--columns", "value,value"],
      ["--outliers", "--columns", "value", "--top", "0"],
    ])
  func usage(options: [String]) throws {
    #expect(try run("date,value\n2024,1\n2025,1\n", options).status == 64)
  }

  @Test("a level shift and a spike are found where they were put, with their levels")
  func anomalies() throws {
    var lines = "timestamp,value\n"
    for step in 0..<400 {
      let value = Double(step * 37 % 11) + (step >= 300 ? 50 : 0) + (step == 200 ? 40 : 0)
      let (day, minute) = (1 + step * 5 / 1440, step * 5 % 1440)
      lines += String(format: "2024-05-%02d %02d:%02d:00,", day, minute / 60, minute % 60)
      lines += "\(value)\n"
    }
    let object = try run(lines, ["--anomalies", "--format", "json"]).object()
    let one = try #require(try series(object).first)
    #expect(one["cycle"] as? Int == 288 && one["silence"] as? Int == 40)
    let found = try #require(one["findings"] as? [[String: Any]])
    #expect(object["findings"] as? Int == found.count)
    let spike = try #require(found.first { $0["index"] as? Int == 200 })
    #expect(spike["kind"] as? String == "anomaly")
    #expect(spike["since"] as? String == "2024-05-01 16:40:00")
    let change = try #require(found.first { $0["kind"] as? String == "change" })
    #expect(change["index"] as? Int == 300 && change["before"] as? Double == 5)
    #expect(change["after"] as? Double == 55 && change["ratio"] as? Double == 11)
  }

  @Test("the row farthest from the others is first, with its line")
  func outliers() throws {
    var lines = "name,a,b,zone\n"
    for row in 0..<60 {
      let a = Double(row * 17 % 60)
      lines += "r\(row),\(a),\(row == 40 ? 300 : 2 * a + Double(row % 3)),1\n"
    }
    lines += "blank,,3,1\n"
    let result = try run(
      lines, ["--outliers", "--columns", "a, b,zone", "--top", "2", "--format", "json"])
    let object = try result.object()
    #expect(object["scored"] as? Int == 60 && object["leftOut"] as? Int == 1)
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.count == 2 && rows.first?["line"] as? Int == 42)
    #expect((object["notes"] as? [String])?.first?.hasSuffix("zone") == true)
    #expect(
      try run(lines, ["--outliers", "--columns", "a,nme"]).errorText.contains("did you mean"))
    #expect(try run("a\n1\n2\n", ["--outliers", "--columns", "a"]).status == 3)
  }

  @Test("the answer does not depend on the number of workers")
  func workers() throws {
    let names = ["A", "B", "C", "D"]
    let text =
      "series,date,value\n"
      + names.enumerated().map { place, name in
        Self.months((0..<40).map { Double(($0 * (7 + place)) % 13) }, series: name)
      }.joined()
    for options in [[], ["--anomalies"]] {
      let one = try run(text, options + ["--workers", "1"])
      #expect(one.status == 0 && one.text.contains("C"))
      #expect(try run(text, options + ["--workers", "4"]).text == one.text)
    }
  }
}
