import ArgumentParser
import Workflows

/// The command line: one file per command, each parses, calls one workflow, prints.
@main
struct Aforo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aforo",
    abstract: "Gauges what will flow out of a sales pipeline.",
    discussion: """
      Forecasts bookings by quarter with intervals that hold, finds the gaps to quota and the \
      deals at risk. Every answer is a function of what was known at --as-of.

      Exit status: 0 done; 1 done, and what --fail-on names was found; 2 input or environment at \
      fault; 3 not enough data to answer; 64 wrong usage; 70 a bug in aforo.
      """,
    version: Version.current,
    subcommands: [
      InitCommand.self, ImportCommand.self, CheckCommand.self, TrainCommand.self, RunCommand.self,
      ForecastCommand.self, GapsCommand.self, RisksCommand.self, AnomaliesCommand.self,
      ChangesCommand.self, ExplainCommand.self, ShowCommand.self, KpisCommand.self,
      FunnelCommand.self, DefineCommand.self, LeadsCommand.self, AskCommand.self,
      BacktestCommand.self, SeriesCommand.self,
      FitCommand.self, SynthCommand.self, StoreCommand.self,
    ])
}
