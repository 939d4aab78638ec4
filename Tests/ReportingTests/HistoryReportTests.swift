import Reporting
import TestSupport
import Testing

@Suite("Backtest and training reports")
struct HistoryReportTests {
  @Test("The layout of a backtest in each format", arguments: OutputFormat.allCases)
  func backtest(format: OutputFormat) {
    expectGolden(
      BacktestText.render(Fixtures.backtest, format: format), "backtest.\(format.suffix)")
  }

  @Test("The layout of what was trained in each format", arguments: OutputFormat.allCases)
  func train(format: OutputFormat) {
    expectGolden(
      TrainText.render(Fixtures.model, format: format, style: TextStyle()),
      "train.\(format.suffix)")
  }

  @Test("The layout of a model's card")
  func card() {
    expectGolden(ModelCard.markdown(Fixtures.model, language: .en), "card.md")
  }
}

extension OutputFormat {
  /// The end of a golden file's name.
  var suffix: String { self == .table ? "txt" : rawValue }
}
