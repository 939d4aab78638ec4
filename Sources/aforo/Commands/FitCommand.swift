import ArgumentParser
import Calendars
import Reporting
import Workflows

struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fits a regression to a CSV file and prints the table of coefficients.",
    discussion: """
      A formula says what is explained by what, as in R:

        y ~ x1 + C(region) + x1:x2 + a*b - 1 + I(x^2) + log(x) + poly(x, 3)

      a:b is an interaction, a*b is a + b + a:b, -1 takes the intercept away. Columns of text are \
      categories, the first by its bytes being the reference; C() makes categories of numbers. \
      Names with blanks stand between backquotes.

      To the left of ~: a column, log(y), successes / trials, cbind(successes, failures), or for \
      cox Surv(time, event). Rows with a blank in a column that is used are left out and counted.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      FitRequest.modelNames.joined(separator: ", ") + ".", valueName: "name"))
  var model: String

  @Option(help: ArgumentHelp("What is explained by what.", valueName: "formula"))
  var formula: String

  @Option(
    help: ArgumentHelp(
      "Weights in proportion to 1 / variance (wls, ridge, generalized linear models) or counts of "
        + "rows (cox).", valueName: "column"))
  var weights: String?

  @Option(help: ArgumentHelp("Added to the linear predictor.", valueName: "column"))
  var offset: String?

  @Option(
    help: ArgumentHelp(
      "Penalty of each coefficient but the intercept: lambda b^2 for ridge, lambda / 2 b^2 for "
        + "generalized linear models.", valueName: "lambda"))
  var ridge: Double?

  @Option(help: ArgumentHelp("Which quantile; 0.5 unless told.", valueName: "q"))
  var quantile: Double?

  @Option(help: ArgumentHelp("Variance power of tweedie, 1 to 2; 1.5 unless told.", valueName: "p"))
  var power: Double?

  @Option(
    help: ArgumentHelp(
      "Link of a generalized linear model: \(FitRequest.linkNames.joined(separator: ", ")).",
      valueName: "name"))
  var link: String?

  @Option(
    help: ArgumentHelp(
      "Robust standard errors: \(FitRequest.robustNames.joined(separator: ", ")).",
      valueName: "name"))
  var robust: String?

  @Option(
    help: ArgumentHelp("Standard errors clustered by the values of a column.", valueName: "column"))
  var cluster: String?

  @Option(help: ArgumentHelp("The probability that intervals cover.", valueName: "share"))
  var level = 0.95

  @Option(
    help: ArgumentHelp("Save the model as models/NAME.json of the project.", valueName: "name"))
  var save: String?

  @Argument(help: ArgumentHelp("The CSV file; - for standard input.", valueName: "file"))
  var file: String

  func run() throws {
    try running(options) { console in
      let work = try FitModel(
        request, save: save, project: options.projectFiles, asOf: Clock.today(),
        workers: options.workerCount, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        FitReport.render(
          work.fitted, path: work.path, format: options.format, style: console.style))
    }
  }

  private var request: FitRequest {
    var request = FitRequest(path: file, model: model, formula: formula)
    request.weights = weights
    request.offset = offset
    request.cluster = cluster
    request.ridge = ridge
    request.quantile = quantile
    request.power = power
    request.link = link
    request.robust = robust
    request.level = level
    return request
  }
}
