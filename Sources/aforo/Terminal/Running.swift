import ArgumentParser
import Foundation
import Reporting
import Workflows

/// Runs a command's work and turns its error into one line and an exit status.
func running(_ options: GlobalOptions, _ body: (Console) throws -> Void) throws {
  signal(SIGPIPE, SIG_DFL)
  StandardStream.fillGaps()
  let console = Console(options)
  do {
    try body(console)
  } catch let error as WorkflowError {
    console.error(error.description)
    throw ExitCode(error.exitStatus)
  }
}
