import Calendars

/// Command lines to be shown.
enum CommandText {
  /// The command line of this run, with the day that it answered as of.
  static func current(asOf: Day) -> String {
    var words = ["aforo"] + CommandLine.arguments.dropFirst().map(quoted)
    if !words.contains(where: { $0 == "--as-of" || $0.hasPrefix("--as-of=") }) {
      words += ["--as-of", asOf.iso8601]
    }
    return words.joined(separator: " ")
  }

  /// A word as a shell reads it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { character in
      character.isASCII
        && (character.isLetter || character.isNumber || "-_./=,:@%+".contains(character))
    }
    guard !isPlain || word.isEmpty else { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }
}
