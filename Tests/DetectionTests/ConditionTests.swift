import Currencies
import Detection
import Forecasting
import Testing

@Suite("Conditions")
struct ConditionTests {
  private let emea = [PathElement(level: "region", value: "EMEA")]

  private func check(_ measures: [FindingMeasure]) -> ConditionCheck {
    ConditionCheck(measures, currency: .eur)
  }

  @Test(
    "are a name, a level where one is meant, a comparison and a number",
    arguments: [
      ("gap>10%", "gap", nil, .above, 10, true),
      ("risk >= 250k", "risk", nil, .atLeast, 250_000, false),
      ("odds<50%", "odds", nil, .below, 50, true),
      ("gap@region<=2.5M", "gap", "region", .atMost, 2_500_000, false),
      ("change<-5%", "change", nil, .below, -5, true),
    ] as [(String, String, String?, FailCondition.Comparison, Double, Bool)])
  func reading(
    text: String, name: String, level: String?, comparison: FailCondition.Comparison,
    limit: Double, isPercent: Bool
  ) throws {
    let condition = try FailCondition(text)
    #expect(condition.name == name && condition.level == level)
    #expect(condition.comparison == comparison)
    #expect(condition.limit == limit && condition.isPercent == isPercent)
  }

  @Test(
    "refuse other texts",
    arguments: [
      "", "gap", "gap>", ">10%", "gap>ten", "gap>1e5", "gap>10%%", "gap@>1", "ga p!>1", "gap>nan",
    ])
  func refusals(text: String) {
    #expect(throws: FailConditionError.self) { try FailCondition(text) }
  }

  @Test("compare money in major units, and percentages with what they are of")
  func money() throws {
    let check = check([
      FindingMeasure("gap", .money, 12_345_67, base: 100_000_00, period: "2025-Q4"),
      FindingMeasure("gap", .money, 1_00, base: 50_00, path: emea, period: "2025-Q4"),
      FindingMeasure("odds", .share, 0.45),
    ])
    func fires(_ text: String) throws -> Bool {
      guard case .fired = check.outcome(of: try FailCondition(text)) else { return false }
      return true
    }
    #expect(try fires("gap>12345.66") && !fires("gap>12345.67") && fires("gap>=12345.67"))
    #expect(try fires("gap>12%") && !fires("gap>13%"))
    #expect(try fires("gap@region>1%") && !fires("gap@region>2%"))
    #expect(try fires("odds<50%") && fires("odds<0.5") && !fires("odds<45%"))
  }

  @Test("say what the answer has where they ask for something else")
  func unknown() throws {
    let check = check([
      FindingMeasure("gap", .money, nil, base: nil), FindingMeasure("deals", .count, 3),
    ])
    #expect(check.outcome(of: try FailCondition("risk>1")) == .unknown(known: ["gap", "deals"]))
    #expect(check.outcome(of: try FailCondition("gap>10%")) == .undefined)
    #expect(check.outcome(of: try FailCondition("deals>10%")) == .noPercentage)
  }

  @Test("A finding keeps its key when its figure changes")
  func keys() throws {
    let condition = try FailCondition("gap@region>1%")
    let keys = [100.0, 900.0].map { value in
      JudgedCondition(
        condition: condition,
        measure: FindingMeasure("gap", .money, value, base: 1_000, path: emea, period: "2025-Q4")
      ).key
    }
    #expect(keys[0] == keys[1])
    #expect(keys[0] == "gap@region>1%|region=EMEA|2025-Q4")
  }
}
