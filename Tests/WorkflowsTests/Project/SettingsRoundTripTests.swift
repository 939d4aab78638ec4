import Calendars
import Currencies
import Deals
import Detection
import Testing
import Workflows

@Suite("aforo.yml: what is written reads back")
struct SettingsRoundTripTests {
  static let oddNames = [
    "Closed: Won", "it's", "\"quoted\"", "a \\ b", "# no comment", "- dash", "null", "~", "true",
    "No", "off", "1.5", "0x1F", "1e3", "Négociation", "提案", "🙂", " padded ", "a,b", "[x]", "{y}",
    "tab\there", "line\nbreak", "carriage\rreturn", "bell\u{7}", "\u{85}", "\u{2028}", "x\u{FEFF}",
    "@at", "%percent", "`tick`", "&anchor", "*alias", "!tag", "| pipe", "> fold", "?", "key: value",
    "2025-01-01", "é", "y", "=",
  ]

  private func settings(_ names: [String]) throws -> ProjectSettings {
    let open = names.map {
      Stage(
        name: $0, kind: .open, labels: ["label of \($0)"], probability: 0.125,
        exit: [.amount, .contact])
    }
    let stages = try StageList(
      open + [Stage(name: "Won", kind: .won), Stage(name: "Lost", kind: .lost, probability: 0)])
    return ProjectSettings(
      deals: DealSettings(
        currency: try Currency("JPY"), timeZone: "Pacific/Kiritimati", fiscalYearStartMonth: 2,
        fiscalYearStartDay: 28, hierarchy: ["region", "manager", "owner"],
        segments: ["segment", "product"], stages: stages, amountKnown: .close))
  }

  private func readBack(_ settings: ProjectSettings) throws -> ProjectSettings {
    try ProjectSettings(yaml: settings.yaml, path: "aforo.yml")
  }

  @Test("stage names of any kind", arguments: oddNames)
  func oddStage(_ name: String) throws {
    let settings = try settings([name])
    #expect(try readBack(settings) == settings)
  }

  @Test("all odd stage names at once, in order")
  func oddStages() throws {
    let names = SettingsRoundTripTests.oddNames
    let settings = try settings(names.enumerated().map { "\($0.offset) \($0.element)" })
    #expect(try readBack(settings) == settings)
  }

  @Test("sources with everything that can be said of them")
  func sources() throws {
    var settings = try settings(["Open"])
    settings.sources = [
      SourceMapping(pattern: "deals*.csv", kind: .deals),
      SourceMapping(
        pattern: "ex: \"p\".csv", kind: .history,
        columns: ["deal_id": "Opp: Id", "stage": "null", "changed_at": "Étape"], dateFormat: .dmy,
        decimalComma: true, delimiter: ";", only: ["lifecycle": ["COMPLETE", "no"], "b": ["x"]],
        ignoreStages: ["W_*", "~"], constants: ["currency": "EUR", "close_date": ""]),
      SourceMapping(pattern: "tabs.csv", kind: .quotas, delimiter: "\t"),
      SourceMapping(pattern: "null", kind: .people, delimiter: "|"),
    ]
    #expect(try readBack(settings) == settings)
  }

  @Test("thresholds of the signals")
  func signals() throws {
    var settings = try settings(["Open"])
    settings.deals.segments = ["segment"]
    settings.signals[.overdueDays] = 9
    settings.signals[.stalledQuantile] = 0.123456789012345678
    settings.signals[.inTimeRatio] = 1e-7
    settings.signals[.silentBusinessDaysLate] = 0
    settings.signals.disabled = [.stageSkip, .lowScore]
    settings.signals.overrides = [
      SignalOverride(segment: "a: b, {c}", stage: 0, limits: [.silentBusinessDays: 20]),
      SignalOverride(segment: nil, stage: 0, limits: [.amountChange: 0.1, .pushes: 9]),
      SignalOverride(segment: "x", stage: nil, limits: [.ageRatio: 1.5]),
    ]
    #expect(try readBack(settings) == settings)
  }

  @Test("the mappings that come with aforo", arguments: ["maven_crm", "bpi2012_loan_log"])
  func mappings(_ name: String) throws {
    let project = Project(folder: MappingFolder.path(name))
    let settings = try #require(try project.settings())
    #expect(try readBack(settings) == settings)
  }
}
