import Foundation
import TestSupport
import Testing

/// Answers on the sample data that comes with aforo, and under other fiscal calendars.
@Suite("Calendars on the command line")
struct CalendarTests {
  private static let sample = ["--from", "notebooks-data/crm", "--as-of", "2025-11-14"]

  @Test("the sample's forecast has the same bytes under every time zone and locale")
  func surroundings() throws {
    // Locales count whether or not they are installed here.
    let changes = [
      ["TZ": "UTC"], ["TZ": "Pacific/Kiritimati"], ["TZ": "America/St_Johns"],
      ["LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8"], ["LC_ALL": "tr_TR.UTF-8"],
      ["LC_ALL": "ar_EG.UTF-8"], ["TZ": "Pacific/Kiritimati", "LC_ALL": "ar_EG.UTF-8"],
    ]
    var answers: Set<Data> = []
    for change in changes {
      let result = try Tool.run(
        ["forecast", "--format", "json"] + Self.sample, in: Places.package.path,
        environment: Tool.environment.merging(change) { $1 })
      #expect(result.status == 0, "\(change) \(result.errorText)")
      #expect(!result.errorText.contains("other settings"), "\(result.errorText)")
      answers.insert(result.output)
    }
    #expect(answers.count == 1)
  }

  /// A copy of the sample project with another `calendar`.
  private func project(_ calendar: String) throws -> TemporaryFolder {
    let project = try SampleProject.copy()
    let text = try String(contentsOfFile: project.path("aforo.yml"), encoding: .utf8)
    let changed = text.replacing("  fiscalYearStart: \"01-01\"\n", with: calendar)
    try #require(changed != text)
    try project.write(changed, "aforo.yml")
    return project
  }

  @Test("a forecast is of the fiscal quarter of a 4-4-5 calendar")
  func weeks() throws {
    let project = try project("  pattern: 4-4-5\n  yearEnds: last saturday of january\n")
    let question = ["--as-of", SampleProject.lastDay, "--format", "json"]
    let result = try Tool.run(["forecast"] + question, in: project.path)
    #expect(result.status == 0, "\(result.errorText)")
    // From 25 January 2025 to 31 January 2026, last Saturdays both, there are 53 weeks: the quarter
    // has the last 14.
    for text in ["\"2026-Q4\"", "\"2025-10-26\"", "\"2026-01-31\""] {
      #expect(result.text.contains(text), "\(text)")
    }
    let period = try Tool.run(["forecast", "--period", "2026-P11"] + question, in: project.path)
    #expect(period.status == 0, "\(period.errorText)")
    #expect(period.text.contains("\"2026-P11\""))
    let month = try Tool.run(["forecast", "--period", "2025-12"] + question, in: project.path)
    #expect(month.status == 2)
    #expect(month.errorLines.count == 1 && month.errorText.contains("2025-P11"))
  }

  @Test("holidays delay the signal of a deal without activity")
  func holidays() throws {
    func hits(_ calendar: String) throws -> Int {
      let project = try project(calendar)
      let result = try Tool.run(
        ["risks", "--as-of", SampleProject.lastDay, "--format", "json"], in: project.path)
      #expect(result.status == 0, "\(result.errorText)")
      return result.text.components(separatedBy: "no_activity").count - 1
    }
    let plain = try hits("  fiscalYearStart: 01-01\n")
    // One business day a week: ten of them are ten weeks.
    let idle = try hits("  workingDays: [sat]\n")
    #expect(plain > 0)
    #expect(idle < plain)
  }
}
