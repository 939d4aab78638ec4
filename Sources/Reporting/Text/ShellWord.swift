/// Words of commands that are shown, as a shell takes them.
public enum ShellWord {
  /// A word as it is where no sign of it means anything to a shell, else in quotes.
  public static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty && !word.hasPrefix("=")
      && word.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "-_./:,=+@%".utf8.contains($0)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
