internal import Evaluation

/// What every picture of a backtest says in words.
enum BacktestWords {
  /// Why baselines have a CRPS.
  static let points = "a baseline is a point: its CRPS is its absolute error"
  /// Why coverage is less certain than its interval.
  static let dependence =
    "rows of one period share what came: the intervals of coverage take them for independent"

  /// The name of a method in a table.
  static func name(_ method: BacktestMethod) -> String {
    switch method {
    case .aforo: "aforo"
    case .stageWeighted: "stage-weighted"
    case .stageWeightedYield: "stage-weighted yield"
    case .pace: "pace"
    case .lastYear: "last year"
    case .topDown: "top-down"
    case .oracle: "oracle"
    }
  }

  /// What a horizon of a backtest is called.
  static func horizon(_ ahead: Int, of report: BacktestReport, _ words: OutputLanguage) -> String {
    if let days = report.window {
      return words("next {} days").replacing("{}", with: NumberText(words).count(days))
    }
    switch ahead {
    case 0: return words("running period")
    case 1: return words("next period")
    default: return "\(ahead) \(words("periods ahead"))"
    }
  }

  /// The same at the start of a line.
  static func title(_ ahead: Int, of report: BacktestReport, _ words: OutputLanguage) -> String {
    let name = horizon(ahead, of: report, words)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
