internal import Calendars
internal import Detection
internal import Forecasting

/// The commands that show the deals behind a figure.
struct RiskCommand {
  private let report: RiskReport

  init(_ report: RiskReport) { self.report = report }

  /// What is shown, as asked for.
  var all: String { text(report.selection.signals, report.selection.nodes) }

  /// The deals that a rule flags, among those shown.
  func signal(_ signal: RiskSignal) -> String { text([signal], report.selection.nodes) }

  /// The deals of a node.
  func node(_ path: [PathElement]) -> String {
    let own = path.map { PathFilter(level: $0.level, value: $0.value) }
    return text(
      report.selection.signals, report.selection.nodes.filter { !own.contains($0) } + own)
  }

  /// What is known of one deal.
  func deal(_ id: String) -> String {
    "aforo explain \(RiskCommand.quoted(id)) --as-of \(report.asOf)"
  }

  private func text(_ signals: [RiskSignal], _ nodes: [PathFilter]) -> String {
    var words = ["aforo risks --as-of \(report.asOf) --period \(report.target.id)"]
    words += signals.map { "--signal \($0.name)" }
    words += nodes.map { node in
      node.level == "owner"
        ? "--owner \(RiskCommand.quoted(node.value))"
        : "--where \(RiskCommand.quoted("\(node.level)=\(node.value)"))"
    }
    return (words + ["--limit 0"]).joined(separator: " ")
  }

  /// A word as a shell takes it.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty && !word.hasPrefix("-") && !word.hasPrefix("=")
      && word.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || [43, 45, 46, 47, 58, 61, 64, 95].contains(byte)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
