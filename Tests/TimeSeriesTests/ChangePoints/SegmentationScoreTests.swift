import Foundation
import TestSupport
import Testing
import TimeSeries

@Suite("Change points beside people's marks")
struct SegmentationScoreTests {
  @Test("F1 and covering by hand: two people, one of whom sees no change")
  func byHand() {
    let score = SegmentationScore(annotations: [[10], []], count: 20)
    // Found 12: matches 10. Precision 2/2; recall (2/2 + 1/1) / 2.
    #expect(agree(score.f1([12]), 1, within: handComputationError))
    // Found none: precision 1/1; recall (1/2 + 1) / 2 = 3/4; F1 = 2 * 3/4 / (7/4).
    #expect(agree(score.f1([]), 6.0 / 7, within: handComputationError))
    // Found 12 and 17: precision 2/3, recall 1.
    #expect(agree(score.f1([12, 17]), 0.8, within: handComputationError))
    // Found 12: [0, 10) in [0, 12) 10/12, [10, 20) in [12, 20) 8/10; the whole in [0, 12) 12/20.
    let first = (10 * 10.0 / 12 + 10 * 8.0 / 10) / 20
    #expect(agree(score.covering([12]), (first + 0.6) / 2, within: handComputationError))
    // Found none: both halves are half of the whole; the whole is the whole.
    #expect(agree(score.covering([]), 0.75, within: handComputationError))
  }

  @Test("one change found is no match for two marks, and the margin is 5 steps")
  func matching() {
    let score = SegmentationScore(annotations: [[10, 12]], count: 30)
    // Precision 2/2, recall 2/3.
    #expect(agree(score.f1([11]), 0.8, within: handComputationError))
    let near = SegmentationScore(annotations: [[10]], count: 30)
    #expect(near.f1([15]) == 1 && near.f1([16]) == 0.5)
  }

  @Test("on the Turing change point data set F1 and cover are above their floors")
  func accuracy() throws {
    guard let folder = Places.publicData("tcpd") else { return }
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/annotations.json"))
    let marks = try JSONDecoder().decode([String: [String: [Int]]].self, from: data)
    var (f1, cover, count) = (0.0, 0.0, 0.0)
    for (name, people) in marks.sorted(by: { $0.key < $1.key }) {
      let path = "\(folder)/datasets/\(name).json"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
      let cleaned = Data(text.replacing("NaN", with: "null").utf8)
      let columns = try JSONDecoder().decode(TuringSeries.self, from: cleaned).columns
      let score = SegmentationScore(annotations: Array(people.values), count: columns[0].count)
      let found = try ChangePointSearch().changePoints(columns).map(\.index)
      f1 += score.f1(found)
      cover += score.covering(found)
      count += 1
    }
    #expect(f1 / count >= changePointF1 && cover / count >= changePointCover)
  }
}

/// A file of the Turing change point data set.
private struct TuringSeries: Decodable {
  struct Column: Decodable { let raw: [Double?] }
  let series: [Column]

  /// The columns; a missing value is that before it.
  var columns: [[Double]] {
    series.map { column in
      var last = 0.0
      return column.raw.map { value in
        last = value ?? last
        return last
      }
    }
  }
}
