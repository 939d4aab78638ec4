import Calendars
import Reporting

/// Command lines to be shown.
enum CommandText {
  /// The command line of this run, with the day that it answered as of.
  static func current(asOf: Day) -> String {
    var words = ["aforo"] + CommandLine.arguments.dropFirst().map(ShellWord.quoted)
    if !words.contains(where: { $0 == "--as-of" || $0.hasPrefix("--as-of=") }) {
      words += ["--as-of", asOf.iso8601]
    }
    return words.joined(separator: " ")
  }
}
