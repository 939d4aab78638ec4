import ArgumentParser
import Forecasting
import Workflows

/// What period, how far, cut how.
struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The period: 2025-Q4, 2025-11, 2025, or 28d for the next 28 days; the running quarter unless "
        + "told.", valueName: "id"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Levels of the answer, top first, such as region,owner.", valueName: "levels"))
  var by: String?

  @Option(help: ArgumentHelp("Seed of the draws.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Number of draws.", valueName: "n"))
  var draws = 2_000

  @Option(
    help: ArgumentHelp(
      "How the pipeline and the run rate of bookings are combined; auto finds out whether closings "
        + "follow the pipeline."))
  var method = ForecastMethod.auto

  func validate() throws {
    guard (200...100_000).contains(draws) else {
      throw ValidationError("--draws must be 200 to 100000")
    }
  }

  func question(
    _ deals: DealOptions, _ options: GlobalOptions, horizon: Int = 1
  ) throws -> ForecastQuestion {
    ForecastQuestion(
      asOf: try deals.day(), period: period, horizon: horizon,
      levels: by.map { text in
        text.split(separator: ",").map(String.init).filter { $0 != "total" }
      },
      seed: seed, draws: draws, workers: options.workerCount, method: method)
  }
}
