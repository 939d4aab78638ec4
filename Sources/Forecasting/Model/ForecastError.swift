public import Calendars

/// Why a forecast cannot be given.
public enum ForecastError: Error, Equatable, Sendable {
  /// The history cannot carry an answer; the reason says what is missing.
  case tooLittleHistory(reason: String)
  /// The model was trained on facts later than the as-of date.
  case modelFromTheFuture(trainedAsOf: Day, asOf: Day)
  /// A computation failed; the text is that of the numeric core.
  case numeric(String)
  /// A level that the deals do not have.
  case unknownLevel(String, known: [String])
}

extension ForecastError: CustomStringConvertible {
  /// What happened and what to do.
  public var description: String {
    switch self {
    case .tooLittleHistory(let reason):
      "not enough history for a forecast: \(reason)"
    case .modelFromTheFuture(let trained, let asOf):
      "the model was trained as of \(trained), after \(asOf); train one as of \(asOf) or earlier"
    case .numeric(let text):
      "the fit failed: \(text)"
    case .unknownLevel(let level, let known):
      "--by: \"\(level)\" is no level of the deals; known are \(known.joined(separator: ", "))"
    }
  }
}
