import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

/// What `aforo series --anomalies` says of its false alarms.
@Suite("False alarms of plain series")
struct FalseAlarmTests {
  private static let seriesCount = 1_000
  private static let length = 200
  private static let silence = 20

  /// An autoregressive series with a standard deviation of 1.
  private static func series(_ number: Int, correlation: Double) -> [Double] {
    var stream = RandomStream(seed: 11, stream: UInt64(number))
    let innovation = (1 - correlation * correlation).squareRoot()
    var level = stream.normal()
    return (0..<length).map { _ in
      level = correlation * level + innovation * stream.normal()
      return level
    }
  }

  @Test(
    "the shares of series with an anomaly are those told",
    arguments: [(0, 0.08), (0.5, 0.11), (0.9, 0.29)])
  func anomalies(correlation: Double, told: Double) {
    let rule = StreamAnomalyRule(cycle: 12, silence: Self.silence)
    let found = (0..<Self.seriesCount).count {
      !rule.anomalies(Self.series($0, correlation: correlation)).isEmpty
    }
    let share = Double(found) / Double(Self.seriesCount)
    let deviation = (told * (1 - told) / Double(Self.seriesCount)).squareRoot()
    // What is told is rounded to the percent, and was counted on as many series itself.
    #expect(abs(share - told) < 3 * 2.0.squareRoot() * deviation + 0.005, "\(share)")
  }

  @Test("independent values have no change")
  func changes() throws {
    let search = try ChangePointSearch()
    var found = 0
    for number in 0..<Self.seriesCount {
      let changes = try search.changePoints([Self.series(number, correlation: 0)])
      found += changes.isEmpty ? 0 : 1
    }
    #expect(found == 0)
  }
}
