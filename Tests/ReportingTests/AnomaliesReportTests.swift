import Calendars
import Currencies
import Deals
import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

// Findings are made by the detectors alone.
@testable import Detection

@Suite("Anomaly reports")
struct AnomaliesReportTests {
  private static let asOf = Day(number: 20_361)  // 2025-09-30

  private static func path(_ pairs: (String, String)...) -> [PathElement] {
    pairs.map { PathElement(level: $0.0, value: $0.1) }
  }

  private static let deals = [
    AnomalyDeal(id: "006A", amount: 4_800_000, pValue: 0.001, qValue: 0.01, deal: 0),
    AnomalyDeal(id: "006B", amount: nil, pValue: 0.002, qValue: 0.03, deal: 1),
  ]

  private static var shift: Anomaly {
    var shift = Anomaly(.winRate, path(("region", "EMEA"), ("segment", "SMB")), effect: -0.11)
    (shift.observed, shift.expected) = (0.17, 0.28)
    (shift.since, shift.until) = (asOf - 90, asOf)
    (shift.pValue, shift.qValue) = (0.0021, 0.019)
    shift.money = -12_345_67
    shift.deals = deals
    shift.picture = AnomalyPicture([0.3, 0.25, nil, 0.28, 0.12], lastMarked: 1)
    return shift
  }

  private static var findings: [Anomaly] {
    var dead = Anomaly(.zombies, path(("region", "O'Brien & Co | x")), effect: 0.25)
    (dead.observed, dead.expected) = (2, 8)
    (dead.since, dead.until) = (asOf - 400, asOf)
    (dead.pValue, dead.qValue) = (0.002, 0.03)
    dead.money = 4_800_000
    dead.deals = deals
    var dates = Anomaly(.records, [], effect: 1)
    dates.rule = .closeDayBeforeCreation
    dates.deals = Array(deals.prefix(1))
    var owner = Anomaly(.category, path(("owner", "Ana Núñez")), effect: -0.42)
    owner.observed = -4.2
    (owner.pValue, owner.qValue) = (0.00003, 0.001)
    var watched = Anomaly(.winRate, path(("region", "APAC"), ("segment", "SMB")), effect: -0.05)
    (watched.observed, watched.expected, watched.isWatch) = (0.2, 0.25, true)
    watched.since = asOf - 30
    return [dead, shift, dates, owner, watched]
  }

  private static let report = AnomalyReport(
    asOf: asOf, currency: .eur, levels: ["region", "segment"], anomalies: findings,
    families: [
      FamilyOutcome(family: .winRate, rate: 0.1, tested: 9, found: 1, reason: nil),
      FamilyOutcome(
        family: .creation, rate: 0.02, tested: 0, found: 0, reason: .weeks(needed: 40, found: 12)),
      FamilyOutcome(family: .duplicates, rate: nil, tested: 1_234, found: 0, reason: nil),
    ],
    categoryRanks: [
      OwnerRank(
        owner: "Ana Núñez", score: -4.2, effect: -0.42, deals: 31, pValue: 3e-5, qValue: 0.001),
      OwnerRank(owner: "Bo", score: 1.1, effect: 0.1, deals: 12, pValue: 0.27, qValue: 0.6),
    ],
    closeDateRanks: [
      OwnerRank(owner: "Bo", score: 2.2, effect: 0.4, deals: 12, pValue: 0.014, qValue: 0.2)
    ],
    concentration: [
      ConcentratedDeal(id: "006A", amount: 4_800_000, probability: 0.31, share: 0.12)
    ], effectiveDeals: 41.6)

  private static func text(
    _ format: OutputFormat, language: OutputLanguage = .en, limit: Int? = nil,
    selection: AnomalySelection = AnomalySelection(), listsDeals: Bool = false,
    isASCII: Bool = false
  ) -> String {
    AnomaliesReport.render(
      report, selection: selection, limit: limit, listsDeals: listsDeals, source: " --from crm",
      format: format, style: TextStyle(language: language, isASCII: isASCII))
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func layout(format: OutputFormat) {
    expectGolden(Self.text(format), "anomalies.\(format.suffix)")
  }

  @Test("In Spanish, and in ASCII")
  func spanish() {
    expectGolden(Self.text(.table, language: .es), "anomalies-es.txt")
    expectGolden(Self.text(.table, isASCII: true), "anomalies-ascii.txt")
  }

  @Test("The deals behind the findings")
  func deals() {
    expectGolden(Self.text(.table, listsDeals: true), "anomalies-deals.txt")
    expectGolden(Self.text(.csv, listsDeals: true), "anomalies-deals.csv")
  }

  @Test("JSON keeps the contract's keys, null where undefined, in English whatever the language")
  func contract() throws {
    let json = Self.text(.json, language: .es)
    #expect(json == Self.text(.json))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let findings = try #require(object["anomalies"] as? [[String: Any]])
    for finding in findings {
      #expect(
        Set(finding.keys).isSuperset(of: [
          "path", "metric", "kind", "since", "until", "effect", "pValue", "qValue", "examples",
        ]))
    }
    #expect(findings[2]["pValue"] is NSNull)
    #expect(findings[1]["money"] as? String == "-12345.67")
    #expect(findings[1]["path"] as? [String: String] == ["region": "EMEA", "segment": "SMB"])
  }

  @Test("The selection leaves what it names, and the limit holds in every format")
  func selection() throws {
    let shifts = try AnomalySelection(kinds: "shift", metric: nil, path: "region=EMEA")
    let csv = Self.text(.csv, selection: shifts)
    #expect(csv.contains("EMEA") && !csv.contains("zombie") && !csv.contains("APAC"))
    for format in OutputFormat.allCases {
      #expect(!Self.text(format, limit: 1).contains("0.0021"), "\(format)")
    }
  }

  @Test("A kind, metric or path that means nothing is refused with what is known")
  func refusals() {
    #expect(throws: AnomalySelection.Failure.kind("shifts")) {
      try AnomalySelection(kinds: "shifts", metric: nil, path: nil)
    }
    #expect(throws: AnomalySelection.Failure.metric("rate")) {
      try AnomalySelection(kinds: nil, metric: "rate", path: nil)
    }
    #expect(throws: AnomalySelection.Failure.path("EMEA")) {
      try AnomalySelection(kinds: nil, metric: nil, path: "EMEA")
    }
    let text = "\(AnomalySelection.Failure.kind("x"))"
    #expect(text.contains("zombie"))
  }
}
