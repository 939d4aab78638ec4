import ArgumentParser
import Metrics
import Reporting
import Workflows

struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract:
      "Five questions of managers, answered with n, interval, and what kind of answer it is.",
    discussion: """
      cac: are acquisition costs too high? campaigns: do sales move with campaigns? reps: which reps reach \
      the target while others lag? leads: where do leads and deals fall, and why? tactics: what goes with \
      faster wins? all: every one of them.

      Each answer says whether it describes or associates, and which command shows the figures behind it.
      """)

  enum Question: String, CaseIterable, ExpressibleByArgument {
    case cac, campaigns, reps, leads, tactics, all

    var topics: [QuestionTopic] {
      QuestionTopic(rawValue: rawValue).map { [$0] } ?? QuestionTopic.allCases
    }
  }

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions

  @Argument(help: "cac, campaigns, reps, leads, tactics or all.")
  var question: Question

  func run() throws {
    let day = try deals.day()
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: day, keeps: .tracking, progress: console.progress)
      let work = try AskQuestions(
        loaded, topics: question.topics, asOf: day, workers: options.workerCount,
        progress: console.progress)
      console.notes(work.notes)
      let report = AskReport(
        work.answers, asOf: day, currency: loaded.settings.currency, quarter: work.quarter,
        source: deals.source(options))
      try console.answer(report.render(options.format, style: console.style))
    }
  }
}
