import Reporting
import Testing
import Workflows

@Suite("aforo.yml: run")
struct RunSettingsTests {
  private static let head =
    "currency: EUR\nstages: [{name: Open}, {name: Won, kind: won}]\n"

  private func read(_ lines: String) throws -> ProjectSettings {
    try ProjectSettings(yaml: Self.head + lines, path: "aforo.yml")
  }

  @Test("what is written reads back; without the key the defaults hold")
  func roundTrip() throws {
    var settings = try read("")
    #expect(settings.run == RunSettings())
    #expect(settings.run.steps == RunStep.allCases)
    #expect(settings.run.imports == ["exports"] && settings.run.keep == 30)
    #expect(try ProjectSettings(yaml: settings.yaml, path: "aforo.yml") == settings)
    settings.run.steps = [.import, .risks]
    settings.run.imports = ["a b.csv", "no", "/x: y"]
    settings.run.maxRejects = 7
    settings.run.failOn = .none
    settings.run.reports = "null"
    settings.run.formats = [.csv]
    settings.run.keep = 0
    #expect(try ProjectSettings(yaml: settings.yaml, path: "aforo.yml") == settings)
  }

  @Test("steps are done in the order of dependence, whatever the order of the list")
  func order() throws {
    let settings = try read("run: {steps: [risks, import, train, import], formats: [md, json]}\n")
    #expect(settings.run.steps == [.import, .train, .risks])
    #expect(settings.run.formats == [.json, .md])
    #expect(try RunStep.read("anomalies,check") == [.check, .anomalies])
  }

  @Test(
    "what is wrong is named with its line and the nearest right word",
    arguments: [
      ("run: {stepps: [import]}", "unknown key `stepps` in run; did you mean `steps`?"),
      ("run: {steps: [trian]}", "steps \"trian\" is no step; did you mean \"train\"?"),
      ("run: {steps: []}", "must name at least one step"),
      ("run: {imports: []}", "must name at least one file or folder"),
      ("run: {maxRejects: -1}", "must be a whole number"),
      ("run: {failOn: info}", "must be error, warning or none"),
      ("run: {reports: \"\"}", "must name a folder"),
      ("run: {formats: [table]}", "\"table\" must be json, csv or md"),
      ("run: {keep: 40000}", "at most 36500"),
    ])
  func errors(line: String, problem: String) throws {
    do {
      _ = try read(line)
      Issue.record("\(line) was taken")
    } catch {
      #expect("\(error)".contains("aforo.yml:3: "), "\(error)")
      #expect("\(error)".contains(problem), "\(error)")
    }
  }

  @Test("a step that is none is wrong usage on the command line")
  func usage() throws {
    #expect(throws: WorkflowError.self) { try RunStep.read("forcast") }
    #expect(throws: WorkflowError.self) { try RunStep.read(",") }
  }
}
