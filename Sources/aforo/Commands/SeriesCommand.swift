import ArgumentParser
import Reporting
import Workflows

struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Forecasts plain series of a CSV file, or finds their changes and anomalies.",
    discussion: """
      The file has a value a line and the columns series, date and value (or amount, revenue, \
      sales, y; timestamp, month, quarter for dates); without a column series there is one. Dates \
      are 2025-03-31, 2025-03, 2025-Q1 or 2025; for --anomalies a time may follow, as in \
      2025-03-31 16:05.

      A forecast needs one value for each day, week, month, quarter or year without a gap; a blank \
      value is filled in. It has intervals of 80 and 95 %.

      --anomalies looks for steps from which on the level or the spread is another, and for single \
      steps far from what those before them led to expect. --outliers reads a table without dates \
      and lists the rows that are unusual in the columns named by --columns.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("Steps that are forecast.", valueName: "n"))
  var horizon: Int?

  @Option(
    help: ArgumentHelp(
      ForecastSeries.frequencyNames.joined(separator: ", ") + "; found out from the dates unless "
        + "told.", valueName: "name"))
  var frequency: String?

  @Flag(help: "Changes and anomalies instead of a forecast.")
  var anomalies = false

  @Option(
    help: ArgumentHelp(
      "With --anomalies: steps after an anomaly in which only a larger one counts; a tenth of the "
        + "series unless told.", valueName: "n"))
  var silence: Int?

  @Flag(help: "Unusual rows of a table without dates.")
  var outliers = false

  @Option(
    help: ArgumentHelp(
      "With --outliers: the numeric columns, with commas between them.", valueName: "names"))
  var columns: String?

  @Option(help: ArgumentHelp("With --outliers: how many rows; 20 unless told.", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "With --anomalies or --outliers: end with exit status 1 when more are found than this.",
      valueName: "n"))
  var maxFindings: Int?

  @Argument(help: ArgumentHelp("The CSV file; - for standard input.", valueName: "file"))
  var file: String

  func validate() throws {
    if anomalies, outliers { throw ValidationError("--anomalies and --outliers are two questions") }
    if anomalies || outliers, horizon != nil || frequency != nil {
      throw ValidationError("--horizon and --frequency belong to a forecast")
    }
    if !anomalies, !outliers, maxFindings != nil {
      throw ValidationError("--max-findings belongs to --anomalies and --outliers")
    }
    if !anomalies, silence != nil { throw ValidationError("--silence belongs to --anomalies") }
    if !outliers, columns != nil || top != nil {
      throw ValidationError("--columns and --top belong to --outliers")
    }
  }

  func run() throws {
    try running(options) { console in
      if outliers {
        let names = (columns ?? "").split(separator: ",").map { name in
          String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        let work = try FindOutlierRows(
          path: file, columns: names, top: top ?? 20, workers: options.workerCount,
          progress: console.progress)
        try console.answer(
          OutlierTableReport.render(work.answer, format: options.format, style: console.style))
        try judge(work.answer.findingCount)
      } else if anomalies {
        let work = try FindSeriesAnomalies(
          path: file, silence: silence, workers: options.workerCount, progress: console.progress)
        console.notes(work.notes)
        try console.answer(
          SeriesFindingsReport.render(work.answer, format: options.format, style: console.style))
        try judge(work.answer.findingCount)
      } else {
        let work = try ForecastSeries(
          path: file, horizon: horizon, frequency: frequency, workers: options.workerCount,
          progress: console.progress)
        try console.answer(
          SeriesForecastReport.render(work.answer, format: options.format, style: console.style))
      }
    }
  }

  private func judge(_ count: Int) throws {
    if let maxFindings, count > maxFindings { throw ExitCode(1) }
  }
}
