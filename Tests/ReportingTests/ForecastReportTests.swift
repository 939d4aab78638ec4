import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Forecast reports")
struct ForecastReportTests {
  @Test("The layout of each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    let text = ForecastReport.render(
      [Fixtures.forecast], modelID: "2025-11-01", format: format,
      style: TextStyle(showsDeals: true))
    expectGolden(text, "forecast.\(format == .table ? "txt" : format.rawValue)")
  }
}
