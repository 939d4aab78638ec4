import Reporting
import TestSupport
import Testing

@Suite("Gap and risk reports")
struct FindingsReportTests {
  @Test("The layout of the gaps in each format", arguments: OutputFormat.allCases)
  func gaps(format: OutputFormat) {
    expectGolden(
      GapsReport.render(Fixtures.gaps, modelID: "as-of", format: format),
      "gaps.\(format == .table ? "txt" : format.rawValue)")
  }

  @Test("The layout of the risks in each format", arguments: OutputFormat.allCases)
  func risks(format: OutputFormat) {
    expectGolden(
      RisksReport.render(Fixtures.risks, modelID: "as-of", format: format),
      "risks.\(format == .table ? "txt" : format.rawValue)")
  }
}
