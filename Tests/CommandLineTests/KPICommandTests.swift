import Foundation
import TestSupport
import Testing

@Suite("aforo kpis as a process")
struct KPICommandTests {
  private static let asOf = ["--as-of", SampleProject.lastDay]

  @Test("a goal that is missed ends with status 1 where that is asked for, and changes no byte")
  func failOn() throws {
    let folder = try SampleProject.copy()
    let path = folder.path("aforo.yml")
    let settings = try String(contentsOfFile: path, encoding: .utf8)
    // More deals than there are can be won in no quarter.
    try settings.replacing(
      "targets: []", with: "targets:\n  - {kpi: deals.won.count.by_transition, goal: 100000}"
    ).write(toFile: path, atomically: true, encoding: .utf8)
    func run(_ options: [String]) throws -> ToolResult {
      try Tool.run(
        ["kpis", "--targets", "--period", "2025-Q3"] + Self.asOf + options, in: folder.path)
    }
    let plain = try run([])
    let missed = try run(["--fail-on", "missed>0"])
    let behind = try run(["--fail-on", "behind>0"])
    #expect(plain.status == 0, "\(plain.errorText)")
    #expect(missed.status == 1 && behind.status == 0)
    #expect(missed.output == plain.output)
    #expect(plain.text.contains("missed"))
  }

  @Test("goals that nobody set, and other wrong usage, are named with what to do")
  func wrong() throws {
    let folder = try SampleProject.path()
    for (options, reason) in [
      (["--targets"], "write them under `targets`"), (["--by", "area"], "area"),
      (["--by", "owner", "--node", "region=EMEA"], "exclude each other"),
      (["--compare", "nothing"], "known are previous"), (["--trend", "99"], "0 to 40"),
    ] {
      let result = try Tool.run(["kpis"] + Self.asOf + options, in: folder)
      #expect(result.status != 0 && result.status != 70)
      #expect(result.errorText.contains(reason), "\(result.errorText)")
    }
  }
}
