import Calendars

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

/// A word as a shell takes it.
enum ShellWord {
  static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
        || "-_./:,=+@%".utf8.contains($0)
    }
    if plain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
