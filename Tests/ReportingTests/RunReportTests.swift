import Calendars
import Reporting
import TestSupport
import Testing

@Suite("Reports of runs")
struct RunReportTests {
  private func summary(_ isDryRun: Bool = false) throws -> RunSummary {
    func outputs(_ names: String...) -> [RunOutput] {
      names.map { RunOutput(path: $0, sha256: String(repeating: "0f", count: 32)) }
    }
    return RunSummary(
      run: "2025-11-14-0123456789ab", asOf: try Day(iso: "2025-11-14"), aforo: "1.2.3",
      isDryRun: isDryRun, log: ".aforo/runs/2025-11-14-0123456789ab/log.jsonl",
      steps: [
        .init(
          name: "import", status: isDryRun ? .planned : .kept, exitStatus: 0, milliseconds: 0,
          outputs: outputs("reports/2025-11-14/import.json", "reports/2025-11-14/import.md")),
        .init(
          name: "train", status: .failed, exitStatus: 3, milliseconds: 1_234, outputs: [],
          reason: "no deal is won\nsecond line", notes: ["a note"]),
        .init(
          name: "risks", status: .done, exitStatus: 1, milliseconds: 56,
          outputs: outputs("models/a.json", "models/a.md", "reports/risks.json"),
          found: ["risk>1: risk in 2025-Q4 is EUR 5"]),
        .init(
          name: "anomalies", status: .skipped, exitStatus: 0, milliseconds: 0, outputs: [],
          reason: "check failed"),
      ], notes: ["removed 2 runs"])
  }

  @Test("The layout in each format and language", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) throws {
    for language in OutputLanguage.allCases {
      expectGolden(
        RunText.render(
          try summary(), format: format, style: TextStyle(width: 120, language: language)),
        "run-\(language.rawValue).\(format.suffix)")
    }
    expectGolden(
      RunText.render(try summary(true), format: format, style: TextStyle(width: 60)),
      "run-dry.\(format.suffix)")
  }

  @Test("The gravest status of the steps is that of the run")
  func exitStatus() throws {
    func status(_ steps: [Int32]) throws -> Int32 {
      RunSummary(
        run: "", asOf: try Day(iso: "2025-11-14"), aforo: "", log: "",
        steps: steps.map {
          .init(name: "", status: .done, exitStatus: $0, milliseconds: 0, outputs: [])
        }
      ).exitStatus
    }
    #expect(try status([]) == 0 && status([0, 0]) == 0)
    #expect(try status([0, 1]) == 1 && status([3, 1]) == 3 && status([1, 3, 2]) == 2)
    #expect(try status([2, 70, 3]) == 70 && status([64, 3]) == 64)
  }

  @Test("A sentence for the one who waits")
  func sentence() throws {
    let sentences = try summary().steps.map(RunText.sentence)
    #expect(
      sentences == [
        "import: kept", "train: failed, 1234 ms", "risks: done, 56 ms",
        "anomalies: skipped (check failed)",
      ])
  }
}
