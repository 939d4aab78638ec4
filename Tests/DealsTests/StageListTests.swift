import Deals
import Testing

@Suite("StageList")
struct StageListTests {
  @Test("labels are found without case and surrounding blanks; open stages come first")
  func labels() throws {
    let list = try StageList([
      Stage(name: "Won", kind: .won, labels: ["Closed Won"]), Stage(name: "Lost", kind: .lost),
      Stage(name: "Proposal", kind: .open), Stage(name: "Demo", kind: .open),
    ])
    #expect(list.stages.map(\.name) == ["Proposal", "Demo", "Won", "Lost"])
    #expect(list.openCount == 2)
    #expect(list.code(ofLabel: "  closed WON\t ") == 2)
    #expect(list.code(ofLabel: "closed  won") == nil)
    #expect(list.nearest(to: "Proposl") == "Proposal")
  }

  @Test("one label in two stages, and a process in which nothing can be won, are refused")
  func refused() {
    #expect(throws: DealsError.duplicateStageLabel("demo")) {
      try StageList([
        Stage(name: "Demo", kind: .open), Stage(name: "X", kind: .won, labels: ["DEMO "]),
      ])
    }
    #expect(throws: DealsError.noWonStage) { try StageList([Stage(name: "Demo", kind: .open)]) }
  }

  @Test(
    "the edit distance is that of textbooks",
    arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0)])
  func distance(left: String, right: String, expected: Int) {
    #expect(editDistance(left, right) == expected)
  }
}
