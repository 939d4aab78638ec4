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

  /// What a horizon is called.
  static func horizon(_ ahead: Int, _ words: OutputLanguage) -> String {
    switch ahead {
    case 0: words("running period")
    case 1: words("next period")
    default: "\(ahead) \(words("periods ahead"))"
    }
  }

  /// The same at the start of a line.
  static func title(_ ahead: Int, _ words: OutputLanguage) -> String {
    let name = horizon(ahead, words)
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
