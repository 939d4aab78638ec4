import Testing

@Suite("Style of the sources")
struct StyleTests {
  @Test("no file is longer than the limit")
  func length() throws {
    for file in try SourceFile.all() {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= SourceStyle.maximumLines, "\(file.path)")
    }
  }

  @Test("nothing stops the program without a stated reason")
  func hazards() throws {
    for file in try SourceFile.all() {
      for hazard in SourceStyle.hazards(in: file.text) {
        Issue.record("\(file.path):\(hazard.line): \(hazard.text)")
      }
    }
  }

  @Test(
    "the check sees each kind of hazard",
    arguments: [
      "let a = try! make()", "let b = c as! Int", "fatalError(\"no\")", "let d = e!.count",
      "let f = g()!", "let h = i[0]! + 1", "return list.first!",
    ])
  func planted(line: String) {
    #expect(SourceStyle.hazards(in: "let x = 1\n\(line)\n").map(\.line) == [2])
    #expect(SourceStyle.hazards(in: "// cannot be nil: checked above\n\(line)\n").isEmpty)
  }

  @Test(
    "the check leaves negation, comparison, texts and comments alone",
    arguments: [
      "if !isOpen && a != b { }", "let a = \"no! never\"", "/// Never `try!` it.", "x = !y",
    ])
  func innocent(line: String) {
    #expect(SourceStyle.hazards(in: "\(line)\n").isEmpty)
  }
}
