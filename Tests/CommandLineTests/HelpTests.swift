import TestSupport
import Testing

@Suite("Help and wrong usage")
struct HelpTests {
  static let commands = [
    "init", "import", "store", "check", "train", "forecast", "gaps", "risks", "anomalies",
    "changes",
    "ask", "explain", "backtest", "series", "fit", "synth", "run", "show", "funnel",
    "leads", "kpis", "define",
  ]

  @Test("the help of each command", arguments: commands)
  func help(_ command: String) throws {
    let result = try Tool.run([command, "--help"])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    expectGolden(result.text, "help-\(command).txt")
  }

  @Test("the help of the tool, with its exit statuses")
  func overview() throws {
    let result = try Tool.run(["--help"])
    #expect(result.status == 0)
    expectGolden(result.text, "help.txt")
    #expect(try Tool.run([]).text == result.text)
  }

  @Test("the version")
  func version() throws {
    let result = try Tool.run(["--version"])
    #expect(result.status == 0)
    #expect(result.text.contains("."))
    #expect(!result.text.contains(" "))
  }

  @Test(
    "wrong usage ends with 64 and says on standard error what is wrong",
    arguments: [
      ["forcast"], ["forecast", "--horizon", "0"], ["forecast", "--as-of", "2025-02-30"],
      ["forecast", "--as-of", "yesterday"], ["forecast", "--format", "xml"],
      ["forecast", "--workers", "0"], ["forecast", "--draws", "10"], ["forecast", "--no-such"],
      ["gaps", "--probability", "1"], ["gaps", "--probability", "80"],
      ["import"], ["import", "x", "--exported-on", "1"], ["train", "--name", "other"],
      ["train", "--name", "bookings/../x"], ["synth"], ["synth", "--out", "x", "--until", "x"],
      ["synth", "--out", "/tmp/never", "--deals", "1"], ["backtest", "--window", "0"],
      ["anomalies", "--fdr", "1"], ["anomalies", "--kind", "odd"], ["anomalies", "--limit", "-1"],
      ["changes"], ["changes", "--since", "2025-02-30"],
      ["changes", "--since", "2025-01-31", "--cause", "pushed"], ["check", "--fail-on", "info"],
      ["check", "--examples", "-1"],
      ["check", "--as-of", "2025-02-30"],
      ["explain"], ["explain", "D1", "--node", "total"], ["explain", "D1", "--draws", "1"],
      ["backtest", "--as-of", "2025-13-01"], ["backtest", "--quarters", "0"],
      ["backtest", "--ahead", "0,9"], ["backtest", "--ahead", ","],
      ["backtest", "--window", "28", "--ahead", "1"],
      ["backtest", "--window", "28", "--judgement"],
      ["leads", "--limit", "-1"], ["leads", "--as-of", "2025-02-30"],
      ["run", "--as-of", "2025-02-30"], ["run", "--exported-on", "x"],
      ["run", "--steps", "forcast"], ["funnel", "--mode", "any"],
      ["funnel", "--by", "owner", "--node", "owner=Ana"],
    ])
  func wrongUsage(_ arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(arguments, in: folder.path)
    #expect(result.status == 64, "\(result.errorText)")
    #expect(result.output.isEmpty)
    #expect(result.errorText.lowercased().contains("error:"))
    #expect(try folder.contents().isEmpty)
  }

  @Test("options that contradict the data are wrong usage too")
  func wrongForData() throws {
    let project = try SampleProject.path()
    for options in [
      ["--by", "country"], ["--period", "0d"], ["--period", "5d", "--horizon", "2"],
    ] {
      let result = try Tool.run(
        ["forecast", "--as-of", SampleProject.lastDay] + options, in: project)
      #expect(result.status == 64, "\(options) \(result.errorText)")
      #expect(result.errorLines.count == 1)
      #expect(result.output.isEmpty)
    }
    for subject in [["no-such-deal"], ["--node", "region=Atlantis"], ["--node", "country=ES"]] {
      let result = try Tool.run(
        ["explain", "--as-of", SampleProject.lastDay] + subject, in: project)
      #expect(result.status == 64, "\(subject) \(result.errorText)")
      #expect(result.errorLines.count == 1)
      #expect(result.output.isEmpty)
    }
  }
}
