import Deals
import Detection
import Testing
import Workflows

@Suite("aforo.yml: what is wrong is said with its line")
struct SettingsErrorTests {
  static let good = """
    version: 1
    currency: EUR
    timeZone: UTC
    calendar:
      fiscalYearStart: "02-01"
    hierarchy: [owner]
    stages:
      - name: Open
        probability: 0.5
      - name: Won
        kind: won
    sources:
      - pattern: deals.csv
        kind: deals
        dateFormat: iso
    signals:
      pushes: 3
    """

  struct Case: CustomTestStringConvertible, Sendable {
    let from: String
    let to: String
    let line: Int?
    let says: String
    var testDescription: String { "\(from) -> \(to)" }

    init(_ from: String, _ to: String, line: Int?, _ says: String) {
      (self.from, self.to, self.line, self.says) = (from, to, line, says)
    }
  }

  static let cases = [
    Case("currency: EUR", "curency: EUR", line: nil, "needs a `currency`"),
    Case("hierarchy: [owner]", "hierachy: [owner]", line: 6, "did you mean `hierarchy`?"),
    Case("    kind: won", "    kinds: won", line: 11, "did you mean `kind`?"),
    Case("    dateFormat: iso", "    dateformat: iso", line: 15, "did you mean `dateFormat`?"),
    Case("  pushes: 3", "  pushs: 3", line: 17, "did you mean `pushes`?"),
    Case("  fiscalYearStart", "  fiscalYearstart", line: 5, "did you mean `fiscalYearStart`?"),
    Case("version: 1", "version: 2", line: 1, "2 is not known"),
    Case("version: 1", "version: one", line: 1, "whole number"),
    Case("currency: EUR", "currency: Euro", line: 2, "no currency code"),
    Case("timeZone: UTC", "timeZone: Mars", line: 3, "no time zone"),
    Case("\"02-01\"", "\"13-01\"", line: 5, "no day of the year"),
    Case("\"02-01\"", "[1]", line: 5, "one value"),
    Case("hierarchy: [owner]", "hierarchy: [[owner]]", line: 6, "texts only"),
    Case("hierarchy: [owner]", "hierarchy: [boss]", line: 6, "no column of the deals"),
    Case("probability: 0.5", "probability: 5", line: 9, "between 0 and 1"),
    Case("probability: 0.5", "probability: nan", line: 9, "a number"),
    Case("probability: 0.5", "exit: [amont]", line: 9, "did you mean `amount`?"),
    Case("probability: 0.5", "exit: [owner, owner]", line: 9, "twice"),
    Case("    kind: won", "    kind: won\n    exit: [amount]", line: 12, "open stages"),
    Case("kind: won", "kind: maybe", line: 11, "open, won or lost"),
    Case("  - name: Won", "  - label: Won", line: 10, "needs a `name`"),
    Case("kind: deals", "kind: deal", line: 14, "must be one of"),
    Case("dateFormat: iso", "dateFormat: us", line: 15, "must be one of"),
    Case("dateFormat: iso", "delimiter: \";;\"", line: 15, "one character"),
    Case("dateFormat: iso", "decimalComma: maybe", line: 15, "true or false"),
    Case("pushes: 3", "pushes: -3", line: 17, "0 or more"),
    Case("pushes: 3", "stalledQuantile: 2", line: 17, "between 0 and 1"),
    Case("pushes: 3", "disabled: [stage_skp]", line: 17, "did you mean \"stage_skip\"?"),
    Case("pushes: 3", "overrides: [{pushes: 3}]", line: 17, "needs a `segment`, a `stage`"),
    Case("pushes: 3", "overrides: [{stage: Open}]", line: 17, "changes no limit"),
    Case("pushes: 3", "overrides: [{stage: Opn, pushes: 3}]", line: 17, "did you mean \"Open\"?"),
    Case("pushes: 3", "overrides: [{stage: Won, pushes: 3}]", line: 17, "no open stage"),
    Case("pushes: 3", "overrides: [{segment: A, pushes: 3}]", line: 17, "needs `segments`"),
    Case(
      "pushes: 3", "overrides:\n    - stage: Open\n      pushs: 3", line: 19,
      "did you mean `pushes`?"),
    Case("pushes: 3", "overrides: [{stage: Open, pushes: x}]", line: 17, "whole number"),
    Case("pushes: 3", "zombieDays: 9000000000000000000", line: 17, "must be at most 100000"),
    Case("pushes: 3", "amountChange: -1", line: 17, "not be below 0"),
    Case("pushes: 3", "pushes: {a: 1}", line: 17, "whole number"),
    Case("currency: EUR", "currency: EUR\ncurrency: USD", line: 2, "stands twice"),
    Case("hierarchy: [owner]", "hierarchy: [owner", line: 7, "no valid YAML"),
    Case("hierarchy: [owner]", "\thierarchy: [owner]", line: 6, "no valid YAML"),
    Case("kind: deals", "kind: deals\n    columns: {id: [a]}", line: 15, "one value"),
  ]

  @Test("wrong values and unknown keys", arguments: cases)
  func wrong(_ test: Case) throws {
    let text = SettingsErrorTests.good.replacing(test.from, with: test.to, maxReplacements: 1)
    try #require(text != SettingsErrorTests.good)
    let error = try #require(throws: WorkflowError.self) {
      try ProjectSettings(yaml: text, path: "p/aforo.yml")
    }
    let place = test.line.map { "p/aforo.yml:\($0): " } ?? "p/aforo.yml"
    #expect(error.description.hasPrefix(place), "\(error)")
    #expect(error.description.contains(test.says), "\(error)")
    #expect(!error.description.contains("\n"), "one line")
    #expect(error.exitStatus == 2)
  }

  @Test("a text without settings", arguments: ["", "# only a comment\n", "- a\n- b\n", "word"])
  func empty(_ text: String) throws {
    let error = try #require(throws: WorkflowError.self) {
      try ProjectSettings(yaml: text, path: "aforo.yml")
    }
    #expect(error.description.hasPrefix("aforo.yml"), "\(error)")
  }

  @Test("the unchanged text is right")
  func right() throws {
    let settings = try ProjectSettings(yaml: SettingsErrorTests.good, path: "aforo.yml")
    #expect(settings.deals.fiscalYearStartMonth == 2)
    #expect(settings.deals.stages.stages.map(\.name) == ["Open", "Won"])
    #expect(settings.signals[.pushes] == 3)
  }
}
