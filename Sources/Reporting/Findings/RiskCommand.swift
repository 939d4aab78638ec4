internal import Calendars
internal import Detection
internal import Forecasting

/// The commands that show the deals behind a figure.
struct RiskCommand {
  private let report: RiskReport
  /// What a command on the same deals needs, such as ` --from DIR`.
  private let source: String

  init(_ report: RiskReport, source: String) {
    self.report = report
    self.source = source
  }

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
    "aforo explain \(ShellWord.quoted(id)) --as-of \(report.asOf)\(source)"
  }

  private func text(_ signals: [RiskSignal], _ nodes: [PathFilter]) -> String {
    var words = ["aforo risks --as-of \(report.asOf) --period \(report.target.id)\(source)"]
    words += signals.map { "--signal \($0.name)" }
    words += nodes.map { node in
      node.level == "owner"
        ? "--owner \(ShellWord.quoted(node.value))"
        : "--where \(ShellWord.quoted("\(node.level)=\(node.value)"))"
    }
    return (words + ["--limit 0"]).joined(separator: " ")
  }
}
