import Testing

@testable import Metrics

@Suite("Expressions over metrics")
struct ExpressionTests {
  private func value(_ text: String, _ values: [String: Double] = [:]) throws -> Double? {
    try MetricExpression(text).value { values[$0.name + ($0.key.map { "[\($0)]" } ?? "")] }
  }

  @Test(
    "arithmetic as on paper",
    arguments: [
      ("1 + 2 * 3", 7.0), ("(1 + 2) * 3", 9), ("8 / 4 / 2", 1), ("2 - 3 - 4", -5), ("-2 * -3", 6),
      ("0.5*10", 5),
    ])
  func arithmetic(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test(
    "names with a key; what is undefined makes the whole undefined, and so does a division by 0")
  func undefined() throws {
    let values = ["a.b": 6.0, "c.d[Closed Won]": 3, "zero.x": 0]
    #expect(try value("a.b / c.d[Closed Won]", values) == 2)
    #expect(try value("a.b / zero.x", values) == nil)
    #expect(try value("a.b + e.f", values) == nil)
  }

  @Test(
    "what is no expression is refused with its column",
    arguments: [
      ("", 1), ("1 +", 4), ("1 2", 3), ("(1", 3), ("a.b[", 4), ("a.b[]", 4), ("$", 1), ("1..2", 1),
    ])
  func refused(text: String, column: Int) throws {
    #expect(throws: MetricExpressionError.self) { try MetricExpression(text) }
    do {
      _ = try MetricExpression(text)
    } catch {
      #expect((error as MetricExpressionError).column == column, "\(error)")
    }
  }

  @Test("deep nesting is refused, not followed")
  func deep() {
    let text = String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000)
    #expect(throws: MetricExpressionError.self) { try MetricExpression(text) }
  }

  @Test("an unknown metric, a taken name, an expression without a metric are refused")
  func checked() throws {
    func problem(_ name: String, _ text: String) throws -> String? {
      CustomMetric(
        name: name, title: name, unit: .ratio, direction: .neither,
        expression: try MetricExpression(text)
      ).problem
    }
    #expect(try problem("mine.x", "no.such / 2")?.contains("is no metric") == true)
    #expect(try problem("mine x", "1")?.contains("is no name") == true)
    #expect(try problem("mine.x", "1 + 1") == "names no metric")
    for metric in MetricRegistry.all.prefix(1) {
      #expect(try problem(metric.name, metric.name)?.contains("registered") == true)
    }
  }
}
