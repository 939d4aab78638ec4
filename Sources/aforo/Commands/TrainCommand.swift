import ArgumentParser
import Reporting
import Workflows

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Fits every model as of a day and writes models/NAME.json with its card.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions

  @Option(help: ArgumentHelp("The model's name; bookings-DATE unless told.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Quarters, the running one counted.", valueName: "n"))
  var horizon = 2

  @Option(
    name: .customLong("deals"),
    help: ArgumentHelp("Write the open deals' probabilities to a CSV file.", valueName: "file"))
  var dealsFile: String?

  func validate() throws {
    guard (1...8).contains(horizon) else { throw ValidationError("--horizon must be 1 to 8") }
    if let name, !name.hasPrefix("bookings") || name.contains("/") {
      throw ValidationError("--name must begin with \"bookings\" and have no slash")
    }
  }

  func run() throws {
    let asOf = try deals.day()
    try running(options) { console in
      let project = options.projectFiles
      let loaded = try LoadedDeals(
        deals.origin, project: project, maximumRejects: deals.maxRejects, asKnown: asOf,
        progress: console.progress)
      let work = try TrainModel(
        loaded, asOf: asOf, name: name, project: project, horizon: horizon,
        scoresDeals: dealsFile != nil, workers: options.workerCount, progress: console.progress)
      if let dealsFile {
        let scores = DealScoresReport.csv(
          deals: work.deals, asOf: asOf, currency: work.currency)
        try OutputFile.write(scores, to: dealsFile)
      }
      if let path = work.stored.path {
        let card = ModelCard.markdown(work.stored.model, id: work.stored.id)
        try OutputFile.write(card, to: String(path.dropLast(5)) + ".md")
      }
      console.notes(work.notes)
      try console.answer(
        TrainText.render(
          work.stored.model, id: work.stored.id, path: work.stored.path, format: options.format,
          style: console.style))
    }
  }
}
