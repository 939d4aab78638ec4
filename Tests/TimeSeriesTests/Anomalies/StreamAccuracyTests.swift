import Foundation
import TestSupport
import Testing
import TimeSeries

@Suite("StreamAnomalyRule on the Numenta benchmark")
struct StreamAccuracyTests {
  @Test("the score by the standard profile is above its floor")
  func accuracy() throws {
    guard let folder = Places.publicData("nab") else { return }
    let labels = try JSONDecoder().decode(
      [String: [[String]]].self,
      from: Data(contentsOf: URL(fileURLWithPath: "\(folder)/labels/combined_windows.json")))
    var score = StreamScore()
    for (name, windows) in labels.sorted(by: { $0.key < $1.key }) {
      let archive = "\(folder)/data/\(name).gz"
      guard FileManager.default.fileExists(atPath: archive) else { continue }
      let lines = try unpacked(archive).split(whereSeparator: \.isNewline).dropFirst()
      let times = lines.map { String($0.prefix(19)) }
      let values = try lines.map { line in
        try #require(line.split(separator: ",").last.flatMap { Double($0) })
      }
      let ranges = try windows.map { window in
        let start = try #require(times.firstIndex { $0 >= window[0].prefix(19) })
        return try start...(#require(times.lastIndex { $0 <= window[1].prefix(19) }))
      }
      let rule = StreamAnomalyRule(
        cycle: try Self.stepsOfDay(times), silence: values.count / 10)
      score.add(
        count: values.count, windows: ranges, alerts: rule.anomalies(values).map(\.index))
    }
    #expect(try #require(score.normalised) >= streamScore)
  }

  /// A day over the median distance of the times.
  private static func stepsOfDay(_ times: [String]) throws -> Int {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
    let instants = try times.map { try #require(formatter.date(from: $0)).timeIntervalSince1970 }
    let gaps = zip(instants.dropFirst(), instants).map { $0 - $1 }.sorted()
    return Int((86_400 / gaps[gaps.count / 2]).rounded())
  }
}
