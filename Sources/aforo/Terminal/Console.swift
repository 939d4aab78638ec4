import Foundation
import Reporting
import Synchronization
import Workflows

/// Standard output for the answer, standard error for everything else.
struct Console {
  let options: GlobalOptions
  private let showsProgress: Bool

  init(_ options: GlobalOptions) {
    self.options = options
    showsProgress = !options.quiet && (options.verbose || isatty(2) == 1)
  }

  /// Progress on standard error: one line that is rewritten on a terminal, lines with --verbose.
  var progress: WorkProgress {
    guard showsProgress else { return .none }
    let isTerminal = isatty(2) == 1 && !options.verbose
    return WorkProgress { text in
      let line = DisplayText.escaped(text)
      Console.toStandardError(
        isTerminal ? "\r\u{1B}[2K\(DisplayText.truncated(line, to: 78))" : "\(line)\n")
    }
  }

  /// As ``progress``; where there is no terminal, a line every few seconds all the same: for work
  /// that may take minutes.
  var steadyProgress: WorkProgress {
    guard !showsProgress, !options.quiet else { return progress }
    let pace = Mutex(ContinuousClock.now)
    let interval = progressInterval
    return WorkProgress { text in
      let isDue = pace.withLock { last in
        let now = ContinuousClock.now
        guard now - last >= interval else { return false }
        last = now
        return true
      }
      if isDue { Console.toStandardError("\(DisplayText.escaped(text))\n") }
    }
  }

  /// The time between two lines of progress.
  var progressInterval: Duration { isatty(2) == 1 ? .milliseconds(200) : .seconds(5) }

  /// Ends the progress line.
  func done() {
    if showsProgress, isatty(2) == 1, !options.verbose { Console.toStandardError("\r\u{1B}[2K") }
  }

  func notes(_ notes: [String]) {
    done()
    guard !options.quiet else { return }
    for note in notes { Console.toStandardError("note: \(DisplayText.escaped(note))\n") }
  }

  /// An error on standard error, its lines as they are.
  func error(_ description: String) {
    done()
    let lines = description.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { DisplayText.escaped(String($0)) }.joined(separator: "\n")
    Console.toStandardError("error: \(text)\n")
  }

  /// A line on standard error, unless quiet.
  func line(_ text: String) {
    done()
    guard !options.quiet else { return }
    Console.toStandardError("\(DisplayText.escaped(text))\n")
  }

  /// Writes the answer to standard output or, whole or not at all, to the file asked for.
  func answer(_ text: String) throws {
    done()
    let ended = text.hasSuffix("\n") ? text : text + "\n"
    guard let path = options.output else {
      do { try StandardStream.output.write(ended) } catch {
        throw WorkflowError.files("standard output: cannot be written (\(error.reason))")
      }
      return
    }
    try OutputFile.write(ended, to: path)
  }

  var style: TextStyle {
    let toTerminal = options.output == nil && isatty(1) == 1
    let environment = ProcessInfo.processInfo.environment
    let noColor = options.noColor || (environment["NO_COLOR"].map { !$0.isEmpty } ?? false)
    return TextStyle(
      width: toTerminal ? Console.terminalWidth() : 160, colour: toTerminal && !noColor,
      language: options.language, isASCII: environment["LC_ALL"] == "C")
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
    return Int(size.ws_col)
  }

  static func toStandardError(_ text: String) {
    // Where even that cannot be written, the exit status is left.
    try? StandardStream.errors.write(text)
  }
}
